import { mkdir } from 'node:fs/promises';

import type { HarnessError } from '../errors.ts';
import { groupCommit } from './group-commit.ts';
import { frame } from './journal-frame.ts';
import {
  openSegments,
  type BodyLocation,
  type FrameHead,
  type PlacedFrame,
  type SegmentSpan,
} from './journal-segments.ts';
import { watch } from './watch.ts';

/** What is put into the journal: a fact, and the bytes that belong to it. */
export type NewRecord<Fact> = { readonly fact: Fact; readonly body?: Uint8Array };

export type JournalRecord<Fact> = {
  /** 1, 2, 3 …; what has been dropped leaves a gap. */
  readonly sequence: number;
  readonly fact: Fact;
  /** Where its bytes are; absent when it has none. */
  readonly body?: BodyLocation;
};

/**
 * An append-only journal on disk. Only places are kept in memory, never bytes: an index entry for every 64 records.
 * What is appended together is one unit: after a crash all of it is there or none.
 */
export type Journal<Fact> = AsyncDisposable & {
  /** Sequence of the last record that is on disk. */
  readonly last: number;
  /** Why nothing more can be appended, once that is so. */
  readonly problem: HarnessError | undefined;
  /** The records are known at once; their bytes can be read when `durable` has settled. */
  append: (
    unit: readonly NewRecord<Fact>[],
    /** `false` leaves the flush to whatever is appended next: for what nobody is told. */
    flush?: boolean,
  ) => {
    readonly records: readonly JournalRecord<Fact>[];
    readonly durable: Promise<void>;
  };
  /** Records after a sequence, in order, at most `limit`. */
  read: (after: number, limit: number) => Promise<readonly JournalRecord<Fact>[]>;
  body: (location: BodyLocation) => Promise<Buffer>;
  /** The files that it lies in; the last one is written to. */
  spans: () => readonly SegmentSpan[];
  /** Goes on in a new file. */
  rotate: () => void;
  /** Deletes files: whoever does so must have what is still needed of them elsewhere. */
  drop: (segments: ReadonlySet<number>) => Promise<void>;
  /** Settles when there is a record after `sequence`, or when the signal is aborted. */
  later: (sequence: number, signal: AbortSignal) => Promise<void>;
};

export type JournalOptions<Fact> = {
  /** `false` leaves flushing to the operating system: for a directory that dies with the process anyway. */
  readonly durable?: boolean;
  readonly segmentBytes?: number;
  /** The last sequence that was ever given, where the records up to it may have been dropped. */
  readonly counted?: number;
  /** Told every record found on disk, in order, before the journal opens. */
  readonly recover?: (record: JournalRecord<Fact>) => void;
};

type Head<Fact> = FrameHead & { readonly fact: Fact };

type Unit = {
  readonly segment: number;
  readonly offset: number;
  readonly buffers: readonly Uint8Array[];
  readonly last: number;
  readonly flush: boolean;
};

/**
 * Opens or begins the journal in a directory, which nobody else may write in. A unit that a crash cut short is set aside in a `.torn` file.
 * @throws HarnessError `journal-damaged`; an append rejects with `journal-unwritable`
 */
export async function openJournal<Fact>(
  directory: string,
  options: JournalOptions<Fact> = {},
): Promise<Journal<Fact>> {
  const { durable = true, segmentBytes = 64 * 1024 * 1024, counted = 0, recover } = options;
  await mkdir(directory, { recursive: true });
  await using begun = new AsyncDisposableStack();
  const segments = begun.use(await openSegments(directory, durable, (placed) => recover?.(recordOf(placed))));

  const growth = watch();
  let last = Math.max(segments.last, counted);
  let next = last + 1;
  let { segment, offset } = segments.end;

  const commit = groupCommit<Unit>(directory, async (batch) => {
    for (const [number, units] of Map.groupBy(batch, (unit) => unit.segment)) {
      const buffers = units.flatMap((unit) => unit.buffers);
      const flush = durable && units.some((unit) => unit.flush);
      await segments.write(number, units[0]?.offset ?? 0, buffers, flush);
    }
    last = batch.at(-1)?.last ?? last;
    growth.wake();
  });

  const rotate = () => {
    if (offset > 0) [segment, offset] = [segment + 1, 0];
  };

  const open = begun.move();
  return {
    get last() {
      return last;
    },
    get problem() {
      return commit.problem();
    },
    append(unit, flush = true) {
      if (offset >= segmentBytes) rotate();
      const start = offset;
      const buffers: Uint8Array[] = [];
      const records = unit.map(({ fact, body = noBytes }, position): JournalRecord<Fact> => {
        const more = position < unit.length - 1 ? ({ more: true } as const) : {};
        const head: Head<Fact> = { sequence: next++, ...more, fact };
        const [prefix, bytes] = frame(head, body);
        segments.note(head.sequence, segment, offset);
        const place = { segment, offset: offset + prefix.length, length: bytes.length };
        buffers.push(prefix, bytes);
        offset += prefix.length + bytes.length;
        return recordOf({ head, body: place });
      });
      return { records, durable: commit.push({ segment, offset: start, buffers, last: next - 1, flush }) };
    },
    async read(after, limit) {
      const found: JournalRecord<Fact>[] = [];
      if (after >= last) return found;
      for await (const placed of segments.from(after + 1)) {
        if (placed.head.sequence > last || found.length >= limit) break;
        if (placed.head.sequence > after) found.push(recordOf(placed));
      }
      return found;
    },
    body: (location) => segments.body(location),
    spans: () => segments.spans(),
    rotate,
    drop: (dropped) => segments.drop(dropped),
    later: (sequence, signal) => growth.until(() => last > sequence, signal),
    async [Symbol.asyncDispose]() {
      await commit.settled();
      await open.disposeAsync();
    },
  };
}

const noBytes = new Uint8Array();

function recordOf<Fact>({ head, body }: PlacedFrame): JournalRecord<Fact> {
  const { sequence, fact } = head as Head<Fact>;
  return { sequence, fact, ...(body.length > 0 ? { body } : {}) };
}
