import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Status } from 'allure-js-commons';
import { generateAllure } from '../../../src/report/allure-generate.ts';
import { allureAnnotations, allureCategories, allureReporter } from '../../../src/report/allure.ts';

const run = {
  out: 'reports/one',
  system: { name: 'Referencesystem', version: '1.4.2', gln: '5790000121526' },
  edition: 'CareCommunication 5.0',
  stack: 'embedded',
} as const;

test('labels and links a scenario by annotations that allure-playwright knows', () => {
  const epic = 'CareCommunication 5.0';
  expect(
    allureAnnotations({ epic, feature: 'R1 New message', requirements: ['ack.always-answered'] }),
  ).toEqual([
    { type: '@allure.label.epic', description: epic },
    { type: '@allure.label.feature', description: 'R1 New message' },
    { type: 'tms', description: 'ack.always-answered' },
  ]);
});

test('writes results into the folder of the run', () => {
  const [name, { resultsDir, environmentInfo }] = allureReporter(run);
  expect(name).toBe('allure-playwright');
  expect(resultsDir).toBe(join('reports', 'one', 'allure-results'));
  expect(environmentInfo).toMatchObject({ System: 'Referencesystem 1.4.2', Stack: 'embedded' });
});

function wholly(expression: unknown): RegExp {
  return new RegExp(`^(?:${String(expression).replace('(?s)', '')})$`, 's');
}

/** Java's `matches`, as far as these expressions go: `(?s)` is the s flag, and the whole message has to match. */
function categoriesOf(
  message: string,
  status = Status.FAILED,
  known: readonly string[] = [],
): (string | undefined)[] {
  return allureCategories(known)
    .filter(({ matchedStatuses = [] }) => matchedStatuses.some((one) => one === status))
    .filter(({ messageRegex }) => wholly(messageRegex).test(message))
    .map(({ name }) => name);
}

test('sorts what is not green by what somebody does about it', () => {
  const failure = 'Error: ack.response-identifier fail (receiver MUST, gtuc KR2.R)\n  the rule';
  expect(categoriesOf(failure)).toEqual(['Does not conform: Acknowledgements']);
  expect(categoriesOf(failure, Status.FAILED, ['ack.response-identifier'])).toContain('Known failure');
  expect(categoriesOf('ack.ok-when-valid blocked (receiver MUST)\n')).toEqual([
    'Blocked: nothing to look at',
  ]);
  expect(categoriesOf('HarnessError: port 80 is taken')).toEqual([
    'Fault of the harness or its surroundings',
  ]);
  expect(categoriesOf('Test timeout of 60000ms exceeded.', Status.BROKEN)).toEqual(['Scenario broke off']);
  expect(categoriesOf('unsupported: the system does not declare reply', Status.SKIPPED)).toEqual([
    'Not supported by the system',
  ]);
});

test('puts a scenario that fails in two areas into both', () => {
  const text = 'message.readable fail (sender MUST)\n\nack.always-answered fail (receiver MUST)';
  expect(categoriesOf(text)).toHaveLength(2);
});

test.describe('the Allure report', () => {
  test('says why it cannot be made when there are no results', async ({}, testInfo) => {
    const resultsDir = testInfo.outputPath('nothing');
    expect(await generateAllure({ resultsDir, outDir: testInfo.outputPath('allure') })).toEqual({
      reason: `no Allure results in ${resultsDir}`,
    });
  });

  test('is one file that asks for nothing from outside, and remembers earlier runs', async ({}, testInfo) => {
    test.skip(spawnSync('java', ['-version']).error !== undefined, 'Allure needs Java, and there is none');
    const history = testInfo.outputPath('history');
    const outDir = testInfo.outputPath('allure');

    for (const attempt of ['one', 'two']) {
      const resultsDir = testInfo.outputPath(attempt);
      mkdirSync(resultsDir);
      writeFileSync(join(resultsDir, `${attempt}-result.json`), result(attempt));
      expect(await generateAllure({ resultsDir, outDir, history })).toEqual({
        path: join(outDir, 'index.html'),
      });
    }

    const trend = JSON.parse(readFileSync(join(history, 'history-trend.json'), 'utf8')) as unknown[];
    expect(trend).toHaveLength(2);
    const loaded = readFileSync(join(outDir, 'index.html'), 'utf8').match(/(?:src|href)="https?:[^"]*"/g);
    expect(loaded).toBeNull();
  });
});

function result(uuid: string): string {
  const name = 'acknowledge-ok';
  return JSON.stringify({
    uuid,
    name,
    historyId: name,
    status: 'passed',
    stage: 'finished',
    start: 1,
    stop: 2,
  });
}
