import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolders } from '../made-folder.ts';
import type { Exchange } from './exchange.ts';

/**
 * Writes an exchange as JSON, folders included. The file appears whole or not at all: it is written beside its place and
 * then moved there.
 */
export function saveExchange(path: string, exchange: Exchange): void {
  const beside = `${path}.${process.pid}.part`;
  makeFolders(dirname(path));
  try {
    writeFileSync(beside, `${JSON.stringify(exchange, null, 1)}\n`);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
