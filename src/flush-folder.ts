import { open } from 'node:fs/promises';

/** A new name is only sure to be there after a crash when its folder has been flushed too. */
export async function flushFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its file system journals names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
