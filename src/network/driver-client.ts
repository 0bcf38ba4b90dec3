import type { z } from 'zod';
import { HarnessError } from '../errors.ts';
import type { DisplayedMessage, SentMessage } from '../message/user.ts';
import {
  composeAnswer,
  driverAbout,
  driverPath,
  inboxAnswer,
  outboxAnswer,
  type ComposeAnswer,
  type ComposeRequest,
  type DriverAbout,
} from './driver-protocol.ts';
import { httpCall, type HttpAnswer } from './http-call.ts';

/**
 * Works a system's user interface. Whatever goes wrong is a `HarnessError`: `driver-unreachable` (no connection),
 * `driver-silent` (no answer in time) or `driver-answer` (an answer that the driver API does not know).
 */
export type DriverClient = {
  readonly about: () => Promise<DriverAbout>;
  readonly send: (request: ComposeRequest) => Promise<ComposeAnswer>;
  readonly inbox: () => Promise<readonly DisplayedMessage[]>;
  readonly outbox: () => Promise<readonly SentMessage[]>;
  readonly advanceClock: (milliseconds: number) => Promise<void>;
  readonly reset: () => Promise<void>;
};

export type DriverAddress = {
  /** Everything before `/driver/…`. */
  readonly url: string;
  readonly token?: string;
  /** How long the driver may think about one request: 30 seconds unless said. */
  readonly timeoutMs?: number;
};

export function driverClient(address: DriverAddress): DriverClient {
  const read = async <T>(path: string, shape: z.ZodType<T>): Promise<T> =>
    parsed(await ask(address, { method: 'GET', path, expected: [200] }), shape);
  const tell = async (path: string, body?: unknown): Promise<void> => {
    await ask(address, { method: 'POST', path, body, expected: [200, 204] });
  };

  return {
    about: () => read(driverPath.about, driverAbout),
    inbox: () => read(driverPath.inbox, inboxAnswer),
    outbox: () => read(driverPath.outbox, outboxAnswer),
    send: async (body) =>
      parsed(
        await ask(address, { method: 'POST', path: driverPath.messages, body, expected: [200, 422] }),
        composeAnswer,
      ),
    advanceClock: (advanceMilliseconds) => tell(driverPath.clock, { advanceMilliseconds }),
    reset: () => tell(driverPath.reset),
  };
}

type Question = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly expected: readonly number[];
};

type Answer = HttpAnswer & { readonly question: string };

// An inbox of a long run is large; a driver that sends more than this is broken, and would fill the memory.
const largestAnswer = 64_000_000;

async function ask(address: DriverAddress, { method, path, body, expected }: Question): Promise<Answer> {
  const url = `${address.url.replace(/\/+$/u, '')}${path}`;
  const { token, timeoutMs = 30_000 } = address;
  const question = `${method} ${url}`;
  try {
    const answer = await httpCall({
      method,
      url,
      timeoutMs,
      maxAnswerBytes: largestAnswer,
      ...(token === undefined ? {} : { token }),
      ...(body === undefined ? {} : { body: JSON.stringify(body), contentType: 'application/json' }),
    });
    if (expected.includes(answer.status)) return { ...answer, question };
    throw strange(question, `status ${answer.status}${excerpt(answer.body)}`);
  } catch (error) {
    throw ofDriver(error);
  }
}

function parsed<T>({ question, body }: Answer, shape: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw strange(question, `something that is not JSON${excerpt(body)}`, error);
  }
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw strange(question, `a wrong ${issue?.path.join('.') || 'answer'}: ${issue?.message}`, result.error);
}

function strange(question: string, what: string, cause?: unknown): HarnessError {
  return new HarnessError('driver-answer', `the driver answered ${question} with ${what}`, { cause });
}

const codes: Record<string, string> = {
  unreachable: 'driver-unreachable',
  'not-an-address': 'driver-unreachable',
  'no-answer': 'driver-silent',
  'answer-too-large': 'driver-answer',
};

function ofDriver(error: unknown): unknown {
  const code = error instanceof HarnessError ? codes[error.code] : undefined;
  return code
    ? new HarnessError(code, `the system's driver: ${(error as Error).message}`, { cause: error })
    : error;
}

function excerpt(body: Buffer): string {
  const line = body.subarray(0, 1000).toString('utf8').replaceAll(/\s+/gu, ' ').trim().slice(0, 200);
  return line ? `: ${line}` : '';
}
