import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadExchange } from '../../src/exchange/load.ts';
import { catalogue, isRequirementId, requirementIds } from '../../src/requirement/catalogue.ts';
import { explain } from '../../src/verdict/explain.ts';
import { judge } from '../../src/verdict/judge.ts';
import { isRed, type Outcome } from '../../src/verdict/outcome.ts';

/**
 * Every check is seen to pass and seen to fail on exchanges that the harness recorded: `fixtures/exchange/<name>.json`,
 * and in `expected.json` for each of them the verdicts by requirement.
 */
const folder = fileURLToPath(new URL('../../fixtures/exchange/', import.meta.url));
const expectations = `${folder}expected.json`;
const expected = existsSync(expectations)
  ? (JSON.parse(readFileSync(expectations, 'utf8')) as Record<string, Record<string, Outcome>>)
  : {};
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'expected.json')
  : [];

test('there is a recorded exchange for every expectation, and the other way round', () => {
  expect(existsSync(expectations), `${expectations} is missing: record the exchanges`).toBe(true);
  expect(Object.keys(expected).toSorted()).toEqual(files.toSorted());
});

test('expectations name requirements', () => {
  const named = Object.values(expected).flatMap((verdicts) => Object.keys(verdicts));
  expect(named.filter((id) => !isRequirementId(id))).toEqual([]);
});

for (const [file, verdicts] of Object.entries(expected)) {
  test(`${file} is judged as expected`, () => {
    const { requirements } = judge(loadExchange(folder + file));
    const judged = Object.fromEntries(requirements.map(({ id, verdict }) => [id, verdict]));
    expect(judged, 'the expected verdicts').toMatchObject(verdicts);

    const surprises = requirements.filter(({ id, verdict }) => isRed(verdict) && !(id in verdicts));
    expect(surprises.map((verdict) => explain(verdict)).join('\n\n'), 'and nothing else is red').toBe('');
  });
}

for (const seen of [['pass'], ['fail', 'warn']] as const) {
  test(`every check is seen to ${seen[0]}`, () => {
    const found = new Set(
      Object.values(expected).flatMap((verdicts) =>
        Object.entries(verdicts).flatMap(([id, verdict]) =>
          (seen as readonly string[]).includes(verdict) ? [id] : [],
        ),
      ),
    );
    const missing = requirementIds.filter((id) => 'check' in catalogue[id] && !found.has(id));
    expect(missing, `checks that no recorded exchange shows to ${seen[0]}`).toEqual([]);
  });
}
