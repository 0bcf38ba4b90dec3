import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

import { HarnessError } from '../errors.ts';
import { flushFolder } from '../flush-folder.ts';
import type { Convertible } from './conversion-queue.ts';
import type { MemorySnapshot } from './envelope-memory.ts';
import type { Mail } from './mail-box.ts';

/** What the journal comes to up to a record: with it the records up to there are not needed, but for the bytes that wait. */
export type Checkpoint = {
  readonly sequence: number;
  readonly mail: readonly Mail[];
  readonly conversions: readonly Convertible[];
  readonly memory: MemorySnapshot;
};

/** @throws HarnessError `journal-damaged` */
export async function readCheckpoint(directory: string): Promise<Checkpoint | undefined> {
  const path = pathIn(directory);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw damaged(path, error.message);
  });
  if (text === undefined) return undefined;
  try {
    const { mail, ...checkpoint } = JSON.parse(text) as WrittenCheckpoint;
    return { ...checkpoint, mail: mail.map(revived) };
  } catch (error) {
    throw damaged(path, (error as Error).message);
  }
}

/** Puts it in the place of the earlier one: a crash leaves the one or the other. */
export async function writeCheckpoint(
  directory: string,
  checkpoint: Checkpoint,
  durable: boolean,
): Promise<void> {
  const path = pathIn(directory);
  {
    await using file = await open(`${path}.part`, 'w', 0o600);
    await file.writeFile(JSON.stringify(checkpoint));
    if (durable) await file.sync();
  }
  await rename(`${path}.part`, path);
  if (durable) await flushFolder(directory);
}

type WrittenCheckpoint = Omit<Checkpoint, 'mail'> & { readonly mail: readonly WrittenMail[] };

type WrittenMail = Omit<Mail, 'notBefore'> & { readonly notBefore?: string };

function revived({ notBefore, ...mail }: WrittenMail): Mail {
  return notBefore === undefined ? mail : { ...mail, notBefore: new Date(notBefore) };
}

const pathIn = (directory: string) => join(directory, 'checkpoint.json');

const damaged = (path: string, what: string) =>
  new HarnessError('journal-damaged', `${path}: ${what}: start with another state directory`);
