import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { webCaller, type WebCallerOptions } from '../../../src/network/web-call.ts';
import { listen } from '../../../src/network/listen.ts';

const caller = (options: Partial<WebCallerOptions> = {}) =>
  webCaller({ environment: {}, silenceMs: 5000, totalMs: 5000, ...options });
const limits = { accept: '*/*', maxAnswerBytes: 1000 };

/** A proxy that answers everything itself, and writes down what it was asked for. */
async function proxy(status = 200) {
  const asked: string[] = [];
  const server = createHttp((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status).end('by the proxy');
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    [Symbol.asyncDispose]: async () => void (server.closeAllConnections(), server.close()),
  };
}

/** A server that writes these bytes to everybody and then says no more. */
async function silentAfter(bytes: string) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(bytes));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
  return { url, [Symbol.asyncDispose]: async () => void server.close() };
}

test('the proxy of the environment is used for http, and a tunnel through it for https', async () => {
  await using between = await proxy();
  const call = caller({ environment: { HTTP_PROXY: between.url, HTTPS_PROXY: between.url } });
  const { body } = await call({ url: 'http://packages.example/x', ...limits });
  expect(body.toString()).toBe('by the proxy');
  await expect(call({ url: 'https://packages.example/y', ...limits })).rejects.toMatchObject({
    code: 'proxy',
  });
  expect(between.asked).toEqual(['GET http://packages.example/x', 'CONNECT packages.example:443']);
});

test('NO_PROXY is honoured', async () => {
  await using between = await proxy();
  await using direct = await listen(() => ({ status: 200, body: 'direct' }));
  const call = caller({ environment: { HTTP_PROXY: between.url, NO_PROXY: '127.0.0.1' } });
  expect((await call({ url: direct.url, ...limits })).body.toString()).toBe('direct');
  expect(between.asked).toEqual([]);
});

for (const proxyAddress of ['ftp://proxy', 'proxy.example:8080', 'http://']) {
  test(`a proxy ${proxyAddress} is told, and nothing is called without it`, async () => {
    await using direct = await listen(() => ({ status: 200 }));
    const call = async () =>
      caller({ environment: { HTTP_PROXY: proxyAddress } })({ url: direct.url, ...limits });
    await expect(call()).rejects.toMatchObject({ code: 'proxy' });
  });
}

test('redirects are followed, and a POST never is', async () => {
  await using server = await listen(({ path }) =>
    path === '/to' ? { status: 200, body: 'there' } : { status: 302, headers: { location: 'to' } },
  );
  const there = await caller()({ url: `${server.url}/from`, ...limits });
  expect([there.status, there.body.toString()]).toEqual([200, 'there']);
  expect((await caller()({ method: 'POST', body: '{}', url: `${server.url}/from`, ...limits })).status).toBe(
    302,
  );
});

test('an answer over the limit is refused, and one that stops or trickles is given up', async () => {
  const head = 'HTTP/1.1 200 OK\r\ncontent-length: 2000\r\n\r\n';
  await using large = await silentAfter(`${head}${'x'.repeat(1001)}`);
  await expect(caller()({ url: large.url, ...limits })).rejects.toMatchObject({ code: 'answer-too-large' });
  await using stopped = await silentAfter(`${head}x`);
  await expect(caller({ silenceMs: 50 })({ url: stopped.url, ...limits })).rejects.toMatchObject({
    code: 'no-answer',
    message: `${stopped.url}: nothing came for 0.05 seconds`,
  });
  await expect(caller({ totalMs: 50 })({ url: stopped.url, ...limits })).rejects.toMatchObject({
    message: `${stopped.url}: the answer was not complete after 0.05 seconds`,
  });
});

test('a call that is given up ends, and a password in an address is never shown', async () => {
  await using silent = await silentAfter('');
  const call = caller({ signal: AbortSignal.timeout(50) });
  await expect(call({ url: silent.url, ...limits })).rejects.toMatchObject({ code: 'no-answer' });
  await expect(caller()({ url: 'http://user:secret@127.0.0.1:1/x', ...limits })).rejects.toMatchObject({
    message: 'http://127.0.0.1:1/x: nothing listens there',
  });
});
