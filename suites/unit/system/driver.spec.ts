import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { driverPath, longestAdvance } from '../../../src/network/driver-protocol.ts';
import { httpCall } from '../../../src/network/http-call.ts';
import { aDraft, aMessage, driverToken, own, startBench, type Bench } from './bench.ts';

test('the driver says what the system is and can do', async () => {
  await using bench = await startBench();
  const about = await bench.driver.about();

  expect(about.name).toBe('Prøvesten reference system');
  const page = readFileSync(new URL('../../../docs/driver.md', import.meta.url), 'utf8');
  const [, shown = ''] = /```json\n(\{\s+"name"[^]*?)```/u.exec(page) ?? [];
  expect(about).toEqual(JSON.parse(shown));
});

test('a system that was reset has forgotten its messages, and sends none of them again', async () => {
  await using bench = await startBench();
  await bench.deliver(aMessage());
  await bench.driver.send({ action: 'new', draft: aDraft() });
  await bench.driver.reset();
  await bench.driver.advanceClock(longestAdvance);

  expect(await bench.driver.inbox()).toEqual([]);
  expect(await bench.driver.outbox()).toEqual([]);
  expect(await bench.sent()).toHaveLength(2);
});

const badRequests: Readonly<Record<string, readonly [path: string, body: string | Buffer, detail: string]>> =
  {
    'no JSON': [driverPath.messages, '{"action":', 'JSON'],
    'no bytes': [driverPath.messages, '', 'JSON'],
    'bytes that are no text': [driverPath.messages, Buffer.from([0xff, 0xfe, 0x00]), 'JSON'],
    'a list': [driverPath.messages, '[]', 'the request'],
    'an unknown action': [driverPath.messages, '{"action":"shout","draft":{"text":"x"}}', 'action'],
    'no draft': [driverPath.messages, '{"action":"new"}', 'draft'],
    'a misspelt member': [driverPath.messages, '{"action":"new","draft":{"text":"x","topik":"y"}}', 'topik'],
    'a text that is a number': [driverPath.messages, '{"action":"new","draft":{"text":7}}', 'draft.text'],
    'a prototype': [driverPath.messages, '{"__proto__":{"action":"new"}}', 'action'],
    'a clock that goes backwards': [driverPath.clock, '{"advanceMilliseconds":-1}', 'advanceMilliseconds'],
    'a clock that leaps a century': [driverPath.clock, '{"advanceMilliseconds":3e12}', 'advanceMilliseconds'],
    'half a millisecond': [driverPath.clock, '{"advanceMilliseconds":0.5}', 'advanceMilliseconds'],
  };

for (const [what, [path, body, detail]] of Object.entries(badRequests)) {
  test(`${what} is answered 400 with one line`, async () => {
    await using bench = await startBench();
    const answer = await ask(bench, 'POST', path, { body });

    expect(answer.status).toBe(400);
    expect(answer.detail).toContain(detail);
    expect(answer.detail.split('\n')).toHaveLength(1);
  });
}

test('deeply nested JSON does not bring the system down', async () => {
  await using bench = await startBench();
  const body = '['.repeat(5_000_000);
  expect((await ask(bench, 'POST', driverPath.messages, { body })).status).toBe(400);
  expect((await bench.driver.about()).name).not.toBe('');
});

test('who does not know the token is turned away', async () => {
  await using bench = await startBench();
  for (const token of [undefined, 'another']) {
    for (const path of [driverPath.inbox, driverPath.outbox, driverPath.about]) {
      expect((await ask(bench, 'GET', path, { token })).status).toBe(401);
    }
    expect((await ask(bench, 'POST', driverPath.reset, { token })).status).toBe(401);
  }
});

test('another address or method is said to be wrong', async () => {
  await using bench = await startBench();

  expect((await ask(bench, 'GET', '/driver/drafts')).status).toBe(404);
  expect((await ask(bench, 'GET', driverPath.messages)).status).toBe(405);
  expect((await ask(bench, 'GET', '/envelopes')).status).toBe(405);
});

test('a driver without a token is open on the loopback interface, and refused on another', async () => {
  const options = { vans: { url: 'http://127.0.0.1:9', token: 'x' }, identity: own };
  const { startReferenceSystem } = await import('../../../src/system/reference-system.ts');
  const { steerableClock } = await import('../../../src/clock.ts');
  await using open = await startReferenceSystem({ ...options, clock: steerableClock() });
  const answer = await httpCall({ method: 'GET', url: `${open.driverUrl}${driverPath.inbox}` });
  expect(answer.status).toBe(200);

  const elsewhere = startReferenceSystem({ ...options, clock: steerableClock(), host: '0.0.0.0' });
  await expect(elsewhere).rejects.toMatchObject({ code: 'open-driver' });
});

type Asking = { readonly body?: string | Buffer; readonly token?: string | undefined };

async function ask(bench: Bench, method: string, path: string, asking: Asking = {}) {
  const { token, body } = { token: driverToken, ...asking };
  const answer = await httpCall({
    method,
    url: bench.system.driverUrl + path,
    ...(token === undefined ? {} : { token }),
    ...(body === undefined ? {} : { body, contentType: 'application/json' }),
  });
  const { detail = '' } =
    answer.status < 400 ? {} : (JSON.parse(answer.body.toString()) as { detail?: string });
  return { status: answer.status, detail };
}
