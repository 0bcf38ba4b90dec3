import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { HarnessError } from '../errors.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { problem, type Handler, type Outgoing } from './http-message.ts';
import { incomingOf } from './incoming.ts';
import { longestPoll } from './long-poll.ts';
import { discardBody, readBody, type BodyRoom } from './read-body.ts';

export type Listener = AsyncDisposable & { readonly url: string; readonly port: number };

export type ListenOptions = {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Larger bodies are answered 413 without being read into memory. */
  readonly maxBodyBytes?: number;
  /** How long a client may take to send its request. */
  readonly requestTimeoutMs?: number;
  /** Answers a request whose body is over the limit; its `body` is empty. */
  readonly oversized?: Handler;
};

/** The largest envelope that MedCom allows: 100 MB. ASSUMPTION: MB is 10^6 bytes. */
export const largestEnvelope = 100_000_000;

const graceMilliseconds = 2000;
const mostConnections = 2000;

/** Serves HTTP/1.1 with `handler`. It stops listening at once when disposed, and waits for the answers under way. */
export async function listen(handler: Handler, options: ListenOptions = {}): Promise<Listener> {
  const { port = 0, host = '127.0.0.1', requestTimeoutMs = 60_000 } = options;
  const serving = serve(handler, options);
  const server = createServer(
    {
      requestTimeout: requestTimeoutMs,
      headersTimeout: Math.min(requestTimeoutMs, 10_000),
      connectionsCheckingInterval: Math.min(requestTimeoutMs / 2, 5000),
      keepAliveTimeout: 30_000,
      noDelay: true,
    },
    serving.onRequest,
  );
  server.maxConnections = mostConnections;
  // A client that does not read its answer is not waited for; a long poll may be silent for as long as it waits.
  server.timeout = requestTimeoutMs + longestPoll;
  // Without this listener every client that asks first would be told to go on, also with a body over the limit.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    serving.onRequest(request, response, () => response.writeContinue());
  });
  server.on('clientError', answerBrokenRequest);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, host, port);
  }
  const taken = (server.address() as AddressInfo).port;
  return {
    port: taken,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    async [Symbol.asyncDispose]() {
      if (!server.listening) return;
      serving.stop();
      await close(server);
    },
  };
}

function serve(handler: Handler, options: ListenOptions) {
  const { maxBodyBytes = largestEnvelope, oversized = tooLarge(maxBodyBytes) } = options;
  const room: BodyRoom = { limit: 4 * maxBodyBytes, taken: 0 };
  const waiting = new Set<AbortController>();
  let stopping = false;

  const answer = async (request: IncomingMessage, response: ServerResponse, goOn?: () => void) => {
    const incoming = incomingOf(request, response, waiting);
    if (goOn && Number(request.headers['content-length'] ?? 0) <= maxBodyBytes) goOn();
    const body = await readBody(request, maxBodyBytes, room);
    if (body === 'gone') return;
    if (typeof body !== 'string') {
      write(response, await handler(incoming(body)), stopping);
      return;
    }
    const refusal = body === 'oversized' ? await oversized(incoming(Buffer.alloc(0))) : tooManyBodies;
    write(response, refusal, true);
    discardBody(request, maxBodyBytes);
  };

  return {
    onRequest: (request: IncomingMessage, response: ServerResponse, goOn?: () => void): void => {
      answer(request, response, goOn).catch((error: unknown) => {
        write(response, failure(request, error), true);
      });
    },
    stop: (): void => {
      stopping = true;
      for (const controller of waiting) controller.abort();
    },
  };
}

function write(response: ServerResponse, outgoing: Outgoing, last: boolean): void {
  if (response.headersSent || response.destroyed) return;
  const { status, headers = {}, body = '' } = outgoing;
  response.writeHead(status, {
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    ...(last ? { connection: 'close' } : {}),
  });
  response.end(body);
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  await closed;
  clearTimeout(impatience);
}

const busy = problem(503, 'busy', 'too many large requests at once: send it again in a second');
const tooManyBodies: Outgoing = { ...busy, headers: { ...busy.headers, 'retry-after': '1' } };

const tooLarge =
  (maxBytes: number): Handler =>
  () =>
    problem(413, 'too large', `the body is over the ${maxBytes} bytes that are taken here`);

/** A fault of ours, which whoever runs this has to hear of too. */
function failure({ method, url }: IncomingMessage, error: unknown): Outgoing {
  const [first = ''] = String(error instanceof Error ? error.message : error).split(/[\r\n]/u);
  const line = first.replaceAll(/\p{Cc}+/gu, ' ');
  process.stderr.write(`500 ${method} ${url}: ${line}\n`);
  return problem(500, 'internal fault', line);
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): HarnessError {
  return error.code === 'EADDRINUSE'
    ? new HarnessError(
        'port-taken',
        `${host}:${port} is taken by another program: give another port, or 0 for a free one`,
      )
    : new HarnessError('cannot-listen', `cannot listen on ${host}:${port}: ${error.message}`, {
        cause: error,
      });
}
