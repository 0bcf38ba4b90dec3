import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { builtInDefinitions } from '../../../src/validation/built-in/built-in-definitions.ts';
import { danishText } from '../../../src/validation/danish-texts.ts';
import { standards } from '../../../src/validation/standards.ts';
import { baseDefinitions } from '../../../src/validation/definitions/base-definitions.ts';

const engine = fileURLToPath(new URL('../../../src/validation', import.meta.url));
const general = danishText('a key that nobody has');

test('every key that the engine itself gives has its Danish sentence', () => {
  const keys = keysInSource();
  expect(keys.length).toBeGreaterThan(60);
  expect(keys.filter((key) => danishText(key) === general)).toEqual([]);
});

test('every named invariant has its Danish sentence', () => {
  const keys = standards.flatMap((standard) =>
    builtInDefinitions(baseDefinitions(), standard).constraints.map(({ key }) => key),
  );
  expect(keys.length).toBeGreaterThan(40);
  expect(keys.filter((key) => danishText(key) === general)).toEqual([]);
});

test('an invariant of FHIR itself has a general one', () => {
  expect(danishText('bdl-12')).toBe(general);
});

/** The keys as they are written in the rules: a family, a dot and a name. */
function keysInSource(): string[] {
  const families =
    'json|xml|structure|primitive|cardinality|slice|value|type|binding|coding|identifier|reference|extension|narrative|resource|bundle|profile|limit';
  const key = new RegExp(`'((?:${families})\\.[a-z][a-z-]*)'`, 'g');
  const files = readdirSync(engine, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /^(?:rules|json|element)\//.test(file) || file === 'read-message.ts',
  );
  const found = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(`${engine}/${file}`, 'utf8').matchAll(key)].map(([, name = '']) => name),
    );
  return [...new Set(found)];
}
