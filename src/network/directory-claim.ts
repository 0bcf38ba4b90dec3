import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { HarnessError } from '../errors.ts';

/**
 * Takes a state directory for this process: two writers would ruin a journal. The claim of a process that is gone is
 * taken over; so is one with our own number, which is what the first process of a restarted container finds.
 * @throws HarnessError `state-in-use`
 */
export async function claimDirectory(directory: string): Promise<AsyncDisposable> {
  const path = join(directory, 'in-use-by');
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.write(String(process.pid));
      await file.close();
      return { [Symbol.asyncDispose]: () => rm(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (owner !== process.pid && isRunning(owner))
      throw new HarnessError('state-in-use', `${directory} is in use by process ${owner}: give another state directory`);
    await rm(path, { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
