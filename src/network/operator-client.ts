import { httpCall, type HttpAnswer, type HttpCall } from './http-call.ts';
import type { FaultRule } from './fault-rules.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { Party } from './parties.ts';
import { read, turnedDown } from './party-client.ts';
import type { Waiting } from './vans.ts';

export type { JournalEntry } from './journal-entry.ts';

/**
 * The harness's hand on the VANS. What goes wrong is a HarnessError: `unreachable` and the other codes of an HTTP call,
 * `vans-refused` for a request that the VANS turns down.
 */
export type OperatorClient = {
  /** Entries after a sequence; with none there it waits so long for one to come. */
  readonly journal: (from: {
    readonly after: number;
    readonly waitMilliseconds?: number;
  }) => Promise<readonly JournalEntry[]>;
  /** Sequence of the last entry. */
  readonly journalEnd: () => Promise<number>;
  /** Ends every `journal` call that waits: it answers with no entries. */
  readonly wakeJournal: () => Promise<void>;
  readonly setFault: (name: string, rule: FaultRule) => Promise<void>;
  readonly clearFaults: () => Promise<void>;
  readonly advanceClock: (milliseconds: number) => Promise<void>;
  readonly putParty: (party: Party) => Promise<void>;
  readonly status: () => Promise<VansStatus>;
};

type VansStatus = Waiting & {
  readonly now: string;
  readonly journalEnd: number;
  /** Bytes of memory that the process holds. */
  readonly rss: number;
  /** Processor time that the process has used. */
  readonly cpuMilliseconds: number;
  /** Requests with a token that is nobody's. */
  readonly refusedTokens: number;
  readonly faults: Readonly<Record<string, FaultRule>>;
};

export function operatorClient(access: { readonly url: string; readonly token: string }): OperatorClient {
  const base = `${access.url.replace(/\/+$/u, '')}/operator`;
  let waking = new AbortController();

  const ask = async (path: string, call: Partial<HttpCall> = {}): Promise<HttpAnswer> => {
    const { method = 'GET' } = call;
    const answer = await httpCall({ ...call, method, url: base + path, token: access.token });
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw turnedDown(method, base + path, answer);
  };
  const tell = async (method: string, path: string, value?: unknown): Promise<void> => {
    const body = value === undefined ? {} : { body: JSON.stringify(value), contentType: 'application/json' };
    await ask(path, { method, ...body });
  };
  const status = async (): Promise<VansStatus> => read(await ask('/status')) as VansStatus;

  return {
    async journal({ after, waitMilliseconds = 0 }) {
      const { signal } = waking;
      try {
        const query = `after=${after}&wait=${waitMilliseconds}`;
        return read(
          await ask(`/journal?${query}`, { signal, timeoutMs: waitMilliseconds + 60_000 }),
        ) as readonly JournalEntry[];
      } catch (error) {
        if (signal.aborted) return [];
        throw error;
      }
    },
    journalEnd: async () => (await status()).journalEnd,
    async wakeJournal() {
      waking.abort();
      waking = new AbortController();
    },
    setFault: (name, rule) => tell('PUT', `/faults/${encodeURIComponent(name)}`, rule),
    clearFaults: () => tell('DELETE', '/faults'),
    advanceClock: (advanceMilliseconds) => tell('POST', '/clock', { advanceMilliseconds }),
    putParty: ({ gln, ...terms }) => tell('PUT', `/parties/${gln}`, terms),
    status,
  };
}
