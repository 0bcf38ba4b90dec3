import { createHash } from 'node:crypto';

/** What a registry says of the bytes of a package, as npm registries do. */
export type Checksums = {
  /** SHA-1 in hexadecimal. */
  readonly shasum: string | undefined;
  /** W3C Subresource Integrity: one or several of `sha512-<base64>`. */
  readonly integrity: string | undefined;
};

/**
 * Which promise the bytes break, as half a sentence; nothing when they keep every one.
 * Of several hashes in `integrity` the strongest kind counts, as the specification says.
 */
export function brokenPromise(bytes: Uint8Array, { shasum, integrity }: Checksums): string | undefined {
  if (shasum && hash('sha1', bytes, 'hex') !== shasum.toLowerCase()) return `its SHA-1 is not ${shasum}`;
  const promised = strongest(integrity ?? '');
  const kept = promised.some(({ kind, digest }) => hash(kind, bytes, 'base64') === digest);
  return promised.length === 0 || kept
    ? undefined
    : `its ${promised[0]!.kind} is not the one of its integrity`;
}

/** Whether there is anything to check the bytes by. */
export function isPromised({ shasum, integrity }: Checksums): boolean {
  return Boolean(shasum) || strongest(integrity ?? '').length > 0;
}

function strongest(integrity: string): readonly { readonly kind: string; readonly digest: string }[] {
  const all = [...integrity.matchAll(/(?:^|\s)(sha512|sha384|sha256|sha1)-([A-Za-z0-9+/=]+)/g)];
  for (const kind of ['sha512', 'sha384', 'sha256', 'sha1']) {
    const found = all.filter((match) => match[1] === kind);
    if (found.length > 0) return found.map((match) => ({ kind, digest: match[2]! }));
  }
  return [];
}

function hash(kind: string, bytes: Uint8Array, encoding: 'hex' | 'base64'): string {
  return createHash(kind).update(bytes).digest(encoding);
}
