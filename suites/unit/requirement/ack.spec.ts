import { expect, test } from '@playwright/test';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { acknowledge } from '../../../src/message/acknowledge.ts';
import { header, ofType, withoutEntries } from './alter.ts';
import { eachBreaks, notPassed } from './faulty.ts';
import { receiving, sending } from './scenes.ts';
import { glns, stage } from './stage.ts';
import { simpleMessage } from '../message/message-samples.ts';
import { explain } from '../../../src/verdict/explain.ts';
import { judge } from '../../../src/verdict/judge.ts';

const silence = () => ({ resourceType: 'Nothing' });
const code = (value: string) => header((one) => (one['response'].code = value));

test.describe('an acknowledgement', () => {
  eachBreaks([
    ['that never comes', ['ack.always-answered'], () => receiving({ answer: silence })],
    [
      'of something else',
      ['ack.response-identifier'],
      () => receiving({ answer: header((one) => (one['response'].identifier = 'another')) }),
    ],
    [
      'of nothing',
      ['ack.response-identifier'],
      () => receiving({ answer: header((one) => delete one['response'].identifier) }),
    ],
    [
      'that refuses what is valid, without a word',
      ['ack.ok-when-valid', 'ack.outcome-when-negative'],
      () => receiving({ answer: code('fatal-error') }),
    ],
    [
      'that accepts what is not valid',
      ['ack.fatal-error-when-invalid'],
      () => receiving({ expects: 'refused', answer: code('ok') }),
    ],
    [
      'that is negative and does not refer to its OperationOutcome',
      ['ack.outcome-when-negative'],
      () => receiving({ expects: 'refused', answer: header((one) => delete one['response'].details) }),
    ],
    [
      'that is negative and has no OperationOutcome',
      ['ack.outcome-when-negative', 'message.references-resolve'],
      () =>
        receiving({
          expects: 'refused',
          answer: withoutEntries(({ resourceType }) => resourceType === 'OperationOutcome'),
        }),
    ],
    [
      'whose OperationOutcome is empty',
      ['ack.outcome-when-negative'],
      () =>
        receiving({ expects: 'refused', answer: ofType('OperationOutcome', (one) => (one['issue'] = [])) }),
    ],
    [
      'to somebody else',
      ['ack.addressed-to-sender', 'message.endpoints-are-sor'],
      () =>
        receiving({
          answer: header((one) => (one['destination'][0].receiver = one['sender'])),
        }),
    ],
    [
      'with its own Provenance alone',
      ['ack.provenance-chain'],
      () =>
        receiving({
          answer: withoutEntries((one) => isProvenance(one) && activityOf(one) !== 'acknowledgement'),
        }),
    ],
    [
      'without a Provenance of its own',
      ['ack.provenance-chain'],
      () =>
        receiving({
          answer: withoutEntries((one) => isProvenance(one) && activityOf(one) === 'acknowledgement'),
        }),
    ],
    [
      'that revises another message',
      ['ack.provenance-chain'],
      () =>
        receiving({
          answer: ofType('Provenance', (one) => {
            if (activityOf(one) === 'acknowledgement')
              one['entity'][0].what.reference = 'MessageHeader/another';
          }),
        }),
    ],
  ]);
});

test.describe('an acknowledgement that the network refuses', () => {
  eachBreaks([
    ["in another's name", ['envelope.sender-is-own-location-number'], () => answeredAs(glns.legacy)],
    ['for another reason', ['ack.always-answered'], () => answeredAs(glns.system)],
  ]);

  test('is told with the reason', () => {
    const [broken] = notPassed(answeredAs(glns.system));
    expect(broken && explain(broken)).toContain('one that did not reach the network: the VANS is full');
  });
});

function answeredAs(gln: string): Exchange {
  const exchange = receiving({ envelope: (one) => ({ ...one, sender: { id: gln, type: 'EAN' } }) });
  const transport = { by: 'http-post', status: 503, problem: 'the VANS is full' } as const;
  const events = exchange.events.map((event) =>
    event.kind === 'envelope' && event.direction === 'from-system' ? { ...event, transport } : event,
  );
  return { ...exchange, events };
}

