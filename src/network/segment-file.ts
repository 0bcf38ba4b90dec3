import { readdir, rename, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { HarnessError } from '../errors.ts';
import { type Frame, frames, readExactly } from './journal-frame.ts';

/** The units of a file that are there to their last record and undamaged. */
export async function* completeUnits(file: FileHandle, size: number): AsyncGenerator<readonly Frame[]> {
  let unit: Frame[] = [];
  for await (const frame of frames(file, 0, size, { verify: true })) {
    unit.push(frame);
    if ((frame.head as { readonly more?: true }).more) continue;
    yield unit;
    unit = [];
  }
}

export const pathOf = (directory: string, segment: number) =>
  join(directory, `${String(segment).padStart(6, '0')}.journal`);

export async function segmentNumbers(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  return names
    .flatMap((name) => /^(\d+)\.journal$/u.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
}

/** Moves what a crash left half written out of the journal, into a file beside it. */
export async function setAside(file: FileHandle, path: string, end: number, size: number): Promise<void> {
  const torn = await readExactly(file, end, size - end);
  await writeFile(`${path}.part`, torn);
  await rename(`${path}.part`, `${path}.torn`);
  await file.truncate(end);
  await file.sync();
}

export const damaged = (path: string, offset: number) =>
  new HarnessError(
    'journal-damaged',
    `${path}: the journal is damaged at byte ${offset}: start with another state directory`,
  );
