import { expect, test } from '@playwright/test';
import { UsageError } from '../../../src/errors.ts';
import { catalogue, isRequirementId } from '../../../src/requirement/catalogue.ts';
import type { Requirement } from '../../../src/requirement/define.ts';
import { conductWith, faults } from '../../../src/system/faults.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { conversation } from './conversation.ts';

test('the reference system breaks nothing', async () => {
  expect(await broken([])).toEqual([]);
});

for (const [name, { breaks }] of Object.entries(faults)) {
  test(`${name} breaks what it declares, and nothing else`, async () => {
    expect(await broken([name])).toEqual(breaks.toSorted());
  });
}

test('every fault declares requirements of the catalogue', () => {
  const declared = Object.values(faults).flatMap(({ breaks }) => breaks);
  expect(declared.filter((id) => !isRequirementId(id))).toEqual([]);
});

test('every check of a sender or receiver is broken by a fault', () => {
  const declared = new Set(Object.values(faults).flatMap(({ breaks }) => breaks));
  const entries: readonly (readonly [string, Requirement])[] = Object.entries(catalogue);
  const checked = entries.filter(
    ([, requirement]) => 'check' in requirement && requirement.actor !== 'converter',
  );
  expect(checked.map(([id]) => id).filter((id) => !declared.has(id))).toEqual([]);
});

test('a fault that is not there is answered with those that come near', () => {
  expect(() => conductWith(['ack-sillent'])).toThrow(UsageError);
  expect(() => conductWith(['ack-sillent'])).toThrow(/no fault "ack-sillent": did you mean ack-silent\?$/u);
  expect(() => conductWith(['toString'])).toThrow(/no fault "toString": "proevesten faults" lists them/u);
});

test('faults can be combined', async () => {
  expect(await broken(['envelope-unreliable', 'hides-kind'])).toEqual([
    'display.kind-shown',
    'envelope.reliable',
  ]);
});

/** The requirements that a conversation with the faulty system breaks. */
async function broken(names: readonly string[]): Promise<readonly string[]> {
  const verdicts = (await conversation(names)).flatMap((exchange) => judge(exchange).requirements);
  const red = verdicts.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
  return [...new Set(red.map(({ id }) => id))].toSorted();
}
