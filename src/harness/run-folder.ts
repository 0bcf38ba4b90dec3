import { mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { makeFolders, removeEmpty } from '../made-folder.ts';

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

/**
 * Makes the run's folder and takes away what an earlier run left in it: an old record must never stand for a new one.
 * Disposed of, it takes away the folders that it made and that nothing was written to.
 * @throws UsageError when nothing can be written there
 */
export function emptyRunFolder(folder: string): Disposable {
  const made = foldersMade(folder);
  try {
    // Permissions and mounts do not tell whether a folder takes files; trying does.
    rmdirSync(mkdtempSync(join(folder, '.proevesten-')));
    for (const name of ours) rmSync(join(folder, name), { recursive: true, force: true });
  } catch (error) {
    removeEmpty(made);
    throw unwritable(folder, error);
  }
  return { [Symbol.dispose]: () => removeEmpty(made) };
}

function foldersMade(folder: string): readonly string[] {
  try {
    return makeFolders(folder);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTDIR') throw unwritable(folder, error);
    throw new UsageError(`${folder}: ${path} is a file, and the run needs a folder`, { cause: error });
  }
}

function unwritable(folder: string, cause: unknown): UsageError {
  const { code } = cause as NodeJS.ErrnoException;
  return new UsageError(`${folder}: nothing can be written there (${code}); give another folder with --out`, {
    cause,
  });
}
