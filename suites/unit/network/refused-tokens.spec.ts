import { expect, test } from '@playwright/test';

import { frozenClock } from '../../../src/clock.ts';
import { httpCall } from '../../../src/network/http-call.ts';
import { sampleVans, type SampleVans } from './sample-vans.ts';
import { moment } from './sample.ts';

const ask = (vans: SampleVans, path: string, token?: string) =>
  httpCall({ method: 'GET', url: vans.url + path, ...(token === undefined ? {} : { token }) });

const told = async (vans: SampleVans) =>
  (await vans.journal()).filter(({ event }) => event === 'token-refused').map(({ text }) => text);

test('a request with a token that is nobody’s is written down: when, from where and what, but not the token', async () => {
  await using vans = await sampleVans({ clock: frozenClock(moment) });
  expect((await ask(vans, '/v1/mailbox', 'a-guess')).status).toBe(401);
  const entries = await vans.operator.journal({ after: 0, waitMilliseconds: 10_000 });
  expect(entries).toEqual([
    {
      sequence: 1,
      at: moment.toISOString(),
      event: 'token-refused',
      party: '',
      transport: { by: 'http-post', status: 401, problem: 'the token is missing or unknown' },
      text: '1 from 127.0.0.1, the last one GET /v1/mailbox',
    },
  ]);
  expect(JSON.stringify(entries)).not.toContain('a-guess');
});

test('many of them are told as one entry a second, with how many there were', async () => {
  await using vans = await sampleVans({ clock: frozenClock(moment) });
  for (let count = 0; count < 20; count++) await ask(vans, `/v1/mailbox/${count}`);
  await ask(vans, '/operator/status', 'a-guess');
  await expect.poll(() => told(vans)).toEqual(['1 from 127.0.0.1, the last one GET /v1/mailbox/0']);
  await vans.operator.advanceClock(1000);
  await vans.operator.advanceClock(1000);
  await expect
    .poll(() => told(vans))
    .toEqual([
      '1 from 127.0.0.1, the last one GET /v1/mailbox/0',
      '20 from 127.0.0.1, the last one GET /operator/status',
    ]);
  expect(await vans.operator.status()).toMatchObject({ refusedTokens: 21 });
  await ask(vans, '/v1/mailbox');
  await expect.poll(() => told(vans)).toHaveLength(3);
});
