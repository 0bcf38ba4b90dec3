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
