import { opendirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';

/** The files that the arguments of a command name, folders searched to the bottom, in the order in which they are found. */
export function* messageFiles(targets: readonly string[]): Generator<string> {
  for (const target of targets) {
    const stats = target === '-' ? undefined : statSync(target, { throwIfNoEntry: false });
    if (target !== '-' && !stats) throw new UsageError(`${target}: no such file or folder`);
    if (stats?.isDirectory()) yield* filesUnder(target);
    else yield target;
  }
}

function* filesUnder(folder: string): Generator<string> {
  const directory = opendirSync(folder);
  try {
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
      const path = join(folder, entry.name);
      // A link could lead round in circles, or out of the folder.
      if (entry.isDirectory()) yield* filesUnder(path);
      else if (entry.isFile() && /\.(?:json|xml)$/i.test(entry.name)) yield path;
    }
  } finally {
    directory.closeSync();
  }
}
