import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { kindOfPath } from './kind-of-path.ts';

/**
 * The files that the arguments of a command name; folders are searched to the bottom, by name. What cannot be looked into
 * is named itself: what is wrong with it is told when it is read.
 * @throws UsageError before the first file when one of the arguments is not there
 */
export function* messageFiles(targets: readonly string[]): Generator<string> {
  const named = targets.map((target) => ({ target, kind: target === '-' ? 'file' : kindOfPath(target) }));
  for (const { target, kind } of named) {
    if (kind === 'nothing') throw new UsageError(`${target}: no such file or folder`);
  }
  for (const { target, kind } of named) {
    if (kind === 'folder') yield* filesUnder(target);
    else yield target;
  }
}

function* filesUnder(folder: string): Generator<string> {
  const entries = entriesOf(folder);
  if (!entries) yield folder;
  for (const entry of entries ?? []) {
    const path = join(folder, entry.name);
    // A link could lead round in circles, or out of the folder.
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (entry.isFile() && /\.(?:json|xml)$/i.test(entry.name)) yield path;
  }
}

function entriesOf(folder: string) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
}
