import { constants, type FileHandle, open, rm } from 'node:fs/promises';

import { flushFolder } from '../flush-folder.ts';
import { type Frame, frames, readExactly } from './journal-frame.ts';
import { completeUnits, damaged, pathOf, segmentNumbers, setAside } from './segment-file.ts';

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
  /** Those that are there, oldest first, with the sequences of their first and last record. */
  spans: () => readonly SegmentSpan[];
  drop: (segments: ReadonlySet<number>) => Promise<void>;
};

export type SegmentSpan = { readonly segment: number; readonly first: number; readonly last: number };

const indexEvery = 64;

/** Opens the files, reads through them and hands every record of a complete unit to `found`. */
export async function openSegments(
  directory: string,
  durable: boolean,
  found: (frame: PlacedFrame) => void,
): Promise<Segments> {
  const files = new Map<number, Promise<FileHandle>>();
  const ends = new Map<number, number>();
  const spans = new Map<number, SegmentSpan>();
  let index: { readonly sequence: number; readonly segment: number; readonly offset: number }[] = [];
  let dropped: FileHandle[] = [];

  const openFile = async (segment: number): Promise<FileHandle> => {
    const file = await open(pathOf(directory, segment), constants.O_RDWR | constants.O_CREAT, 0o600);
    if (durable) await flushFolder(directory);
    return file;
  };
  const fileOf = (segment: number): Promise<FileHandle> => {
    const known = files.get(segment) ?? openFile(segment);
    files.set(segment, known);
    return known;
  };
  const note = (sequence: number, segment: number, offset: number) => {
    if (offset === 0 || sequence % indexEvery === 0) index.push({ sequence, segment, offset });
    spans.set(segment, { segment, first: spans.get(segment)?.first ?? sequence, last: sequence });
  };

  await using begun = new AsyncDisposableStack();
  begun.defer(async () => {
    for (const file of files.values()) await (await file.catch(() => undefined))?.close();
    for (const file of dropped) await file.close();
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
      const start = index.findLast((entry) => entry.sequence <= sequence);
      for (const [number, end] of [...ends].toSorted(([a], [b]) => a - b)) {
        if (number < (start?.segment ?? 0) || !ends.has(number)) continue;
        const offset = number === start?.segment ? start.offset : 0;
        for await (const frame of frames(await fileOf(number), offset, end, { verify: false }))
          yield place(frame, number);
      }
    },
    async body({ segment: number, offset, length }) {
      if (!ends.has(number)) throw new Error(`segment ${number} of the journal has been dropped`);
      return readExactly(await fileOf(number), offset, length);
    },
    spans: () => [...spans.values()].toSorted((a, b) => a.segment - b.segment),
    async drop(unwanted) {
      // Somebody may still be reading what was dropped the last time, but hardly after a day.
      for (const file of dropped) await file.close();
      dropped = [];
      index = index.filter((entry) => !unwanted.has(entry.segment));
      for (const number of unwanted) {
        const file = await files.get(number);
        if (file) dropped.push(file);
        for (const known of [files, ends, spans]) known.delete(number);
        await rm(pathOf(directory, number), { force: true });
      }
      if (durable) await flushFolder(directory);
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

function place({ head, body }: Frame, segment: number): PlacedFrame {
  return {
    head: head as FrameHead,
    body: { segment, ...body },
  };
}
