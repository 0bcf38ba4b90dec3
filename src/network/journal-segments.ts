import { constants, type FileHandle, open, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { HarnessError } from '../errors.ts';
import { type Frame, frames, readExactly } from './journal-frame.ts';

/** Where bytes lie in the journal. */
export type BodyLocation = { readonly segment: number; readonly offset: number; readonly length: number };

export type PlacedFrame = { readonly head: FrameHead; readonly body: BodyLocation };

/** The part of a head that the journal itself reads: `more` marks a record whose unit goes on in the next one. */
export type FrameHead = { readonly sequence: number; readonly more?: true };

/** The files of a journal, `000001.journal` and on, and an index of every 64th record in them. */
export type Segments = AsyncDisposable & {
  readonly last: number;
  readonly end: { readonly segment: number; readonly offset: number };
  /** Tells the index where a record is going to be written. */
  note: (sequence: number, segment: number, offset: number) => void;
  write: (segment: number, offset: number, buffers: readonly Uint8Array[], flush: boolean) => Promise<void>;
  /** The frames that are written, beginning at or before the one with this sequence. */
  from: (sequence: number) => AsyncGenerator<PlacedFrame>;
  body: (location: BodyLocation) => Promise<Buffer>;
};

const indexEvery = 64;

/** Opens the files, reads through them and hands every record of a complete unit to `found`. */
export async function openSegments(
  directory: string,
  durable: boolean,
  found: (frame: PlacedFrame) => void,
): Promise<Segments> {
  const files = new Map<number, Promise<FileHandle>>();
  const ends = new Map<number, number>();
  const index: { readonly sequence: number; readonly segment: number; readonly offset: number }[] = [];

  const openFile = async (segment: number): Promise<FileHandle> => {
    const file = await open(pathOf(directory, segment), constants.O_RDWR | constants.O_CREAT, 0o600);
    if (durable) await flushDirectory(directory);
    return file;
  };
  const fileOf = (segment: number): Promise<FileHandle> => {
    const known = files.get(segment) ?? openFile(segment);
    files.set(segment, known);
    return known;
  };
  const note = (sequence: number, segment: number, offset: number) => {
    if (offset === 0 || sequence % indexEvery === 0) index.push({ sequence, segment, offset });
  };

  await using begun = new AsyncDisposableStack();
  begun.defer(async () => {
    for (const file of files.values()) await (await file.catch(() => undefined))?.close();
  });

  const numbers = await segmentNumbers(directory);
  let last = 0;
  for (const segment of numbers) {
    const file = await fileOf(segment);
    const { size } = await file.stat();
    let end = 0;
    for await (const unit of completeUnits(file, size)) {
      for (const frame of unit) {
        const placed = place(frame, segment);
        note(placed.head.sequence, segment, frame.start);
        found(placed);
        last = placed.head.sequence;
        end = frame.end;
      }
    }
    ends.set(segment, end);
    if (end === size) continue;
    if (segment !== numbers.at(-1)) throw damaged(pathOf(directory, segment), end);
    await setAside(file, pathOf(directory, segment), end, size);
  }

  const segment = numbers.at(-1) ?? 1;
  const opened = begun.move();
  return {
    last,
    end: { segment, offset: ends.get(segment) ?? 0 },
    note,
    async write(number, offset, buffers, flush) {
      const file = await fileOf(number);
      const bytes = buffers.reduce((sum, { length }) => sum + length, 0);
      const { bytesWritten } = await file.writev(buffers, offset);
      if (bytesWritten !== bytes) throw new Error(`only ${bytesWritten} of ${bytes} bytes could be written`);
      if (flush) await file.datasync();
      ends.set(number, offset + bytes);
    },
    async *from(sequence) {
      let start = index.findLast((entry) => entry.sequence <= sequence) ?? { segment: 1, offset: 0 };
      for (let end = ends.get(start.segment); end !== undefined; end = ends.get(start.segment)) {
        const file = await fileOf(start.segment);
        for await (const frame of frames(file, start.offset, end, { verify: false }))
          yield place(frame, start.segment);
        start = { segment: start.segment + 1, offset: 0 };
      }
    },
    body: async ({ segment: number, offset, length }) => readExactly(await fileOf(number), offset, length),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** The units of a file that are there to their last record and undamaged. */
async function* completeUnits(file: FileHandle, size: number): AsyncGenerator<readonly Frame[]> {
  let unit: Frame[] = [];
  for await (const frame of frames(file, 0, size, { verify: true })) {
    unit.push(frame);
    if ((frame.head as FrameHead).more) continue;
    yield unit;
    unit = [];
  }
}

const pathOf = (directory: string, segment: number) =>
  join(directory, `${String(segment).padStart(6, '0')}.journal`);

async function segmentNumbers(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  return names
    .flatMap((name) => /^(\d+)\.journal$/u.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
}

function place({ head, body }: Frame, segment: number): PlacedFrame {
  return {
    head: head as FrameHead,
    body: { segment, ...body },
  };
}

/** A new file is only sure to be there after a crash when its directory has been flushed too. */
async function flushDirectory(directory: string): Promise<void> {
  // Windows cannot open a directory; its file system journals names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(directory);
  await handle.sync();
  await handle.close();
}

/** Moves what a crash left half written out of the journal, into a file beside it. */
async function setAside(file: FileHandle, path: string, end: number, size: number): Promise<void> {
  const torn = await readExactly(file, end, size - end);
  await writeFile(`${path}.part`, torn);
  await rename(`${path}.part`, `${path}.torn`);
  await file.truncate(end);
  await file.sync();
}

const damaged = (path: string, offset: number) =>
  new HarnessError(
    'journal-damaged',
    `${path}: the journal is damaged at byte ${offset}: start with another state directory`,
  );
