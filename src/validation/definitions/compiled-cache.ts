import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolders } from '../../made-folder.ts';
import { type DefinitionStore, readStore, writeStore } from './definition-store.ts';

// Changes whenever the form of compiled definitions does, so that those of another release are not taken for ours.
const format = 'proevesten-definitions-3';
const digestLength = 32;

/**
 * The store called `name` in a folder of compiled definitions, compiled and written there when it is missing or damaged.
 * A folder that cannot be written to costs time, never the answer.
 */
export function compiledOnce(folder: string, name: string, compile: () => DefinitionStore): DefinitionStore {
  const file = path.join(
    folder,
    `${createHash('sha256').update(`${format} ${name}`).digest('hex').slice(0, 32)}.defs`,
  );
  const known = readIntact(file);
  if (known) return known;
  const store = compile();
  writeWhole(file, writeStore(store));
  return store;
}

function readIntact(file: string): DefinitionStore | undefined {
  try {
    const bytes = readFileSync(file);
    const body = bytes.subarray(digestLength);
    const intact = digestOf(body).equals(bytes.subarray(0, digestLength));
    return intact ? readStore(body) : undefined;
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that nobody ever reads half a file. */
function writeWhole(file: string, body: Uint8Array): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    makeFolders(path.dirname(file));
    writeFileSync(unfinished, Buffer.concat([digestOf(body), body]));
    renameSync(unfinished, file);
  } catch {
    rmSync(unfinished, { force: true });
  }
}

function digestOf(body: Uint8Array): Buffer {
  return createHash('sha256').update(format).update(body).digest();
}
