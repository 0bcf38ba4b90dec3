import { HarnessError } from '../errors.ts';
import type { DirectoryEntry } from './directory.ts';
import { httpCall, type HttpAnswer, type HttpCall } from './http-call.ts';
import { longestPoll } from './long-poll.ts';
import type { SubmissionAnswer } from './submission.ts';

export type PartyAccess = {
  /** Of the VANS. */
  readonly url: string;
  readonly token: string;
  readonly gln: string;
};

/**
 * A party's end of the line to the VANS. What goes wrong on the way is a HarnessError: `unreachable` and the other codes
 * of an HTTP call, `vans-refused` for a request that the VANS turns down.
 */
export type PartyClient = {
  readonly gln: string;
  /** Hands an envelope in. A refusal that the VANS could address is an answer, not an error. */
  readonly submit: (envelope: Uint8Array) => Promise<SubmissionAnswer>;
  /** What waits, oldest first; with nothing there it waits so long for something to come. */
  readonly mailbox: (waitMilliseconds?: number) => Promise<readonly MailboxItem[]>;
  readonly fetch: (envelopeId: string) => Promise<Buffer>;
  /** Fetches an envelope and says that the party has it. */
  readonly take: (envelopeId: string) => Promise<Buffer>;
  /** An organisation of the directory, if it knows the location number. */
  readonly directory: (gln: string) => Promise<DirectoryEntry | undefined>;
};

type MailboxItem = { readonly envelopeId: string; readonly size: number; readonly receivedAt: string };

export function partyClient({ url, token, gln }: PartyAccess): PartyClient {
  const base = url.replace(/\/+$/u, '');
  const ask = async (path: string, call: Partial<HttpCall> = {}, missing?: 404): Promise<HttpAnswer> => {
    const answer = await httpCall({ method: 'GET', ...call, url: base + path, token });
    if ((answer.status >= 200 && answer.status < 300) || answer.status === missing) return answer;
    throw turnedDown(call.method ?? 'GET', base + path, answer);
  };

  return {
    gln,
    submit: async (body) => {
      const call = { method: 'POST', body, contentType: 'application/xml', timeoutMs: 120_000 };
      return read(await ask('/v1/envelopes', call)) as SubmissionAnswer;
    },
    async mailbox(waitMilliseconds = 0) {
      const deadline = performance.now() + waitMilliseconds;
      for (;;) {
        const left = Math.min(Math.max(Math.ceil(deadline - performance.now()), 0), longestPoll);
        const waiting = read(
          await ask(`/v1/mailbox?wait=${left}`, { timeoutMs: left + 30_000 }),
        ) as MailboxItem[];
        if (waiting.length > 0 || performance.now() >= deadline) return waiting;
      }
    },
    fetch: async (envelopeId) => (await ask(item(envelopeId))).body,
    async take(envelopeId) {
      const { body } = await ask(item(envelopeId));
      await ask(item(envelopeId), { method: 'DELETE' });
      return body;
    },
    async directory(wanted) {
      const answer = await ask(`/v1/directory/${encodeURIComponent(wanted)}`, {}, 404);
      return answer.status === 404 ? undefined : (read(answer) as DirectoryEntry);
    },
  };
}

const item = (envelopeId: string) => `/v1/mailbox/${encodeURIComponent(envelopeId)}`;

/** The answer of a VANS of ours: what it looks like is ours to know. */
export function read({ body }: HttpAnswer): unknown {
  return JSON.parse(body.toString());
}

/** @returns an error that says what was asked and what came back */
export function turnedDown(method: string, url: string, { status, body }: HttpAnswer): HarnessError {
  const text = body.subarray(0, 2000).toString();
  const [, detail = text.split('\n')[0] ?? ''] = /"detail":"((?:[^"\\]|\\.)*)"/u.exec(text) ?? [];
  return new HarnessError('vans-refused', `${method} ${url}: ${status} ${detail}`.trim());
}
