export type TarEntry = { readonly path: string; readonly bytes: Uint8Array };

const block = 512;

/**
 * The files of an uncompressed ustar/pax archive, as FHIR packages are made of.
 * @throws RangeError when an entry claims more bytes than there are.
 */
export function* tarEntries(archive: Uint8Array): Generator<TarEntry> {
  const buffer = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  let longPath: string | undefined;
  for (let at = 0; at + block <= buffer.length && buffer[at] !== 0;) {
    const size = Number.parseInt(text(buffer, at + 124, 12), 8) || 0;
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

function shortPath(buffer: Buffer, at: number): string {
  const prefix = text(buffer, at + 345, 155);
  const name = text(buffer, at, 100);
  return prefix ? `${prefix}/${name}` : name;
}

function text(buffer: Buffer, at: number, length: number): string {
  const end = buffer.subarray(at, at + length).indexOf(0);
  return buffer.toString('utf8', at, at + (end < 0 ? length : end)).trim();
}
