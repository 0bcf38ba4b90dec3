import { expect, test } from '@playwright/test';

import { groupCommit } from '../../../src/network/group-commit.ts';

test('what arrives during a write goes into the next one, together', async () => {
  const batches: (readonly number[])[] = [];
  const gate = Promise.withResolvers<void>();
  const commit = groupCommit<number>('here', async (batch) => {
    batches.push(batch);
    await gate.promise;
  });
  const pushed = [1, 2, 3].map((item) => commit.push(item));
  gate.resolve();
  await Promise.all(pushed);
  expect(batches).toEqual([[1], [2, 3]]);
});

test('after a failed write every push is refused with the same problem', async () => {
  const commit = groupCommit<number>('/state', () => Promise.reject(new Error('no space left on device')));
  const problem = { code: 'journal-unwritable', message: '/state: no space left on device' };
  const [first, second] = [commit.push(1), commit.push(2)];
  await expect(first).rejects.toMatchObject(problem);
  await expect(second).rejects.toMatchObject(problem);
  await expect(commit.push(3)).rejects.toMatchObject(problem);
  expect(commit.problem()).toMatchObject(problem);
  await commit.settled();
});
