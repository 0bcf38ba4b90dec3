import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFhir } from '../src/message/write-fhir.ts';
import { fixtureMessages } from '../suites/unit/message/message-samples.ts';

const folder = join(import.meta.dirname, '../fixtures/message');

for (const [name, message] of Object.entries(fixtureMessages())) {
  for (const format of ['json', 'xml'] as const) {
    const file = join(folder, `${name}.${format}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, writeFhir(message, format));
    console.log(file);
  }
}
