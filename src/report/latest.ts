import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';

/**
 * Lets `latest` in the folder of the reports lead to a run: a link, or where links are not to be had a file with the
 * run's name. A run that is kept elsewhere, or deeper, changes nothing. Never throws: the pointer is a convenience.
 *
 * @returns the pointer, or `undefined` when there is none
 */
export function pointLatestAt(run: string, reports = resolve('reports')): string | undefined {
  const name = relative(resolve(reports), resolve(run));
  if (name === '' || name === '..' || basename(name) !== name) return undefined;

  const pointer = join(reports, 'latest');
  const fresh = `${pointer}.${process.pid}`;
  try {
    leadTo(resolve(run), name, fresh);
    // Windows renames nothing onto a link that is there already.
    if (process.platform === 'win32') rmSync(pointer, { force: true });
    renameSync(fresh, pointer);
    return pointer;
  } catch {
    rmSync(fresh, { force: true });
    return undefined;
  }
}

function leadTo(run: string, name: string, path: string): void {
  try {
    // A junction is a link that Windows lets everybody make; it wants the whole path. Elsewhere the folder can be moved.
    symlinkSync(process.platform === 'win32' ? run : name, path, 'junction');
  } catch {
    writeFileSync(path, `${name}\n`);
  }
}
