import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { FhirFormat } from '../../../src/message/fhir-message.ts';
import { readFhirMessage } from '../../../src/message/read-fhir.ts';
import { writeFhir } from '../../../src/message/write-fhir.ts';
import { fixtureMessages } from './message-samples.ts';

const folder = join(import.meta.dirname, '../../../fixtures/message');
const formats: readonly FhirFormat[] = ['json', 'xml'];

for (const [name, message] of Object.entries(fixtureMessages())) {
  for (const format of formats) {
    test(`fixtures/message/${name}.${format} is what scripts/write-message-fixtures.ts writes`, () => {
      const file = join(folder, `${name}.${format}`);
      expect(existsSync(file)).toBe(true);
      expect(readFileSync(file, 'utf8')).toBe(Buffer.from(writeFhir(message, format)).toString('utf8'));
    });

    test(`fixtures/message/${name}.${format} is read as the same message`, () => {
      const { message: read, problems } = readFhirMessage(readFileSync(join(folder, `${name}.${format}`)));
      expect(problems).toEqual([]);
      expect(read).toEqual({ format, bundle: message, kind: name.split('/')[0] });
    });
  }
}
