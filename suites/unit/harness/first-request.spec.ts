import { expect, test } from '@playwright/test';
import { awaitFirstRequest } from '../../../src/harness/first-request.ts';
import { httpCall } from '../../../src/network/http-call.ts';
import { sampleVans, type SampleVans } from '../network/sample-vans.ts';
import { referenceSystem } from '../network/sample.ts';

const waiting = (vans: SampleVans, tell: (line: string) => void, answerSeconds: number) =>
  awaitFirstRequest({
    described: {
      name: 'Journal 2000',
      identity: { gln: referenceSystem.gln, sor: '325251000016005', name: 'Klinik' },
      capabilities: [],
      network: { connector: 'mailbox', token: referenceSystem.token },
      patience: { answerSeconds, quietSeconds: 1 },
      knownFailures: {},
    },
    vans: vans.operator,
    vansUrl: vans.url,
    tell,
  });

test('a system that has asked for its mailbox is not waited for', async () => {
  await using vans = await sampleVans();
  await vans.as(referenceSystem).mailbox();
  const lines: string[] = [];
  await waiting(vans, (line) => lines.push(line), 30);
  expect(lines).toEqual([]);
});

test('a system that asks a little later is waited for, and that is told once', async () => {
  await using vans = await sampleVans();
  const lines: string[] = [];
  const begun = waiting(
    vans,
    (line) => {
      lines.push(line);
      setTimeout(() => void vans.as(referenceSystem).mailbox(), 300);
    },
    30,
  );
  await begun;
  expect(lines).toEqual([`Waiting up to 30 s for Journal 2000 to ask for its mailbox at ${vans.url}`]);
});

test('a system that does not ask is told of, with the address that it was to ask', async () => {
  await using vans = await sampleVans();
  await expect(waiting(vans, () => {}, 0.2)).rejects.toMatchObject({
    code: 'system-silent',
    message: `Journal 2000 has not asked for its mailbox at ${vans.url} within 0.2 s: is it running?`,
  });
});

test('a system with a wrong token is told to compare it', async () => {
  await using vans = await sampleVans();
  await httpCall({ method: 'GET', url: `${vans.url}/v1/mailbox`, token: 'another-token' });
  await expect(waiting(vans, () => {}, 0.2)).rejects.toMatchObject({
    code: 'system-silent',
    message: expect.stringMatching(
      /is it running\?; somebody asked with an unknown token: compare network\.token$/,
    ),
  });
});

test('a system that is pushed to need not ask', async () => {
  await using vans = await sampleVans();
  await vans.operator.putParty({
    ...referenceSystem,
    delivery: { push: 'http://127.0.0.1:9/envelopes' },
    receipts: 'vans',
  });
  await waiting(vans, () => {}, 0.2);
});
