export type TarEntry = { readonly path: string; readonly bytes: Uint8Array };

const block = 512;

/**
 * The files of an uncompressed ustar/pax archive, as FHIR packages are made of.
 * @throws RangeError when an entry claims more bytes than there are, or what stands where an entry begins is none
 */
export function* tarEntries(archive: Uint8Array): Generator<TarEntry> {
  const buffer = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  let longPath: string | undefined;
  for (let at = 0; at + block <= buffer.length && buffer[at] !== 0;) {
    if (checksum(buffer, at) !== octal(buffer, at + 148, 8))
      throw new RangeError('this is not a tar archive');
    const size = octal(buffer, at + 124, 12);
    const kind = String.fromCharCode(buffer[at + 156]!);
    const start = at + block;
    if (start + size > buffer.length) throw new RangeError('the archive ends inside a file');
    const bytes = buffer.subarray(start, start + size);
    if (kind === 'x') longPath = /\d+ path=([^\n]*)\n/.exec(bytes.toString('utf8'))?.[1];
    else if (kind === 'L') longPath = text(bytes, 0, bytes.length);
    else {
      if (kind === '0' || kind === '\0') yield { path: longPath ?? shortPath(buffer, at), bytes };
      longPath = undefined;
    }
    at = start + Math.ceil(size / block) * block;
  }
}

/** The sum of a header's bytes, its own field read as blanks. */
function checksum(buffer: Buffer, at: number): number {
  let sum = 0;
  for (let i = 0; i < block; i++) sum += i >= 148 && i < 156 ? 32 : buffer[at + i]!;
  return sum;
}

function octal(buffer: Buffer, at: number, length: number): number {
  const digits = text(buffer, at, length);
  if (!/^[0-7]*$/.test(digits)) throw new RangeError('a number in the archive is not octal');
  return Number.parseInt(digits || '0', 8);
}

function shortPath(buffer: Buffer, at: number): string {
  const prefix = text(buffer, at + 345, 155);
  const name = text(buffer, at, 100);
  return prefix ? `${prefix}/${name}` : name;
}

function text(buffer: Buffer, at: number, length: number): string {
  const end = buffer.subarray(at, at + length).indexOf(0);
  return buffer.toString('utf8', at, at + (end < 0 ? length : end)).trim();
}
