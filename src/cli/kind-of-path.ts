import { statSync } from 'node:fs';

/** What a path leads to; what cannot even be looked at counts as a file: what is wrong with it is told when it is read. */
export function kindOfPath(path: string): 'folder' | 'file' | 'nothing' {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return 'nothing';
    return stats.isDirectory() ? 'folder' : 'file';
  } catch {
    return 'file';
  }
}
