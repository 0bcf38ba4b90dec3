import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from '@playwright/test';
import { HarnessError } from '../../../src/errors.ts';
import { driverClient } from '../../../src/network/driver-client.ts';
import { json, type Outgoing } from '../../../src/network/http-message.ts';
import { listen } from '../../../src/network/listen.ts';

const draft = { text: 'Hej', receiverGln: '5790000120314' };

test('a draft that the system will not send is an answer, not an error', async () => {
  await using driver = await listen(() => json(422, { sent: false, problem: 'choose a category' }));
  const answer = await driverClient({ url: driver.url }).send({ action: 'new', draft });

  expect(answer).toEqual({ sent: false, problem: 'choose a category' });
});

test('the token and the path after the address given are sent', async () => {
  const seen: (string | undefined)[] = [];
  await using driver = await listen(({ path, headers }) => {
    seen.push(path, headers.authorization);
    return json(200, []);
  });
  await driverClient({ url: `${driver.url}/journal/`, token: 'abc' }).inbox();

  expect(seen).toEqual(['/journal/driver/inbox', 'Bearer abc']);
});

test('members that the harness does not know are passed over', async () => {
  const message = { messageId: 'a', state: 'read-by-recipient', attempts: 2, colour: 'blue' };
  await using driver = await listen(() => json(200, [message]));

  expect(await driverClient({ url: driver.url }).outbox()).toEqual([
    { messageId: 'a', state: 'read-by-recipient', attempts: 2 },
  ]);
});

test('a driver that is not there is unreachable', async () => {
  const error = await failure(driverClient({ url: 'http://127.0.0.1:1' }).inbox());
  expect(error.code).toBe('driver-unreachable');
  expect(error.message).toContain('http://127.0.0.1:1/driver/inbox');
});

test('an address that is none is said to be none', async () => {
  const error = await failure(driverClient({ url: 'journal.local' }).about());
  expect(error.code).toBe('driver-unreachable');
  expect(error.message).toContain('not an http or https address');
});

test('a driver that does not answer in time is silent', async () => {
  const sockets = createServer();
  sockets.listen(0, '127.0.0.1');
  await once(sockets, 'listening');
  const { port } = sockets.address() as { port: number };

  const error = await failure(driverClient({ url: `http://127.0.0.1:${port}`, timeoutMs: 50 }).about());
  expect(error.code).toBe('driver-silent');
  sockets.close();
});

const strange: Readonly<Record<string, readonly [answer: Outgoing, told: string]>> = {
  'an error': [
    { status: 500, body: 'java.lang.NullPointerException\n  at Journal.main' },
    'status 500: java.lang',
  ],
  'a redirection': [{ status: 302, headers: { location: 'http://example.dk' } }, 'status 302'],
  'a page': [{ status: 200, body: '<html>' }, 'not JSON: <html>'],
  nothing: [{ status: 200 }, 'not JSON'],
  'another shape': [
    json(200, [{ messageId: 'a', threadId: 'b', kind: 'new', segments: [{}] }]),
    '0.segments.0.identifier',
  ],
};

for (const [what, [answer, told]] of Object.entries(strange)) {
  test(`a driver that answers with ${what} is told apart from a system that does not conform`, async () => {
    await using driver = await listen(() => answer);
    const error = await failure(driverClient({ url: driver.url }).inbox());

    expect(error.code).toBe('driver-answer');
    expect(error.message).toContain(told);
    expect(error.message.split('\n')).toHaveLength(1);
  });
}

async function failure(promise: Promise<unknown>): Promise<HarnessError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HarnessError);
  return error as HarnessError;
}
