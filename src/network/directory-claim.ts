import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';

import { HarnessError } from '../errors.ts';
import { makeFolders } from '../made-folder.ts';

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
  try {
    makeFolders(directory);
    take(directory, path);
  } catch (error) {
    throw error instanceof HarnessError ? error : unusable(directory, error as Error);
  }
  claimed.add(path);
  return {
    async [Symbol.asyncDispose]() {
      claimed.delete(path);
      await rm(path, { force: true });
    },
  };
}

function take(directory: string, path: string): void {
  while (!written(path)) {
    const owner = ownerOf(path);
    if (owner !== process.pid && isRunning(owner)) throw inUse(directory, owner);
    rmSync(path, { force: true });
  }
}

/**
 * `false` when there is a claim already. A claim appears with its number in it, since others would take an empty one for
 * that of a process that is gone.
 */
function written(path: string): boolean {
  const beside = `${path}.${randomUUID()}`;
  try {
    writeFileSync(beside, String(process.pid));
    linkSync(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

function ownerOf(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return 0;
  }
}

function unusable(directory: string, cause: Error): HarnessError {
  const what = `nothing can be written there (${cause.message}): give another state directory`;
  return new HarnessError('state-unusable', `${directory}: ${what}`, { cause });
}

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
