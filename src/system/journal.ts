import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '../errors.ts';
import { makeFolders } from '../made-folder.ts';

/** Entries in the order in which they were made, one JSON line each; without a folder nothing is written. */
export type Journal<T> = Disposable & { readonly append: (entry: T) => void; readonly clear: () => void };

/** Opens the journal in `folder`, made when missing, and replays to `take` what it holds. */
export function openJournal<T>(folder: string | undefined, take: (entry: T) => void): Journal<T> {
  if (folder === undefined) return { append() {}, clear() {}, [Symbol.dispose]() {} };

  const path = join(folder, 'journal.jsonl');
  const file = openAt(folder, path);
  let end = replay(path, (entry) => take(entry as T));
  ftruncateSync(file, end);

  return {
    append(entry) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`, 'utf8');
      try {
        let written = 0;
        while (written < line.length) written += writeSync(file, line, written);
        fsyncSync(file);
      } catch (error) {
        // Half a line would make every later entry unreadable.
        ftruncateSync(file, end);
        throw new HarnessError('state-not-written', `${path}: ${(error as Error).message}`, { cause: error });
      }
      end += line.length;
    },
    clear() {
      ftruncateSync(file, 0);
      end = 0;
    },
    [Symbol.dispose]: () => closeSync(file),
  };
}

function openAt(folder: string, path: string): number {
  try {
    makeFolders(folder);
    return openSync(path, 'a+', 0o600);
  } catch (error) {
    throw new HarnessError('state-not-readable', `${path}: ${(error as Error).message}`, { cause: error });
  }
}

/** Returns where the last whole line ends: a process that was killed while writing leaves half of one behind. */
function replay(path: string, take: (entry: unknown) => void): number {
  const bytes = readFileSync(path);
  let start = 0;
  for (let line = 1; ; line++) {
    const stop = bytes.indexOf(10, start);
    if (stop < 0) return start;
    try {
      take(JSON.parse(bytes.toString('utf8', start, stop)));
    } catch (error) {
      throw new HarnessError('state-not-readable', `${path}:${line}: not an entry of this system`, {
        cause: error,
      });
    }
    start = stop + 1;
  }
}
