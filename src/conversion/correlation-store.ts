import { type FileHandle, open } from 'node:fs/promises';
import type { Clock } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import { type ConversionRecord, expiryOf, keysOf } from './correlation-record.ts';

export type CorrelationStore = AsyncDisposable & {
  /** The latest record under a key (correlation-record.ts), unless its three months are over. */
  readonly find: (key: string) => Promise<ConversionRecord | undefined>;
  /** Keeps a record; one with the same seed takes the place of the earlier. It is durable when the promise resolves. */
  readonly keep: (record: ConversionRecord) => Promise<void>;
};

/** A store that is gone with the process. */
export function memoryCorrelationStore(clock: Clock): CorrelationStore {
  const records = new Map<string, ConversionRecord>();
  return {
    async find(key) {
      const record = records.get(key);
      return record && expiryOf(record) > clock.now() ? record : undefined;
    },
    async keep(record) {
      for (const key of keysOf(record)) records.set(key, record);
    },
    async [Symbol.asyncDispose]() {},
  };
}

/**
 * A store in a file of one JSON record a line, which only grows. Only keys and places are held in memory.
 *
 * @throws HarnessError `correlation-store-damaged` when a line is not a record; half a last line is what a crash leaves
 *   behind, and is cut off
 */
export async function openCorrelationStore(path: string, clock: Clock): Promise<CorrelationStore> {
  const file = await open(path, 'a+');
  const places = new Map<string, Place>();
  const remember = (record: ConversionRecord, offset: number, length: number) => {
    const place = { offset, length, expires: expiryOf(record).getTime() };
    for (const key of keysOf(record)) places.set(key, place);
  };
  let end = 0;
  try {
    end = await replayed(file, path, remember);
  } catch (error) {
    await file.close();
    throw error;
  }

  const append = async (record: ConversionRecord) => {
    const line = Buffer.from(`${JSON.stringify(record)}\n`, 'utf8');
    try {
      await file.appendFile(line);
      await file.datasync();
    } catch (error) {
      // What is written after half a line would be lost with it.
      await file.truncate(end);
      throw error;
    }
    remember(record, end, line.length - 1);
    end += line.length;
  };

  let last: Promise<unknown> = Promise.resolve();
  return {
    async find(key) {
      const place = places.get(key);
      if (!place || place.expires <= clock.now().getTime()) return undefined;
      const { buffer } = await file.read(Buffer.alloc(place.length), 0, place.length, place.offset);
      return JSON.parse(buffer.toString('utf8')) as ConversionRecord;
    },
    keep(record) {
      const written = last.then(() => append(record));
      last = written.catch(() => {});
      return written;
    },
    async [Symbol.asyncDispose]() {
      await last;
      await file.close();
    },
  };
}

type Place = { readonly offset: number; readonly length: number; readonly expires: number };

/** Reads the records that are there, and cuts off what follows the last line end. Gives the length of the file. */
async function replayed(
  file: FileHandle,
  path: string,
  remember: (record: ConversionRecord, offset: number, length: number) => void,
): Promise<number> {
  let offset = 0;
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(lineEnd); end >= 0; end = rest.indexOf(lineEnd)) {
      number += 1;
      remember(recordOf(rest.toString('utf8', 0, end), `${path}:${number}`), offset, end);
      offset += end + 1;
      rest = rest.subarray(end + 1);
    }
  }
  if (rest.length > 0) await file.truncate(offset);
  return offset;
}

const lineEnd = 0x0a;

function recordOf(line: string, place: string): ConversionRecord {
  try {
    const record = JSON.parse(line) as ConversionRecord;
    keysOf(record);
    if (!Number.isNaN(expiryOf(record).getTime())) return record;
  } catch {
    // Told below, as any other line that is no record.
  }
  throw new HarnessError(
    'correlation-store-damaged',
    `${place}: not a record of a conversion; move the file away to start with an empty one`,
  );
}
