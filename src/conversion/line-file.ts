import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { flushFolder } from '../flush-folder.ts';

/** Where a line lies in its file: without its line end. */
export type LinePlace = { readonly offset: number; readonly length: number };

export type Line = { readonly text: string; readonly place: LinePlace };

/**
 * A file of lines that only grows, until it is replaced as a whole. A line is there or it is not: half of one is what a
 * crash leaves behind, and is cut off when the file is opened. Its functions must not run at the same time.
 */
export type LineFile = AsyncDisposable & {
  /** The line is durable when the promise resolves; when it rejects, the file is as it was. */
  readonly append: (text: string) => Promise<LinePlace>;
  readonly read: (place: LinePlace) => Promise<string>;
  readonly lines: () => AsyncGenerator<Line>;
  /** Puts other lines in the place of all: a crash leaves the old ones or the new ones. */
  readonly replace: (lines: AsyncIterable<string>) => Promise<void>;
};

/** @param durable `false` leaves flushing to the operating system: for a file that dies with the process anyway */
export async function openLineFile(path: string, durable: boolean): Promise<LineFile> {
  let file = await open(path, 'a+');
  let end = 0;
  for await (const { place } of linesOf(file)) end = place.offset + place.length + 1;
  if ((await file.stat()).size > end) await file.truncate(end);
  let broken: Error | undefined;
  if (durable) await flushFolder(dirname(path));

  return {
    async append(text) {
      if (broken) throw broken;
      const line = Buffer.from(`${text}\n`, 'utf8');
      const place = { offset: end, length: line.length - 1 };
      try {
        await file.appendFile(line);
        if (durable) await file.datasync();
      } catch (error) {
        // What is written after half a line would be lost with it.
        await file.truncate(end).catch(() => (broken = error as Error));
        throw error;
      }
      end += line.length;
      return place;
    },
    async read({ offset, length }) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      if (bytesRead < length) throw new Error(`${path} has become shorter`);
      return buffer.toString('utf8');
    },
    lines: () => linesOf(file),
    async replace(lines) {
      const part = `${path}.part`;
      await rm(part, { force: true });
      const next = await open(part, 'a+');
      let written = 0;
      try {
        for await (const text of lines) {
          const line = Buffer.from(`${text}\n`, 'utf8');
          await next.appendFile(line);
          written += line.length;
        }
        await next.datasync();
        await rename(part, path);
      } catch (error) {
        await next.close();
        await rm(part, { force: true });
        throw error;
      }
      await file.close();
      [file, end] = [next, written];
      if (durable) await flushFolder(dirname(path));
    },
    [Symbol.asyncDispose]: () => file.close(),
  };
}

const lineEnd = 0x0a;

async function* linesOf(file: FileHandle): AsyncGenerator<Line> {
  let offset = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(lineEnd); end >= 0; end = rest.indexOf(lineEnd)) {
      yield { text: rest.toString('utf8', 0, end), place: { offset, length: end } };
      offset += end + 1;
      rest = rest.subarray(end + 1);
    }
  }
}