test.describe('a message that arrives twice', () => {
  eachBreaks([
    ['and is answered once', ['ack.duplicate-same-content'], () => receiving({ again: 1, answer: silence })],
    [
      'and is refused the second time',
      ['ack.duplicate-same-content', 'ack.outcome-when-negative'],
      () => receiving({ again: 1, answer: code('fatal-error') }),
    ],
    [
      'and is refused for another reason the second time',
      ['ack.duplicate-same-content'],
      () =>
        receiving({
          again: 1,
          expects: 'refused',
          answer: ofType('OperationOutcome', (one) => (one['issue'][0].details = { text: 'emnet mangler' })),
        }),
    ],
    [
      'and is answered under the same Bundle.id',
      ['ack.duplicate-new-ids'],
      () => receiving({ again: 1, answer: (bundle, first) => ({ ...bundle, id: first['id'] }) }),
    ],
    [
      'and is answered with the same time',
      ['ack.duplicate-new-ids'],
      () =>
        receiving({ again: 1, answer: (bundle) => ({ ...bundle, timestamp: '2026-03-02T09:15:00+01:00' }) }),
    ],
    ['and is accepted after a transient error', [], () => afterTransientError('ok')],
    [
      'and is accepted and then has a transient error',
      ['ack.duplicate-same-content'],
      () => afterTransientError(),
    ],
  ]);
});

test.describe('an acknowledgement that is acknowledged', () => {
  test('breaks ack.never-acknowledged, and is no answer to anything else', () => {
    const on = stage({ proves: ['ack.response-identifier'] });
    const bundle = simpleMessage({ newId: on.newId, now: on.now() });
    on.fhir('from-system', bundle);
    const answer = acknowledge(bundle, { code: 'ok', now: on.now(), newId: on.newId });
    on.fhir('to-system', answer);
    on.fhir('from-system', acknowledge(answer, { code: 'ok', now: on.now(), newId: on.newId }));
    const wrong = notPassed(on.finish()).filter(({ verdict }) => verdict !== 'blocked');
    expect(wrong.map(({ id }) => id)).toEqual(['ack.never-acknowledged']);
  });

  test('is not what happens when it is only received', () => {
    const verdict = judge(sending()).requirements.find(({ id }) => id === 'ack.never-acknowledged');
    expect(verdict?.findings).toEqual([
      {
        outcome: 'pass',
        expected: 'no acknowledgement of the acknowledgement in #6',
        actual: 'none',
        at: '#6',
      },
    ]);
  });
});

/** A message that arrives twice: a transient error, and something else before or after it. */
function afterTransientError(then?: 'ok') {
  const on = stage();
  const question = simpleMessage({
    newId: on.newId,
    now: on.now(),
    sender: { gln: '5790000120314', sor: '325371000016006', name: 'Modpart Kommune' },
    receiver: { gln: '5790000121526', sor: '325251000016005', name: 'Prøvesten Referencesystem' },
  });
  const issues = [{ severity: 'error' as const, code: 'transient', text: 'databasen er nede' }];
  const codes = then ? (['transient-error', then] as const) : (['ok', 'transient-error'] as const);
  for (const one of codes) {
    on.fhir('to-system', question);
    on.fhir(
      'from-system',
      acknowledge(question, {
        code: one,
        issues: one === 'ok' ? [] : issues,
        now: on.now(),
        newId: on.newId,
      }),
    );
    on.pass(5000);
  }
  return on.finish();
}

function isProvenance({ resourceType }: Record<string, unknown>): boolean {
  return resourceType === 'Provenance';
}

function activityOf(one: Record<string, unknown>): string | undefined {
  return /"code":"([^"]+)"/.exec(JSON.stringify(one['activity']))?.[1];
}
