import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

import { expect, test } from '@playwright/test';

import { httpCall } from '../../../src/network/http-call.ts';
import { json, type Handler } from '../../../src/network/http-message.ts';
import { listen, type ListenOptions } from '../../../src/network/listen.ts';

const echo: Handler = ({ method, path, query, body }) =>
  json(200, { method, path, query: query.get('q'), body: body.toString() });

/** Sends bytes as they are and gives everything that comes back until the other side hangs up. */
async function raw(port: number, sent: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('latin1').on('data', (text: string) => (received += text));
  socket.on('error', () => undefined);
  socket.write(sent, 'latin1');
  await once(socket, 'close');
  return received;
}

test('a handler sees method, path, query and body, and its answer comes back', async () => {
  await using server = await listen(echo);
  const { status, body } = await httpCall({ method: 'PUT', url: `${server.url}/a%2Fb?q=1`, body: 'æ' });
  expect(status).toBe(200);
  expect(JSON.parse(body.toString())).toEqual({ method: 'PUT', path: '/a%2Fb', query: '1', body: 'æ' });
});

test('a port that is taken is told in one line', async () => {
  await using first = await listen(echo);
  const second = listen(echo, { port: first.port });
  await expect(second).rejects.toMatchObject({
    code: 'port-taken',
    message: `127.0.0.1:${first.port} is taken by another program: give another port, or 0 for a free one`,
  });
});

test('a handler that throws is answered 500 in one line of JSON, and in one line on stderr', async () => {
  using server = spawn(process.execPath, ['--input-type=module', '-e', faultyServer], {
    cwd: import.meta.dirname,
  });
  server.stdout.setEncoding('utf8');
  server.stderr.setEncoding('utf8');
  const [url] = await once(server.stdout, 'data');
  const told = once(server.stderr, 'data');
  const { status, body } = await httpCall({ method: 'GET', url: `${url}/x` });
  expect(status).toBe(500);
  expect(JSON.parse(body.toString())).toEqual({ title: 'internal fault', status: 500, detail: 'first line' });
  expect(await told).toEqual(['500 GET /x: first line\n']);
});

const faultyServer = `
  import { listen } from '../../../src/network/listen.ts';
  const { url } = await listen(() => { throw new Error('first\\tline\\r\\nsecond line'); });
  process.stdout.write(url);
`;

const limit: ListenOptions = { maxBodyBytes: 1000 };
const head = 'POST / HTTP/1.1\r\nhost: x\r\n';

const oversized: Readonly<Record<string, string>> = {
  'that says its length': `${head}content-length: 1001\r\n\r\n${'x'.repeat(1001)}`,
  'that only says its length': `${head}content-length: 99999999999\r\n\r\n`,
  'in chunks': `${head}transfer-encoding: chunked\r\n\r\n${'10\r\n0123456789abcdef\r\n'.repeat(70)}0\r\n\r\n`,
  'that asks first': `${head}expect: 100-continue\r\ncontent-length: 1001\r\n\r\n`,
};

for (const [how, request] of Object.entries(oversized)) {
  test(`a body over the limit ${how} is answered 413 and the connection ends`, async () => {
    await using server = await listen(echo, limit);
    const answer = await raw(server.port, request);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /u);
    expect(answer).toContain('"detail":"the body is over the 1000 bytes that are taken here"');
    expect(answer).not.toContain('100 Continue');
  });
}

test('a client that asks first may go on with a body within the limit', async () => {
  await using server = await listen(echo, limit);
  const answer = await raw(
    server.port,
    `${head}connection: close\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\nok`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /u);
});

test('bodies that together are too large are not all held at once: the last is told to come again', async () => {
  await using server = await listen(echo, limit);
  const unfinished = Array.from({ length: 4 }, () => connect(server.port, '127.0.0.1'));
  for (const socket of unfinished) socket.write(`${head}content-length: 1000\r\n\r\n${'x'.repeat(900)}`);
  const another = () => httpCall({ method: 'POST', url: server.url, body: 'x'.repeat(1000) });
  await expect.poll(async () => (await another()).status).toBe(503);

  for (const socket of unfinished) socket.destroy();
  await expect.poll(async () => (await another()).status).toBe(200);
});

const junk: Readonly<Record<string, readonly [sent: string, answer: string]>> = {
  'bytes that are not HTTP': ['\u0000\u0001\u0002 nonsense\r\n\r\n', 'HTTP/1.1 400 '],
  'a header without a name': ['GET / HTTP/1.1\r\n: x\r\n\r\n', 'HTTP/1.1 400 '],
  'two lengths': [`${head}content-length: 1\r\ncontent-length: 2\r\n\r\nab`, 'HTTP/1.1 400 '],
  'headers without end': [`GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 'HTTP/1.1 431 '],
};

for (const [what, [sent, answer]] of Object.entries(junk)) {
  test(`${what} get a problem and nothing else happens`, async () => {
    await using server = await listen(echo);
    const received = await raw(server.port, sent);
    expect(received.startsWith(answer)).toBe(true);
    expect(received).toContain('application/problem+json');
    expect((await httpCall({ method: 'GET', url: server.url })).status).toBe(200);
  });
}

test('a client that does not finish its request is answered 408', async () => {
  await using server = await listen(echo, { requestTimeoutMs: 100 });
  expect(await raw(server.port, `${head}content-length: 10\r\n\r\nabc`)).toMatch(/^HTTP\/1\.1 408 /u);
});

test('stopping ends a long poll and waits for its answer', async () => {
  const arrived = Promise.withResolvers<void>();
  const server = await listen(async ({ signal }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => resolve());
    arrived.resolve();
    await promise;
    return json(200, 'over');
  });
  const poll = httpCall({ method: 'GET', url: server.url });
  await arrived.promise;
  await server[Symbol.asyncDispose]();
  expect((await poll).body.toString()).toBe('"over"\n');
  await expect(httpCall({ method: 'GET', url: server.url })).rejects.toMatchObject({ code: 'unreachable' });
});

test('a client that hangs up ends its long poll', async () => {
  const ended = Promise.withResolvers<void>();
  await using server = await listen(async ({ signal }) => {
    client.destroy();
    const { promise, resolve } = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => resolve());
    await promise;
    ended.resolve();
    return json(200, 'nobody reads this');
  });
  const client = connect(server.port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  await ended.promise;
});
