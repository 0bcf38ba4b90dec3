import { Agent, request as plain, type RequestOptions } from 'node:http';
import { Agent as SecureAgent, request as secure } from 'node:https';
import { HarnessError } from '../errors.ts';
import { callFailure, type CallFailure } from './call-failure.ts';
import { addressOf, shown } from './web-address.ts';

export type WebCall = {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly accept: string;
  /** Sent as JSON. */
  readonly body?: string;
  /** A longer answer is an error; the answer is held in memory. */
  readonly maxAnswerBytes: number;
  /** Told as the answer comes in. */
  readonly onBytes?: (sum: number) => void;
};

export type WebCaller = (call: WebCall) => Promise<{ readonly status: number; readonly body: Buffer }>;

export type WebCallerOptions = {
  /** HTTP_PROXY, HTTPS_PROXY and NO_PROXY are read from it. */
  readonly environment: NodeJS.ProcessEnv;
  /** The longest silence, and the longest time for a whole call. */
  readonly silenceMs: number;
  readonly totalMs: number;
  readonly signal?: AbortSignal;
};

const mostRedirects = 5;

/**
 * Calls to the world outside, through the proxy that the environment names.
 * @throws HarnessError from a call, one line that names the address: `not-an-address`, `unreachable`, `no-answer`,
 *   `answer-too-large` or `proxy`
 */
export function webCaller(options: WebCallerOptions): WebCaller {
  const { environment } = options;
  const agents = agentsFor(environment);
  return async (call) => {
    let url = addressOf(call.url, environment);
    for (let redirects = 0; ; redirects++) {
      const answer = await callOnce(call, url, agents, options);
      if (answer.location === undefined || call.method === 'POST') return answer;
      if (redirects === mostRedirects)
        throw new HarnessError('no-answer', `${shown(call.url)}: over ${mostRedirects} redirects`);
      const next = addressOf(URL.parse(answer.location, url.href)?.href ?? answer.location, environment);
      if (url.protocol === 'https:' && next.protocol !== 'https:')
        throw new HarnessError(
          'not-an-address',
          `${shown(url)} redirects to ${shown(next)}, which is not https`,
        );
      url = next;
    }
  };
}

type Agents = ReturnType<typeof agentsFor>;

function agentsFor(proxyEnv: NodeJS.ProcessEnv) {
  try {
    const options = { keepAlive: true, proxyEnv };
    return {
      'http:': { request: plain, agent: new Agent(options) },
      'https:': { request: secure, agent: new SecureAgent(options) },
    };
  } catch (error) {
    throw new HarnessError(
      'proxy',
      `the proxy of the environment is no address: ${(error as Error).message}`,
    );
  }
}

type Answer = { readonly status: number; readonly body: Buffer; readonly location: string | undefined };

function callOnce(
  call: WebCall,
  url: URL,
  agents: Agents,
  { silenceMs, totalMs, signal }: WebCallerOptions,
): Promise<Answer> {
  const { request, agent } = agents[url.protocol as keyof Agents];
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const fail = (code: string, what: string) => reject(new HarnessError(code, `${shown(url)}: ${what}`));
  const options: RequestOptions = { method: call.method ?? 'GET', agent, headers: headersOf(call) };
  if (signal) options.signal = signal;

  const sent = request(url, options, (answer) => {
    const chunks: Buffer[] = [];
    let size = 0;
    answer.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > call.maxAnswerBytes) {
        fail('answer-too-large', `the answer is over ${call.maxAnswerBytes} bytes`);
        sent.destroy();
      } else call.onBytes?.(size);
    });
    answer.on('end', () => {
      const status = answer.statusCode ?? 0;
      const redirected = [301, 302, 303, 307, 308].includes(status);
      const location = redirected ? answer.headers.location : undefined;
      resolve({ status, body: Buffer.concat(chunks, size), location });
    });
    answer.on('error', () => undefined);
    answer.on('close', () => {
      if (!answer.complete) fail('no-answer', 'the connection broke in the middle of the answer');
    });
  });
  const giveUp = (milliseconds: number) => () => {
    fail('no-answer', `nothing came for ${milliseconds / 1000} seconds`);
    sent.destroy();
  };
  const timer = setTimeout(() => {
    fail('no-answer', `the answer was not complete after ${totalMs / 1000} seconds`);
    sent.destroy();
  }, totalMs);
  sent.setTimeout(silenceMs, giveUp(silenceMs));
  sent.on('error', (error: NodeJS.ErrnoException) => fail(...reasonOf(error)));
  sent.on('close', () => clearTimeout(timer));
  sent.end(call.body);
  return promise;
}

function reasonOf({ code = '', message }: NodeJS.ErrnoException): CallFailure {
  if (code.startsWith('ERR_PROXY')) return ['proxy', `the proxy does not let it through (${message})`];
  return callFailure(code, message.split('\n')[0]!);
}

function headersOf({ accept, body }: WebCall): Record<string, string> {
  return {
    accept,
    // A checksum is of the bytes as they lie on the server.
    'accept-encoding': 'identity',
    'user-agent': 'proevesten',
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
  };
}
