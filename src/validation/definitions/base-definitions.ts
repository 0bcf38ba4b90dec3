import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { type DefinitionStore, readStore } from './definition-store.ts';

/** HL7's definitions of FHIR R4 itself, compiled by scripts/compile-definitions.ts. */
export function baseDefinitions(): DefinitionStore {
  return readStore(brotliDecompressSync(readFileSync(new URL('../data/r4.br', import.meta.url))));
}
