import { Agent, request as plain, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { Agent as SecureAgent, request as secure } from 'node:https';

import { HarnessError } from '../errors.ts';
import { callFailure } from './call-failure.ts';

export type HttpCall = {
  readonly method: string;
  readonly url: string | URL;
  readonly token?: string;
  readonly body?: string | Uint8Array;
  readonly contentType?: string;
  /** For the whole call, in real time. */
  readonly timeoutMs?: number;
  /** A longer answer is an error; the answer is held in memory. */
  readonly maxAnswerBytes?: number;
  readonly signal?: AbortSignal;
};

export type HttpAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

const agents = {
  'http:': { request: plain, agent: new Agent({ keepAlive: true, maxSockets: 64 }) },
  'https:': { request: secure, agent: new SecureAgent({ keepAlive: true, maxSockets: 64 }) },
};

/**
 * Calls an HTTP service, on a kept-alive connection where there is one.
 * @throws HarnessError `unreachable` (nothing was sent), `no-answer` (it may have arrived), `answer-too-large` or
 *   `not-an-address`: one line that names the address
 */
export async function httpCall(call: HttpCall): Promise<HttpAnswer> {
  const target = URL.parse(String(call.url));
  if (!target || !(target.protocol in agents))
    throw new HarnessError('not-an-address', `${String(call.url)} is not an http or https address`);

  for (;;) {
    const attempt = await callOnce(call, target);
    if (attempt !== 'stale connection') return attempt;
  }
}

function callOnce(call: HttpCall, target: URL): Promise<HttpAnswer | 'stale connection'> {
  const { method, timeoutMs = 30_000, maxAnswerBytes = 256_000_000 } = call;
  // Encoded once: counting the bytes of a long text takes as long as writing them.
  const body = typeof call.body === 'string' ? Buffer.from(call.body) : call.body;
  const { request, agent } = agents[target.protocol as keyof typeof agents];
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer | 'stale connection'>();
  const fail = (code: string, what: string) =>
    reject(new HarnessError(code, `${method} ${target.origin}${target.pathname}: ${what}`));

  const options: RequestOptions = { method, agent, headers: headersOf(call, body) };
  if (call.signal) options.signal = call.signal;
  const sent = request(target, options, (answer) => {
    const chunks: Buffer[] = [];
    let size = 0;
    answer.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxAnswerBytes) {
        fail('answer-too-large', `the answer is over ${maxAnswerBytes} bytes`);
        sent.destroy();
      } else chunks.push(chunk);
    });
    answer.on('end', () =>
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks, size) }),
    );
    answer.on('close', () => {
      if (!answer.complete) fail('no-answer', 'the connection broke in the middle of the answer');
    });
  });
  sent.on('error', (error: NodeJS.ErrnoException) => {
    // A kept-alive connection may have been closed by the other side in the moment that it was taken into use.
    if (sent.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE'))
      resolve('stale connection');
    else fail(...callFailure(error.code, error.message));
  });
  const timer = setTimeout(() => {
    fail('no-answer', `no answer within ${timeoutMs} ms`);
    sent.destroy();
  }, timeoutMs);
  sent.on('close', () => clearTimeout(timer));
  sent.end(body);
  return promise;
}

function headersOf({ token, contentType }: HttpCall, body: Uint8Array | undefined): Record<string, string> {
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
    ...(body === undefined ? {} : { 'content-length': String(body.byteLength) }),
  };
}
