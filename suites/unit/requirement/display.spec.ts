import { expect, test } from '@playwright/test';
import type { DisplayedMessage, DisplayedSegment } from '../../../src/message/user.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { eachBreaks } from './faulty.ts';
import { receiving, receivingReply } from './scenes.ts';

type Inbox = readonly DisplayedMessage[];

const with_ = (change: Partial<DisplayedMessage>) => (inbox: Inbox) =>
  inbox.map((one) => ({ ...one, ...change }));
const without = (unwanted: keyof DisplayedMessage) => (inbox: Inbox) =>
  inbox.map(
    (one) => Object.fromEntries(Object.entries(one).filter(([key]) => key !== unwanted)) as DisplayedMessage,
  );
const segments = (change: (segment: DisplayedSegment) => DisplayedSegment | undefined) => (inbox: Inbox) =>
  inbox.map((one) => ({ ...one, segments: one.segments.flatMap((segment) => change(segment) ?? []) }));

test.describe('a received message', () => {
  eachBreaks([
    ['that is not shown', ['display.message-shown'], () => receiving({ inbox: () => [] })],
    [
      'that is shown twice',
      ['display.shown-once'],
      () => receiving({ again: 1, inbox: (one) => [...one, ...one] }),
    ],
    ['without topic', ['display.content-complete'], () => receiving({ inbox: without('topic') })],
    [
      'with another category',
      ['display.content-complete'],
      () => receiving({ inbox: with_({ category: 'other' }) }),
    ],
    ['with its category in Danish', [], () => receiving({ inbox: with_({ category: 'Sygepleje' }) })],
    [
      'of another patient',
      ['display.content-complete'],
      () => receiving({ inbox: with_({ patient: { id: '1' } }) }),
    ],
    [
      'of the patient with a hyphen',
      [],
      () => receiving({ inbox: with_({ patient: { id: '250947-9989' } }) }),
    ],
    ['without sender', ['display.content-complete'], () => receiving({ inbox: without('senderName') })],
    [
      'without line breaks',
      ['display.content-complete'],
      () =>
        receiving({
          inbox: segments((one) =>
            one.text === undefined ? one : { ...one, text: one.text.replaceAll('\n', ' ') },
          ),
        }),
    ],
    [
      'without the name of its author',
      ['display.content-complete'],
      () => receiving({ inbox: segments((one) => ({ ...one, authorName: '' })) }),
    ],
    [
      'with times in another zone',
      [],
      () =>
        receiving({
          inbox: segments((one) => ({ ...one, date: new Date(one.date ?? '').toISOString() })),
        }),
    ],
    [
      'with other times',
      ['display.content-complete'],
      () => receiving({ inbox: segments((one) => ({ ...one, date: '2026-03-02T10:15:00+01:00' })) }),
    ],
    [
      'without its attachments',
      ['display.attachment-intact'],
      () => receiving({ inbox: segments((one) => (one.title === undefined ? one : undefined)) }),
    ],
    [
      'with other bytes in an attachment',
      ['display.attachment-intact'],
      () => receiving({ inbox: segments((one) => (one.sha256 ? { ...one, sha256: 'f'.repeat(64) } : one)) }),
    ],
    [
      'with another link',
      ['display.attachment-intact'],
      () => receiving({ inbox: segments((one) => (one.url ? { ...one, url: 'https://example.dk' } : one)) }),
    ],
    ['of no kind', ['display.kind-shown'], () => receiving({ inbox: with_({ kind: '' }) })],
    [
      'in another thread',
      ['display.thread-by-identifier'],
      () => receiving({ inbox: with_({ threadId: 'x' }) }),
    ],
    [
      'that answers a message, without it',
      ['display.history-shown'],
      () =>
        receivingReply({
          inbox: segments((one) => (one.text?.startsWith('Borgeren') ? undefined : one)),
        }),
    ],
  ]);

  test('that is not valid, and shown: display.invalid-not-shown breaks', () => {
    const exchange = receiving({ expects: 'refused' });
    const [message] = receiving().events.flatMap((event) => (event.kind === 'inbox' ? event.messages : []));
    const { messageId = '' } = exchange.events.find((event) => event.kind === 'deliver') ?? {};
    const events = exchange.events.map((event) =>
      event.kind === 'inbox' && message ? { ...event, messages: [{ ...message, messageId }] } : event,
    );
    const wrong = judge({ ...exchange, events }).requirements.filter(({ verdict }) => verdict !== 'pass');
    expect(wrong.map(({ id }) => id)).toEqual(['display.invalid-not-shown']);
  });
});
