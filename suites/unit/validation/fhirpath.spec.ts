import { expect, test } from '@playwright/test';
import { baseDefinitions } from '../../../src/validation/definitions/base-definitions.ts';
import { definitionsOf } from '../../../src/validation/definitions/definitions.ts';
import { buildFromJson } from '../../../src/validation/element/build-from-json.ts';
import { compile } from '../../../src/validation/fhirpath/compile.ts';
import { holds, isElement } from '../../../src/validation/fhirpath/item.ts';
import { FhirPathError } from '../../../src/validation/fhirpath/tokens.ts';
import { readJson } from '../../../src/validation/json/read-json.ts';
import { rulebook } from '../../../src/validation/rulebook.ts';

const patient = {
  resourceType: 'Patient',
  id: 'p',
  active: false,
  identifier: [
    { system: 'urn:a', value: '123' },
    { system: 'urn:b', value: 'abc' },
  ],
  name: [{ use: 'official', family: 'Elmer', given: ['Bruno', 'Test'] }, { family: 'Elmer' }],
  birthDate: '1947-09-25',
  multipleBirthInteger: 2,
  contact: [{ period: { start: '2024-01-01', end: '2024-01-01T10:00:00Z' } }],
};

const rules = rulebook(definitionsOf(baseDefinitions()));
const root = buildFromJson(readJson(JSON.stringify(patient)), {
  shapes: rules.shapes,
  report: (finding) => expect(finding).toBeUndefined(),
})!;
const evaluate = (expression: string) =>
  compile(expression)([root], {
    host: {
      isKindOf: rules.definitions.isKindOf,
      resolve: () => undefined,
      conformsTo: () => false,
      memberOf: () => undefined,
      htmlChecks: () => true,
    },
    resource: root,
    rootResource: root,
    context: root,
    self: root,
    index: 0,
  }).map((item) => (isElement(item) ? (item.value ?? item.name) : item));

const expectations: readonly (readonly [expression: string, ...result: unknown[]])[] = [
  ['name.given', 'Bruno', 'Test'],
  ['Patient.name.family', 'Elmer', 'Elmer'],
  ['name.family.distinct()', 'Elmer'],
  ["name.where(use = 'official').given.first()", 'Bruno'],
  ['name[1].family', 'Elmer'],
  ["name.family = 'Elmer'", false],
  ["name.family.first() = 'Elmer'", true],
  ['name.suffix = 1'],
  ['name.count() = 2', true],
  ["name.count() = '2'", true],
  ['1.0 = 1', true],
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3 mod 4', 1],
  ["'a' & name.suffix & 'b'", 'ab'],
  ['active', 'false'],
  ['active.not()', true],
  ['name.exists() and active', false],
  ['name.suffix.exists() or {}'],
  ['{} or true', true],
  ['{} and false', false],
  ['{} implies false'],
  ['false implies {}', true],
  ['true xor false', true],
  ['name.all(family.exists())', true],
  ['multipleBirth is integer', true],
  ['multipleBirth.ofType(boolean).exists()', false],
  ['is(DomainResource)', true],
  ['birthDate < @1950-01-01', true],
  ['contact.period.start <= contact.period.end'],
  ["identifier.value.first().matches('2')", true],
  ["identifier.value.matches('.')", false],
  ["identifier.system.startsWith('urn:a')", true],
  ['identifier.first().value.value.substring(1, 1).toInteger() + 1', 3],
  ["'urn:a' in identifier.system", true],
  ["identifier.system contains 'urn:c'", false],
  ['(name.family | name.given).count()', 3],
  ["iif(active, 'yes', 'no')", 'no'],
  ['name.given.select($this.length())', 5, 4],
  ['name.given.where($index = 1)', 'Test'],
  ['descendants().where($this = 123).exists()', true],
  ['repeat(contact).count()', 1],
  ['name.given.tail()', 'Test'],
  ['`id`', 'p'],
];

for (const [expression, ...result] of expectations) {
  test(`${expression} is ${JSON.stringify(result)}`, () => {
    expect(evaluate(expression)).toEqual(result);
  });
}

test('an outcome holds when it is true, or one thing, or several things', () => {
  expect([holds([]), holds([true]), holds([false]), holds(['x']), holds([false, false])]).toEqual([
    false,
    true,
    false,
    true,
    true,
  ]);
});

for (const expression of [
  '',
  'name.',
  'name..given',
  'nope()',
  'name.where(',
  '%unknown',
  "'abc",
  '1 +',
  "id.matches('(')",
]) {
  test(`${JSON.stringify(expression)} is refused`, () => {
    expect(() => evaluate(expression)).toThrow(FhirPathError);
  });
}
