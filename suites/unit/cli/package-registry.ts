import { createHash } from 'node:crypto';
import type { Handler } from '../../../src/network/http-message.ts';
import { listen, type Listener } from '../../../src/network/listen.ts';

/** What a registry serves of one version; a promise that is wrong is given on purpose. */
export type Served = { readonly tgz: Buffer; readonly dist?: object };

export type ServedPackages = Readonly<Record<string, Readonly<Record<string, Served>>>>;

/** A FHIR package registry that serves these packages, and remembers what it was asked for. */
export async function startRegistry(
  packages: ServedPackages,
  answerFirst: (path: string) => ReturnType<Handler> | undefined = () => undefined,
): Promise<Listener & { readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const registry = await listen(({ path }) => {
    asked.push(path);
    const answer = answerFirst(path);
    if (answer) return answer;
    const [, name = '', version] = path.split('/').map(decodeURIComponent);
    const versions = packages[name];
    const served = version === undefined ? undefined : versions?.[version];
    if (served) return { status: 200, body: served.tgz };
    if (!versions || version !== undefined) return { status: 404, body: 'no such package' };
    const described = Object.entries(versions).map(([key, { tgz, dist }]) => [
      key,
      { name, version: key, dist: dist ?? { shasum: sha1(tgz), tarball: `${registry.url}/${name}/${key}` } },
    ]);
    return { status: 200, body: JSON.stringify({ name, versions: Object.fromEntries(described) }) };
  });
  return { ...registry, asked, [Symbol.asyncDispose]: () => registry[Symbol.asyncDispose]() };
}

export function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}
