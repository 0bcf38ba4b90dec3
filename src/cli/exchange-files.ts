import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { kindOfPath } from './kind-of-path.ts';

/** How the name of a redacted copy ends. */
export const copyEnding = '.redacted.json';

/**
 * The exchange files that the arguments name; of a folder, those of the run in it, or else its own. Copies that lie beside
 * their originals would count twice, so a folder's copies are only taken where there is nothing else.
 */
export function exchangeFiles(targets: readonly string[]): readonly string[] {
  return targets.flatMap((target) => {
    if (kindOfPath(target) !== 'folder') return [target];
    const run = join(target, 'exchanges');
    const folder = kindOfPath(run) === 'folder' ? run : target;
    const all = readdirSync(folder).filter((name) => name.endsWith('.json'));
    const originals = all.filter((name) => !name.endsWith(copyEnding));
    const files = originals.length > 0 ? originals : all;
    if (files.length > 0) return files.toSorted().map((name) => join(folder, name));
    throw new UsageError(
      `${target}: no exchanges in it; give the folder of a run, or files such as reports/latest/exchanges/*.json`,
    );
  });
}
