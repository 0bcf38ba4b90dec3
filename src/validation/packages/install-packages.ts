import { HarnessError } from '../../errors.ts';
import { packageKey, type PackageManifest } from '../definitions/fhir-package.ts';
import { isCore } from '../definitions/package-set.ts';
import { chooseVersion, compareVersions, isWildcard } from '../definitions/version.ts';
import { brokenPromise, isPromised } from './checksum.ts';
import { dependencyId, type PackageId } from './package-id.ts';
import { inCache, putInCache } from './put-in-cache.ts';
import type { Offer, Registry } from './registry.ts';

/** What happened to one package, told as it happens. */
export type InstallEvent =
  | { readonly what: 'downloading'; readonly key: string; readonly bytes: number }
  | { readonly what: 'installed'; readonly key: string; readonly bytes: number }
  | { readonly what: 'present'; readonly key: string }
  | { readonly what: 'skipped'; readonly key: string }
  /** What a user should know of a choice that was made, a sentence. */
  | { readonly what: 'note'; readonly text: string };

export type InstallOptions = {
  readonly registry: Registry;
  readonly cache: string;
  readonly tell: (event: InstallEvent) => void;
};

/** A package that is asked for, by the user or by another package. */
type Wish = PackageId & { readonly by?: string };

/**
 * Puts packages and all that they depend on into a cache. What is there is left alone; FHIR itself is left out.
 * MedCom's packages pin versions that do not exist any more: for a dependency another is taken, and that is told.
 * @throws HarnessError on the first package that cannot be had; those before it are whole and stay
 */
export async function installPackages(
  wanted: readonly PackageId[],
  { registry, cache, tell }: InstallOptions,
): Promise<void> {
  const offers = new Map<string, Promise<Offer | undefined>>();
  const offer = (name: string) => {
    const known = offers.get(name) ?? registry.offer(name);
    offers.set(name, known);
    return known;
  };
  const asked = new Set<string>();
  const settled = new Set<string>();
  const wishes: Wish[] = [...wanted];

  for (let wish = wishes.shift(); wish; wish = wishes.shift()) {
    const wished = `${wish.name}#${wish.version ?? ''}`;
    if (asked.has(wished)) continue;
    asked.add(wished);
    if (isCore(wish.name)) {
      tell({ what: 'skipped', key: wish.version === undefined ? wish.name : wished });
      continue;
    }
    const manifest = await obtain(wish);
    if (!manifest) continue;
    const key = packageKey(manifest);
    if (settled.has(key)) continue;
    settled.add(key);
    for (const [name, version] of Object.entries(manifest.dependencies))
      wishes.push({ ...dependencyId(name, version, key), by: key });
  }

  async function obtain(wish: Wish): Promise<PackageManifest | undefined> {
    const pinned =
      wish.version !== undefined && inCache(cache, packageKey({ ...wish, version: wish.version }));
    if (pinned) return present(pinned);
    const offered = await offer(wish.name);
    const version = offered && choose(wish, offered, registry.url, tell);
    if (!version) return without(wish);
    const key = packageKey({ name: wish.name, version });
    const known = inCache(cache, key);
    return known ? present(known) : download(wish.name, version, offered);
  }

  function present(manifest: PackageManifest): PackageManifest {
    if (!settled.has(packageKey(manifest))) tell({ what: 'present', key: packageKey(manifest) });
    return manifest;
  }

  function without({ name, version = '', by }: Wish): undefined {
    if (by === undefined) throw new HarnessError('no-such-package', `${registry.url} has no package ${name}`);
    tell({
      what: 'note',
      text: `${name}#${version}, which ${by} depends on, is not to be had and is left out`,
    });
  }

  async function download(name: string, version: string, { releases }: Offer): Promise<PackageManifest> {
    const key = packageKey({ name, version });
    const release = releases.get(version)!;
    const tgz = await registry.download(name, version, release, (bytes) =>
      tell({ what: 'downloading', key, bytes }),
    );
    const broken = brokenPromise(tgz, release);
    if (broken) {
      throw new HarnessError(
        'wrong-checksum',
        `${key} is not what ${registry.url} promises (${broken}): it was changed or cut off on the way`,
      );
    }
    const manifest = putInCache(cache, key, tgz);
    tell({ what: 'installed', key, bytes: tgz.length });
    if (!isPromised(release)) tell({ what: 'note', text: `${registry.url} gives no checksum for ${key}` });
    return manifest;
  }
}

/** The version to take of what is offered, and a note where it is not the one that was named. */
function choose(
  { name, version, by }: Wish,
  { releases, latest }: Offer,
  url: string,
  tell: InstallOptions['tell'],
): string | undefined {
  const versions = [...releases.keys()];
  const newest = latest !== undefined && releases.has(latest) ? latest : chooseVersion(undefined, versions);
  if (version === undefined || version === 'latest') return newest;
  if (version === 'current' || version === 'dev') {
    tell({ what: 'note', text: `${asks(name, version, by)}, which is no release; #${newest} is taken` });
    return newest;
  }
  const chosen = chooseVersion(version, versions);
  const fits = chosen === version || (isWildcard(version) && chosen?.startsWith(version.slice(0, -1)));
  if (!fits && by === undefined) {
    const known = versions.toSorted((a, b) => compareVersions(b, a)).slice(0, 5);
    throw new HarnessError(
      'no-such-version',
      `${url} has no ${name}#${version}; ${known.length > 0 ? `the newest are ${known.join(', ')}` : 'it has no version at all'}`,
    );
  }
  if (chosen !== undefined && chosen !== version)
    tell({ what: 'note', text: `${asks(name, version, by)}; #${chosen} is taken` });
  return chosen;
}

function asks(name: string, version: string, by: string | undefined): string {
  return `${by ?? 'the command line'} asks for ${name}#${version}`;
}
