import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of a file in fixtures/. */
export function fixture(path: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../../../fixtures', path));
}

/** A text with one place changed; that place must be there once, so that no test goes on with an unchanged text. */
export function changed(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`${JSON.stringify(from)} is not there once`);
  return text.replace(from, () => to);
}
