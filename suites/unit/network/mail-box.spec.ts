import { expect, test } from '@playwright/test';

import { frozenClock } from '../../../src/clock.ts';
import { mailBox, type Mail } from '../../../src/network/mail-box.ts';
import { moment } from './sample.ts';

const mail = (envelopeId: string, more: Partial<Mail> = {}): Mail => ({
  sequence: 1,
  to: '5790000120314',
  envelopeId,
  body: { segment: 1, offset: 0, length: 10 },
  queuedAt: moment.toISOString(),
  ...more,
});

function box() {
  const clock = frozenClock(moment);
  const arrived: string[] = [];
  const made = mailBox(clock, ({ envelopeId }) => arrived.push(envelopeId));
  return { ...made, clock, arrived, ids: () => made.list(100).map(({ envelopeId }) => envelopeId) };
}

test('mail comes out in the order in which it was put in, and no more than asked for', () => {
  const { put, list, ids, arrived } = box();
  for (const id of ['a', 'b', 'c']) put(mail(id));
  expect(ids()).toEqual(['a', 'b', 'c']);
  expect(list(2)).toHaveLength(2);
  expect(arrived).toEqual(['a', 'b', 'c']);
});

test('of two copies the oldest is found first, and each is removed alone', () => {
  const { put, find, remove, has, ids, size } = box();
  const [first, second] = [mail('a', { sequence: 1 }), mail('a', { sequence: 2 })];
  put(first);
  put(second);
  expect(find('a')).toBe(first);
  remove(first);
  remove(first);
  expect(has(first)).toBe(false);
  expect(find('a')).toBe(second);
  expect([ids(), size()]).toEqual([['a'], 1]);
});

test('delayed mail appears when its time has come', () => {
  const { put, ids, size, clock } = box();
  put(mail('late', { notBefore: new Date(moment.getTime() + 60_000) }));
  put(mail('now'));
  expect([ids(), size()]).toEqual([['now'], 2]);
  clock.advance(59_999);
  expect(ids()).toEqual(['now']);
  clock.advance(1);
  expect(ids()).toEqual(['now', 'late']);
});

test('mail that is held back comes after the next one, or when it is released', () => {
  const { put, ids, release } = box();
  put(mail('first', { held: true }));
  expect(ids()).toEqual([]);
  put(mail('second', { held: true }));
  expect(ids()).toEqual(['second', 'first']);
  put(mail('third', { held: true }));
  release();
  expect(ids()).toEqual(['second', 'first', 'third']);
});

test('somebody who waits is told of new mail', async () => {
  const { put, filled } = box();
  const waiting = filled(new AbortController().signal);
  put(mail('a'));
  await waiting;
});

test('a closed box lets nothing in any more that is still delayed', () => {
  const { put, ids, close, clock } = box();
  put(mail('late', { notBefore: new Date(moment.getTime() + 1000) }));
  close();
  clock.advance(2000);
  expect(ids()).toEqual([]);
});
