import { expect, test } from '@playwright/test';
import type { Crossing } from '../../../src/exchange/exchange.ts';
import { judgeRun } from '../../../src/verdict/judge-run.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { newMessage } from '../../../src/message/compose.ts';
import { counterpart, ourSystem, patient, visitator } from '../message/message-samples.ts';
import { receiving, sending } from '../requirement/scenes.ts';
import { stage } from '../requirement/stage.ts';

const proves = ['ack.always-answered', 'display.message-shown'];
const refused = { accepted: false, code: 8, description: 'the payload is not valid' };
const told = 'cut.json was not delivered: the VANS refused it (code 8: the payload is not valid)';

/** A counterpart hands a message in; the VANS says what it makes of it, and passes it on or not. */
function handedIn(outcome: Crossing['outcome'], arrives = false) {
  const on = stage({ proves });
  const bundle = newMessage({
    sender: counterpart,
    receiver: ourSystem,
    patient,
    category: 'nursing',
    text: 'Til orientering.',
    author: visitator,
    phone: '87654321',
    now: on.now(),
    newId: on.newId,
  });
  on.note({ kind: 'deliver', what: 'cut.json', expects: 'refused' });
  on.fhir('from-counterpart', bundle, outcome ? { outcome } : {});
  if (arrives) on.fhir('to-system', bundle);
  on.note({ kind: 'inbox', messages: [] });
  return on.finish();
}

test('what the VANS refused is not held against the system that never saw it', () => {
  expect(judge(handedIn(refused))).toMatchObject({
    verdict: 'review',
    requirements: [],
    unreached: [],
    undelivered: told,
  });
});

test('what the VANS took, and nobody answers, is blocked as ever', () => {
  const verdict = judge(handedIn({ accepted: true }));
  expect(verdict.verdict).toBe('blocked');
  expect(verdict.undelivered).toBeUndefined();
});

test('a system that got a message all the same has to answer it', () => {
  const verdict = judge(handedIn(refused, true));
  expect(verdict.verdict).toBe('fail');
  expect(verdict.undelivered).toBeUndefined();
});

test('a run of nothing else decides nothing, and says why', () => {
  const run = judgeRun([handedIn(refused)]);
  expect(run).toMatchObject({ verdict: 'error', exitCode: 3, requirements: [] });
  expect(run.scenarios[0]?.undelivered).toBe(told);
});

test('a run with other messages is judged by those', () => {
  const other = receiving({ proves: ['ack.always-answered'] });
  expect(judgeRun([handedIn(refused), other])).toMatchObject({ verdict: 'conforms', exitCode: 0 });
});

test('a system that puts nothing on the wire is blocked, though nothing was delivered to it', () => {
  const exchange = { ...sending({ proves }), events: [] };
  expect(judge(exchange)).toMatchObject({ verdict: 'blocked' });
  expect(judge(exchange).undelivered).toBeUndefined();
});
