/** Orders versions as numbers, part by part: 2.10.0 is newer than 2.9.3. */
export function compareVersions(a: string | undefined, b: string | undefined): number {
  const left = parts(a);
  const right = parts(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference) return difference;
  }
  return 0;
}

function parts(version = '0'): number[] {
  return version.split(/[.-]/).map((part) => Number(part) || 0);
}

/**
 * Of the versions that there are, the one that is asked for; else the newest that fits a wildcard such as `2.1.x`; else the
 * newest. A pre-release is the newest only where nothing has been released.
 */
export function chooseVersion(wanted: string | undefined, versions: readonly string[]): string | undefined {
  if (wanted !== undefined && versions.includes(wanted)) return wanted;
  const fitting = versions.filter((version) => wanted !== undefined && fitsWildcard(wanted, version));
  const among = fitting.length > 0 ? fitting : versions;
  const released = among.filter((version) => /^\d+(?:\.\d+)*$/.test(version));
  return (released.length > 0 ? released : among).toSorted((a, b) => compareVersions(b, a))[0];
}

/** `2.x`, `2.1.x` and `2.*` leave open what comes where their wildcard stands. */
export function isWildcard(version: string): boolean {
  return /^(?:\d+\.)*[x*]$/i.test(version);
}

function fitsWildcard(wanted: string, version: string): boolean {
  return isWildcard(wanted) && version.startsWith(wanted.slice(0, -1));
}

/** A canonical URL and the version behind its `|`. */
export function splitCanonical(canonical: string): {
  readonly url: string;
  readonly version: string | undefined;
} {
  const bar = canonical.indexOf('|');
  return bar < 0
    ? { url: canonical, version: undefined }
    : { url: canonical.slice(0, bar), version: canonical.slice(bar + 1) };
}
