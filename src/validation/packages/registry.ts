import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { Checksums } from './checksum.ts';

/** One GET, made by whoever has sockets; it throws a HarnessError when there is no answer. */
export type Get = (request: {
  readonly url: string;
  readonly accept: string;
  readonly maxAnswerBytes: number;
  readonly onBytes?: (sum: number) => void;
}) => Promise<{ readonly status: number; readonly body: Buffer }>;

/** A version of a package that a registry offers. */
export type Release = Checksums & { readonly tarball: string | undefined };

export type Offer = {
  readonly releases: ReadonlyMap<string, Release>;
  /** The version that the registry itself calls the latest. */
  readonly latest: string | undefined;
};

/** A FHIR package registry: npm's protocol, as packages.fhir.org and packages2.fhir.org speak it. */
export type Registry = {
  readonly url: string;
  /** What there is of a package; undefined for a package that the registry does not know. */
  readonly offer: (name: string) => Promise<Offer | undefined>;
  readonly download: (
    name: string,
    version: string,
    release: Release,
    onBytes?: (sum: number) => void,
  ) => Promise<Buffer>;
};

const largestDocument = 32_000_000;
const largestTarball = 200_000_000;

/** @throws HarnessError from its functions, `registry-…`: one line that names the address and what it answered */
export function registryAt(url: string, get: Get): Registry {
  const root = url.replace(/\/+$/, '');
  return {
    url: root,
    async offer(name) {
      const address = `${root}/${name}`;
      const { status, body } = await get({
        url: address,
        // The second registry answers with a page for people unless it is told.
        accept: 'application/json',
        maxAnswerBytes: largestDocument,
      });
      if (status === 404 || status === 410) return undefined;
      if (status !== 200) throw refused(address, status);
      return readOffer(address, body);
    },
    async download(name, version, { tarball }, onBytes) {
      const address = tarball ?? `${root}/${name}/${version}`;
      const { status, body } = await get({
        url: address,
        accept: 'application/gzip, application/octet-stream, */*',
        maxAnswerBytes: largestTarball,
        ...(onBytes ? { onBytes } : {}),
      });
      if (status !== 200) throw refused(address, status);
      return body;
    },
  };
}

const text = z.string().nullish().catch(undefined);
const document = z.looseObject({
  'dist-tags': z.looseObject({ latest: text }).nullish().catch(undefined),
  versions: z.record(
    z.string(),
    z.looseObject({
      dist: z.looseObject({ shasum: text, integrity: text, tarball: text }).nullish().catch(undefined),
    }),
  ),
});

function readOffer(address: string, body: Buffer): Offer {
  const parsed = document.safeParse(jsonOf(body));
  if (!parsed.success) {
    throw new HarnessError(
      'registry-unreadable',
      `${address} does not answer as a FHIR package registry (JSON with the versions of a package)`,
    );
  }
  const { versions, 'dist-tags': tags } = parsed.data;
  const releases = Object.entries(versions)
    // A version becomes the name of a folder.
    .filter(([version]) => /^[0-9A-Za-z][0-9A-Za-z.+_-]*$/.test(version))
    .map(([version, { dist }]): [string, Release] => [
      version,
      {
        shasum: dist?.shasum ?? undefined,
        integrity: dist?.integrity ?? undefined,
        tarball: absolute(dist?.tarball ?? undefined, address),
      },
    ]);
  return { releases: new Map(releases), latest: tags?.latest ?? undefined };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function absolute(tarball: string | undefined, base: string): string | undefined {
  return tarball && URL.parse(tarball, base)?.href;
}

function refused(address: string, status: number): HarnessError {
  return new HarnessError('registry-refused', `${address} answers HTTP ${status}`);
}
