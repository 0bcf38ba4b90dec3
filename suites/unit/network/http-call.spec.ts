import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';

import { expect, test } from '@playwright/test';

import { httpCall } from '../../../src/network/http-call.ts';
import { listen } from '../../../src/network/listen.ts';

/** A server that answers every connection with the same bytes and hangs up; with none it says nothing. */
async function answering(bytes: string | undefined) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (bytes !== undefined) socket.once('data', () => socket.end(bytes));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, [Symbol.asyncDispose]: async () => void server.close() };
}

test('nothing listening there is an unreachable address', async () => {
  await expect(httpCall({ method: 'GET', url: 'http://127.0.0.1:1/health' })).rejects.toMatchObject({
    code: 'unreachable',
    message: 'GET http://127.0.0.1:1/health: nothing listens there',
  });
});

test('something that is no address is told before anything is sent', async () => {
  await expect(httpCall({ method: 'GET', url: 'file:///etc/passwd' })).rejects.toMatchObject({
    code: 'not-an-address',
  });
});

test('a server that says nothing has not answered in time', async () => {
  await using server = await answering(undefined);
  await expect(httpCall({ method: 'GET', url: server.url, timeoutMs: 50 })).rejects.toMatchObject({
    code: 'no-answer',
    message: `GET ${server.url}: no answer within 50 ms`,
  });
});

test('an answer that breaks off is no answer', async () => {
  await using server = await answering('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc');
  await expect(httpCall({ method: 'GET', url: server.url })).rejects.toMatchObject({ code: 'no-answer' });
});

test('an answer over the limit is refused', async () => {
  await using server = await answering(`HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n${'x'.repeat(100)}`);
  await expect(httpCall({ method: 'GET', url: server.url, maxAnswerBytes: 99 })).rejects.toMatchObject({
    code: 'answer-too-large',
  });
});

test('a kept-alive connection that the server closed is replaced by a new one', async () => {
  const first = await listen(() => ({ status: 200 }));
  const { port, url } = first;
  await Promise.all([httpCall({ method: 'GET', url }), httpCall({ method: 'GET', url })]);
  await first[Symbol.asyncDispose]();
  await using _second = await listen(() => ({ status: 204 }), { port });
  expect((await httpCall({ method: 'POST', url, body: 'x' })).status).toBe(204);
});
