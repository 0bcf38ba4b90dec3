import { expect, test } from '@playwright/test';

import { frozenClock } from '../../../src/clock.ts';
import { retries, retryDelays } from '../../../src/network/retries.ts';
import { moment } from './sample.ts';

function failing() {
  const clock = frozenClock(moment);
  const tried: number[] = [];
  const made = retries<string>(clock, () => tried.push(clock.now().getTime() - moment.getTime()));
  return { ...made, clock, tried };
}

test('work that goes on failing is tried at longer and longer intervals, and then rests', () => {
  const { failed, clock, tried, size } = failing();
  let sum = 0;
  for (const delay of retryDelays) {
    failed('work');
    clock.advance(delay);
    expect(tried.at(-1)).toBe((sum += delay));
  }
  failed('work');
  clock.advance(1_000_000_000);
  expect(tried).toHaveLength(retryDelays.length);
  expect(size()).toBe(1);
});

test('what rests and what waits is tried at once when there is a reason to', () => {
  const { failed, revive, clock, tried } = failing();
  failed('waiting');
  for (let times = 0; times <= retryDelays.length; times++) failed('resting');
  revive();
  expect(tried).toEqual([0, 0]);
  clock.advance(1_000_000_000);
  expect(tried).toEqual([0, 0]);
});

test('settled work is forgotten', () => {
  const { failed, settled, revive, size, tried } = failing();
  failed('work');
  settled('work');
  revive();
  expect([size(), tried]).toEqual([0, []]);
});
