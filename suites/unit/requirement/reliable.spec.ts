import { expect, test } from '@playwright/test';
import { resent } from '../../../src/message/resend.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { simpleMessage } from '../message/message-samples.ts';
import { communication, payload } from './alter.ts';
import { replaced } from './edited.ts';
import { eachBreaks } from './faulty.ts';
import { headerId, resending, sending, undeliverable } from './scenes.ts';
import { stage } from './stage.ts';

const another = '00000000-0000-4000-8000-000000000000';

test.describe('a message that is not answered', () => {
  eachBreaks([
    ['and not sent again', ['reliable.resend-after-silence'], () => resending({ times: 0 })],
    ['and sent again four times', ['reliable.at-most-three-resends'], () => resending({ times: 4 })],
    [
      'and sent again with the MessageHeader.id of a new one',
      ['reliable.resend-same-message-id'],
      () => resending({ times: 1, again: (bundle) => replaced(bundle, headerId(bundle), another) }),
    ],
    [
      'and sent again with another identifier on the envelope',
      ['reliable.resend-same-message-id'],
      () =>
        resending({ times: 1, envelope: (one) => ({ ...one, meta: { ...one.meta, identifier: another } }) }),
    ],
    [
      'and sent again with another topic',
      ['reliable.resend-unchanged'],
      () => resending({ times: 1, again: communication((one) => (one['topic'].text = 'Igen')) }),
    ],
    [
      'and sent again with another text',
      ['reliable.resend-unchanged'],
      () =>
        resending({
          times: 1,
          again: payload('contentString', (one) => (one['contentString'] += ' (igen)')),
        }),
    ],
    ['and sent again with the same Bundle.id', ['reliable.resend-new-bundle-id'], () => repeated('bundle')],
    ['and sent again in the same envelope', ['reliable.resend-new-envelope-id'], () => repeated('envelope')],
  ]);

  test('is none that was answered in time', () => {
    const exchange = sending();
    const events = [...exchange.events, clockMove(exchange.events.length + 1)];
    const verdicts = judge({ ...exchange, events }).requirements.map(({ id }) => id);
    expect(verdicts).not.toContain('reliable.resend-after-silence');
  });

  test('fails a recommendation, not a duty, when it is not sent again', () => {
    const found = judge(resending({ times: 0 })).requirements.find(
      ({ id }) => id === 'reliable.resend-after-silence',
    );
    expect(found?.verdict).toBe('warn');
  });
});

const as = (state: string, notice?: string) => (messages: readonly { messageId: string }[]) =>
  messages.map(({ messageId }) => ({ messageId, state, attempts: 1, ...(notice ? { notice } : {}) }));

test.describe('what the sender is shown', () => {
  eachBreaks([
    [
      'is awaiting, after an ok',
      ['reliable.acknowledgement-linked'],
      () => sending({ outbox: as('awaiting') }),
    ],
    ['is nothing, after an ok', ['reliable.acknowledgement-linked'], () => sending({ outbox: () => [] })],
    [
      'is acknowledged, after a rejection',
      ['reliable.rejection-shown'],
      () => sending({ code: 'fatal-error', outbox: as('acknowledged', 'ok') }),
    ],
    [
      'is failed without a word, after a rejection',
      ['reliable.rejection-shown'],
      () => sending({ code: 'fatal-error', outbox: as('failed') }),
    ],
    [
      'is awaiting, when the network could not deliver',
      ['reliable.undeliverable-shown'],
      () => undeliverable({ outbox: as('awaiting', 'afventer') }),
    ],
    [
      'is failed without a word, when the network could not deliver',
      ['reliable.undeliverable-shown'],
      () => undeliverable({ outbox: as('failed') }),
    ],
  ]);

  test('may be that an unknown receiver cannot be written to', () => {
    expect(refused('Modtageren findes ikke i SOR')).toBe('pass');
    expect(refused()).toBe('fail');
  });
});

/** Once more, with something kept that has to be new. */
function repeated(what: 'bundle' | 'envelope') {
  const on = stage();
  const bundle = simpleMessage({ newId: on.newId, now: on.now() });
  const id = on.newId();
  const envelope = (one: Parameters<NonNullable<Parameters<typeof on.fhir>[2]>['envelope'] & object>[0]) =>
    what === 'envelope' ? { ...one, id } : one;
  const identifier = on.fhir('from-system', bundle, { envelope });
  const copy = what === 'bundle' ? bundle : resent(bundle, { now: on.now(), newId: on.newId });
  on.fhir('from-system', copy, { envelope, identifier });
  return on.finish();
}

function clockMove(number: number) {
  return {
    kind: 'clock',
    number,
    at: '2026-03-02T08:16:00.000Z',
    advancedMilliseconds: 31 * 60_000,
  } as const;
}

/** The verdict on a system that does not take the draft. */
function refused(problem?: string): string {
  const on = stage({ proves: ['reliable.undeliverable-shown'] });
  const result = { sent: false, ...(problem ? { problem } : {}) };
  on.note({ kind: 'compose', action: 'new', draft: { text: 'Hej' }, result });
  return judge(on.finish()).verdict;
}
