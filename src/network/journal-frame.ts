import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/**
 * One record in a segment file: three 32-bit big-endian numbers (bytes of the head, bytes of the body, CRC-32 of both),
 * the head as JSON in UTF-8, the body as it is.
 */
export type Frame = {
  readonly head: unknown;
  readonly body: { readonly offset: number; readonly length: number };
  readonly start: number;
  readonly end: number;
};

const framePrefixBytes = 12;

const longestHead = 1_000_000;

/** The buffers that make up a frame, in order. */
export function frame(head: unknown, body: Uint8Array): readonly [prefix: Buffer, body: Uint8Array] {
  const text = JSON.stringify(head);
  const headBytes = Buffer.byteLength(text);
  const start = Buffer.allocUnsafe(framePrefixBytes + headBytes);
  start.writeUInt32BE(headBytes, 0);
  start.writeUInt32BE(body.length, 4);
  start.write(text, framePrefixBytes);
  start.writeUInt32BE(crc32(body, crc32(start.subarray(framePrefixBytes))), 8);
  return [start, body];
}

/** Walks the frames between two offsets. With `verify` it stops before the first one that is incomplete or damaged. */
export async function* frames(
  file: FileHandle,
  from: number,
  to: number,
  { verify }: { readonly verify: boolean },
): AsyncGenerator<Frame> {
  const bytes = reader(file, to);
  let offset = from;
  while (offset + framePrefixBytes <= to) {
    const prefix = await bytes(offset, framePrefixBytes);
    const headBytes = prefix.readUInt32BE(0);
    const length = prefix.readUInt32BE(4);
    const sum = prefix.readUInt32BE(8);
    const bodyAt = offset + framePrefixBytes + headBytes;
    if (headBytes > longestHead || bodyAt + length > to) return;

    const head = await bytes(offset + framePrefixBytes, headBytes);
    if (verify && crc32(await bytes(bodyAt, length), crc32(head)) !== sum) return;
    const start = offset;
    offset = bodyAt + length;
    yield { head: JSON.parse(head.toString()), body: { offset: bodyAt, length }, start, end: offset };
  }
}

const windowBytes = 256 * 1024;

/** Reads through a window, so that neighbouring small frames cost one read of the file. */
function reader(file: FileHandle, end: number) {
  let window: Buffer = Buffer.alloc(0);
  let start = 0;
  return async (offset: number, length: number): Promise<Buffer> => {
    if (offset < start || offset + length > start + window.length) {
      window = await readExactly(file, offset, Math.min(Math.max(length, windowBytes), end - offset));
      start = offset;
    }
    return window.subarray(offset - start, offset - start + length);
  };
}

/**
 * Reads a piece of the file. A small one is read at once: it nearly always lies in the system's cache, and a trip through
 * the thread pool would take longer.
 */
export async function readExactly(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const bytesRead =
      length <= windowBytes
        ? readSync(file.fd, buffer, read, length - read, offset + read)
        : (await file.read(buffer, read, length - read, offset + read)).bytesRead;
    if (bytesRead === 0)
      throw new Error(`the file ends at ${offset + read}, ${length - read} bytes too early`);
    read += bytesRead;
  }
  return buffer;
}
