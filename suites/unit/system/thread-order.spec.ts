import { expect, test } from '@playwright/test';
import type { CareCommunication, TextSegment } from '../../../src/message/care-communication.ts';
import { readCareCommunication } from '../../../src/message/read-care-communication.ts';
import { inThreadOrder } from '../../../src/system/thread-order.ts';
import { aMessage, municipality, own } from './bench.ts';

const nine = '2026-11-20T09:00:00+01:00';

test('segments are read in the order of their own times, whatever their offsets', () => {
  const order = readIn([
    segment('last', { date: '2026-11-20T10:00:00+01:00' }),
    segment('first', { date: nine }),
    segment('middle', { date: '2026-11-20T08:30:00Z' }),
  ]);

  expect(order).toEqual(['first', 'middle', 'last']);
});

test('of segments with the same time those of the organisation that began the thread come first', () => {
  const order = readIn([segment('answer', { assigner: own }), segment('question', {}), segment('more', {})]);

  expect(order).toEqual(['question', 'more', 'answer']);
});

test('a segment that comes twice is read once', () => {
  expect(readIn([segment('a', {}), segment('b', {}), segment('a', {})])).toEqual(['a', 'b']);
});

test('a segment without time comes first, and one without identifier is kept', () => {
  const order = readIn([segment('a', {}), segment('b', { date: undefined, identifier: undefined })]);

  expect(order).toEqual(['b', 'a']);
});

function segment(text: string, change: Partial<TextSegment>): TextSegment {
  return {
    kind: 'text',
    text,
    identifier: text,
    assigner: municipality,
    date: nine,
    author: undefined,
    phone: undefined,
    ...change,
  };
}

/** The texts of a thread that the municipality began. */
function readIn(segments: CareCommunication['segments']): readonly string[] {
  const message = { ...readCareCommunication(aMessage()), segments };
  return inThreadOrder(message).map((one) => (one.kind === 'text' ? one.text : ''));
}
