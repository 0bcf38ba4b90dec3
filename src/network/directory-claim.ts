import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';

import { HarnessError } from '../errors.ts';

/** What this process has claimed: its own number in a claim does not tell whether that was now or in an earlier life. */
const claimed = new Set<string>();

/**
 * Takes a state directory, which is made when it is not there, for one writer: two would ruin what is in it. The claim of a process that is gone is taken over; so
 * is one with our own number, which is what the first process of a restarted container finds.
 * @throws HarnessError `state-in-use`, or `state-unusable` when nothing can be written there
 */
export async function claimDirectory(directory: string): Promise<AsyncDisposable> {
  const path = resolve(directory, 'in-use-by');
  if (claimed.has(path)) throw inUse(directory, process.pid);
  await mkdir(directory, { recursive: true }).catch(unusable(directory));
  while (!(await written(path).catch(unusable(directory)))) {
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (owner !== process.pid && isRunning(owner)) throw inUse(directory, owner);
    await rm(path, { force: true }).catch(unusable(directory));
  }
  claimed.add(path);
  return {
    async [Symbol.asyncDispose]() {
      claimed.delete(path);
      await rm(path, { force: true });
    },
  };
}

/** `false` when there is a claim already. */
async function written(path: string): Promise<boolean> {
  try {
    await using file = await open(path, 'wx');
    await file.write(String(process.pid));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

const unusable = (directory: string) => (cause: Error) => {
  const what = `nothing can be written there (${cause.message}): give another state directory`;
  throw new HarnessError('state-unusable', `${directory}: ${what}`, { cause });
};

const inUse = (directory: string, owner: number) =>
  new HarnessError(
    'state-in-use',
    `${directory} is in use by process ${owner}: give another state directory`,
  );

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
