import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { builtInDefinitions } from '../../../src/validation/built-in/built-in-definitions.ts';
import { baseDefinitions } from '../../../src/validation/definitions/base-definitions.ts';
import { nativeInvariants } from '../../../src/validation/rules/native-invariants.ts';
import { primitiveChecks } from '../../../src/validation/rules/primitives.ts';
import { standards } from '../../../src/validation/standards.ts';

const engine = fileURLToPath(new URL('../../../src/validation', import.meta.url));
const families =
  'json|xml|structure|primitive|cardinality|slice|value|type|binding|coding|attachment|identifier|reference|extension|narrative|resource|bundle|profile|limit';

/** Keys that rules put together, by the part that is written: what may stand behind it. */
const composed: Readonly<Record<string, readonly string[]>> = {
  'binding.': ['binding.extensible', 'binding.preferred'],
  'primitive.': Object.keys(primitiveChecks).map((type) => `primitive.${type}`),
};

/** Every key that the engine itself gives, as its source has it: a family, a dot and a name, or `type`. */
export function engineKeys(): string[] {
  const written = new RegExp(`'((?:${families})\\.[a-z][a-z0-9-]*)'|fail\\(judgement, '(type)'`, 'g');
  const literal = sources().flatMap((source) =>
    [...source.matchAll(written)].map(([, key = '', type]) => type ?? key),
  );
  return [...new Set([...literal, ...beginnings().flatMap((each) => composed[each] ?? [`${each}?`])])];
}

/** The keys of the invariants that the built-in definitions bring along. */
export function builtInInvariantKeys(): string[] {
  const keys = standards.flatMap((standard) =>
    builtInDefinitions(baseDefinitions(), standard).constraints.map(({ key }) => key),
  );
  return [...new Set(keys)];
}

/** The keys of FHIR's own invariants that are written out by hand. */
export function nativeInvariantKeys(): string[] {
  return Object.keys(nativeInvariants);
}

/** What is written of the keys that rules put together; one that `composed` does not know is a key of no proof. */
function beginnings(): string[] {
  const template = new RegExp(`\`((?:${families})\\.)\\$`, 'g');
  const found = sources().flatMap((source) => [...source.matchAll(template)].map(([, each = '']) => each));
  return [...new Set(found)];
}

function sources(): string[] {
  return readdirSync(engine, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'danish-texts.ts')
    .map((file) => readFileSync(`${engine}/${file}`, 'utf8'));
}
