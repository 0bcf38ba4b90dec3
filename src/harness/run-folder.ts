import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';

/** What a run writes; nothing else in the folder is touched. */
const ours = [
  'exchanges',
  'evidence',
  'allure-results',
  'allure',
  'artifacts',
  'played.json',
  'verdicts.json',
  'junit.xml',
  'report.html',
];

/** Makes the run's folder and takes away what an earlier run left in it: an old record must never stand for a new one. */
export function emptyRunFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) {
    throw new UsageError(`${folder}: there is a file of that name, and the run needs a folder`);
  }
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of ours) rmSync(join(folder, name), { recursive: true, force: true });
  } catch (error) {
    throw new UsageError(`${folder}: cannot be written (${(error as NodeJS.ErrnoException).code})`, {
      cause: error,
    });
  }
}
