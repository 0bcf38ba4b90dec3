import { expect, test } from '@playwright/test';

import { workLine } from '../../../src/network/work-line.ts';

test('work is done one piece at a time and in order, also what is added while another is done', async () => {
  const told: string[] = [];
  const line = workLine<string>(async (item) => {
    told.push(`begin ${item}`);
    await Promise.resolve();
    if (item === 'a') line.add('c');
    told.push(`end ${item}`);
  });
  line.add('a');
  line.add('b');
  await line.settled();
  expect(told).toEqual(['begin a', 'end a', 'begin b', 'end b', 'begin c', 'end c']);
});

test('a line that has come to its end goes on with the next piece', async () => {
  const done: number[] = [];
  const line = workLine<number>(async (item) => void done.push(item));
  for (const item of [1, 2, 3]) {
    line.add(item);
    await line.settled();
  }
  expect(done).toEqual([1, 2, 3]);
});

test('what has not been begun can be forgotten', async () => {
  const done: number[] = [];
  const line = workLine<number>(async (item) => void done.push(item));
  line.add(1);
  line.add(2);
  line.clear();
  await line.settled();
  expect(done).toEqual([1]);
});
