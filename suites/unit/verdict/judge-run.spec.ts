import { expect, test } from '@playwright/test';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { judgeRun } from '../../../src/verdict/judge-run.ts';
import type { RunVerdict } from '../../../src/verdict/run-verdict.ts';
import { runVerdictFile } from '../../../src/verdict/run-verdict-schema.ts';
import { capabilities } from '../../../src/exchange/exchange.ts';
import { receiving, resending, sending } from '../requirement/scenes.ts';

const silence = () => ({ resourceType: 'Nothing' });
const failing = () => receiving({ answer: silence });
const named = (exchange: Exchange, id: string, startedAt = exchange.startedAt): Exchange => ({
  ...exchange,
  startedAt,
  scenario: { ...exchange.scenario, id },
});
const requirement = ({ requirements }: RunVerdict, id: string) => requirements.find((one) => one.id === id);

test.describe('a run', () => {
  test('conforms when everything passes', () => {
    const run = judgeRun([sending(), receiving()]);
    expect(run).toMatchObject({
      verdict: 'conforms',
      exitCode: 0,
      findings: [],
      edition: 'CareCommunication 5.0',
    });
  });

  test('does not conform when one requirement fails in one scenario', () => {
    const run = judgeRun([named(receiving(), 'good'), named(failing(), 'bad')]);
    expect(run).toMatchObject({ verdict: 'does-not-conform', exitCode: 1 });
    expect(requirement(run, 'ack.always-answered')).toMatchObject({
      verdict: 'fail',
      scenarios: ['good', 'bad'],
      passes: 1,
      counts: true,
    });
    expect(run.findings).toMatchObject([
      { requirement: 'ack.always-answered', scenario: 'bad', outcome: 'fail', actual: 'none', at: '#3' },
    ]);
  });

  test('does not conform when a claim is blocked', () => {
    const run = judgeRun([sending({ proves: ['ack.always-answered'] })]);
    expect(run.exitCode).toBe(1);
    expect(run.findings).toEqual([
      {
        requirement: 'ack.always-answered',
        scenario: 'played-by-hand',
        outcome: 'blocked',
        expected: 'something to judge by',
        actual: 'the exchange holds nothing that this requirement could be judged by',
        at: '',
      },
    ]);
  });

  test('conforms with warnings, with what is up for review, and with what is unsupported', () => {
    const declared = capabilities.filter((one) => one !== 'reply');
    const run = judgeRun([
      named(resending({ times: 0 }), 'warned'),
      named(receiving({ proves: ['display.notified-of-arrival'] }), 'reviewed'),
      named(sending({ declared, proves: ['thread.reply-keeps-identifier'] }), 'unsupported'),
    ]);
    expect(run.exitCode).toBe(0);
    expect(run.findings.map(({ outcome }) => outcome).toSorted()).toEqual(['review', 'warn']);
  });

  test('is an error when the harness broke, whatever else failed', () => {
    const harnessError = { code: 'port-taken', message: 'port 80 is taken' };
    const run = judgeRun([failing(), { ...named(sending(), 'broken'), harnessError }]);
    expect(run).toMatchObject({ verdict: 'error', exitCode: 3 });
    expect(run.scenarios.find(({ id }) => id === 'broken')).toMatchObject({ verdict: 'error', harnessError });
  });

  test('without scenarios is an error', () => {
    expect(judgeRun([])).toMatchObject({ verdict: 'error', exitCode: 3, milliseconds: 0 });
  });

  test('lists scenarios in the order in which they were played, and lasts from the first to the last', () => {
    const late = { ...named(sending(), 'late', '2026-03-02T09:00:10.000Z'), milliseconds: 500 };
    const early = { ...named(sending(), 'early', '2026-03-02T09:00:00.000Z'), milliseconds: 2000 };
    const run = judgeRun([late, early]);
    expect(run.scenarios.map(({ id, exchange }) => [id, exchange])).toEqual([
      ['early', 'exchanges/early.json'],
      ['late', 'exchanges/late.json'],
    ]);
    expect(run).toMatchObject({ startedAt: '2026-03-02T09:00:00.000Z', milliseconds: 10_500 });
  });

  test('says what it had nothing to say about', () => {
    const { notSeen, requirements } = judgeRun([sending()]);
    expect(notSeen).toContain('ack.always-answered');
    expect(notSeen).toContain('display.notified-of-arrival');
    expect(notSeen).not.toContain('ack.duplicate-logged');
    expect(requirements.filter(({ id }) => notSeen.includes(id))).toEqual([]);
  });
});

test.describe('a known failure', () => {
  const knownFailures = { 'ack.always-answered': 'not built yet' };

  test('that fails does not count', () => {
    const run = judgeRun([failing()], { knownFailures });
    expect(run).toMatchObject({ verdict: 'conforms', exitCode: 0 });
    expect(run.knownFailures).toEqual([
      { requirement: 'ack.always-answered', reason: 'not built yet', state: 'failed-as-declared' },
    ]);
    expect(run.findings).toHaveLength(1);
  });

  test('that passes fails the run', () => {
    const run = judgeRun([receiving()], { knownFailures });
    expect(run).toMatchObject({ exitCode: 1, knownFailures: [{ state: 'passed' }] });
  });

  test('that was not judged changes nothing', () => {
    const run = judgeRun([sending()], { knownFailures });
    expect(run).toMatchObject({ exitCode: 0, knownFailures: [{ state: 'not-judged' }] });
  });

  test('that names no requirement fails the run', () => {
    const run = judgeRun([sending()], { knownFailures: { 'ack.always-answred': 'typo' } });
    expect(run).toMatchObject({ exitCode: 1, knownFailures: [{ state: 'no-such-requirement' }] });
  });

  test('does not excuse what it kept from being looked at', () => {
    const exchange = sending({ body: () => 'nothing', proves: ['communication.content-as-written'] });
    const failed = judgeRun([exchange]).requirements.filter(({ verdict }) => verdict === 'fail');
    const declared = Object.fromEntries(failed.map(({ id }) => [id, 'known']));
    expect(judgeRun([exchange], { knownFailures: declared }).verdict).toBe('does-not-conform');
  });

  test('does not excuse another failure', () => {
    const run = judgeRun(
      [failing(), named(sending({ proves: ['thread.reply-keeps-identifier'] }), 'other')],
      {
        knownFailures,
      },
    );
    expect(run.exitCode).toBe(1);
  });
});

test.describe('verdicts.json', () => {
  const runs: Record<string, () => RunVerdict> = {
    'that conforms': () => judgeRun([sending(), receiving()]),
    'with everything wrong': () =>
      judgeRun(
        [
          failing(),
          named(resending({ times: 0 }), 'warned'),
          named(sending({ proves: ['ack.always-answered', 'display.notified-of-arrival'] }), 'blocked'),
          {
            ...named(sending({ proves: ['ack.nope'] }), 'broken'),
            harnessError: { code: 'x', message: 'y' },
          },
        ],
        { knownFailures: { 'ack.always-answered': 'a', 'message.definition': 'b', 'a.b': 'c', x: 'd' } },
      ),
    'of nothing': () => judgeRun([]),
  };
  for (const [title, play] of Object.entries(runs)) {
    test(`${title} follows its schema`, () => {
      const read = JSON.parse(JSON.stringify(play())) as unknown;
      expect(runVerdictFile.safeParse(read).error?.issues ?? []).toEqual([]);
    });
  }
});
