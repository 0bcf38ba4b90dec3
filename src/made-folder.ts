import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those around it, or none of them. One at a time, since Node's own recursion never ends where a file
 * system denies that a folder is there, as /proc does.
 * @returns those that were not there, the innermost first
 * @throws NodeJS.ErrnoException of one line; `ENOTDIR` with the `path` of what is in the way when that is no folder
 */
export function makeFolders(folder: string): readonly string[] {
  const missing: string[] = [];
  let there = resolve(folder);
  for (; !exists(there); there = dirname(there)) missing.push(there);
  if (!statSync(there).isDirectory())
    throw Object.assign(new Error(`${there} is a file`), { code: 'ENOTDIR', path: there });

  const made: string[] = [];
  try {
    for (const one of missing.toReversed()) if (makeFolder(one)) made.unshift(one);
  } catch (error) {
    removeEmpty(made);
    throw error;
  }
  return made;
}

/** Takes away folders that nothing was written to, the innermost first. */
export function removeEmpty(folders: readonly string[]): void {
  try {
    for (const folder of folders) rmdirSync(folder);
  } catch {
    // Something is in it, which is kept with the folders around it.
  }
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    // Another process may have made it at the same time.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // Under a file there is nothing; whatever else is wrong with a parent is found there.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw error;
  }
}
