import type { HarnessError } from '../errors.ts';
import { delivered, notDelivered, refusedByParty } from './delivery.ts';
import { httpCall, type HttpAnswer } from './http-call.ts';
import type { Mail } from './mail-box.ts';
import type { Office } from './office.ts';
import type { Delivery } from './parties.ts';
import { retries, type Retries } from './retries.ts';
import { workLine, type WorkLine } from './work-line.ts';

export type Pushing = {
  /** Delivers the mail, when its receiver wants it pushed. */
  readonly arrived: (mail: Mail) => void;
  /** The party is new, or has changed its address: what waits for it is tried at once. */
  readonly changed: (gln: string) => void;
  /** How many failed to be delivered and wait for another attempt. */
  readonly failing: (gln: string) => number;
  /** Breaks off what is under way: without an answer it counts as not delivered. */
  readonly close: () => Promise<void>;
};

type Line = WorkLine<Mail> & { readonly retries: Retries<Mail> };

/** Posts envelopes to the parties that want it so: one at a time for each party, in the order in which they came. */
export function startPushing(office: Office, timeoutMs: number): Pushing {
  const lines = new Map<string, Line>();
  const closing = new AbortController();

  const arrived = (mail: Mail): void => {
    if (pushOf(office, mail.to) !== undefined) lineOf(mail.to).add(mail);
  };
  const lineOf = (gln: string): Line => {
    const known = lines.get(gln);
    if (known) return known;
    const line: Line = {
      ...workLine<Mail>((mail) => deliver(line, mail)),
      retries: retries(office.clock, arrived),
    };
    lines.set(gln, line);
    return line;
  };
  const deliver = async (line: Line, mail: Mail): Promise<void> => {
    const address = pushOf(office, mail.to);
    if (!address || closing.signal.aborted || !office.boxOf(mail.to).has(mail)) return;
    const answer = await post(office, mail, address, timeoutMs, closing.signal);
    if (closing.signal.aborted && answer instanceof Error) return;
    // When the journal cannot be written nothing is settled: the envelope is pushed again after a restart.
    const outcome = await settle(office, mail, answer).catch(() => 'failed' as const);
    if (outcome === 'failed') {
      line.retries.failed(mail);
      return;
    }
    line.retries.settled(mail);
    line.retries.revive();
  };

  return {
    arrived,
    changed(gln) {
      const line = lineOf(gln);
      line.retries.clear();
      line.clear();
      office.boxOf(gln).list(Infinity).forEach(arrived);
    },
    failing: (gln) => lines.get(gln)?.retries.size() ?? 0,
    async close() {
      closing.abort();
      for (const line of lines.values()) {
        line.retries.clear();
        await line.settled();
      }
    },
  };
}

type PushAddress = Exclude<Delivery, 'mailbox'>;

function pushOf(office: Office, gln: string): PushAddress | undefined {
  const delivery = office.parties.withGln(gln)?.delivery;
  return delivery === 'mailbox' ? undefined : delivery;
}

async function post(
  office: Office,
  mail: Mail,
  { push, token }: PushAddress,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<HttpAnswer | HarnessError> {
  try {
    const body = await office.journal.body(mail.body);
    return await httpCall({
      method: 'POST',
      url: push,
      body,
      contentType: 'application/xml',
      timeoutMs,
      signal,
      maxAnswerBytes: 1_000_000,
      ...(token === undefined ? {} : { token }),
    });
  } catch (error) {
    return error as HarnessError;
  }
}

/** Not now, as far as the status says: everything else from 400 to 499 is the party's word on this envelope. */
const forNow: ReadonlySet<number> = new Set([408, 425, 429]);

async function settle(
  office: Office,
  mail: Mail,
  answer: HttpAnswer | HarnessError,
): Promise<'done' | 'failed'> {
  const by = 'http-push';
  if (answer instanceof Error) {
    await notDelivered(office, mail, { by, problem: answer.message }, { sent: answer.code === 'no-answer' });
    return 'failed';
  }
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    await delivered(office, mail, { by, status });
    return 'done';
  }
  const said = body.subarray(0, 4096).toString().trim().split(/\r?\n/u)[0] || `HTTP ${status}`;
  if (status >= 400 && status < 500 && !forNow.has(status)) {
    await refusedByParty(office, mail, { by, status, problem: said }, said);
    return 'done';
  }
  await notDelivered(office, mail, { by, status, problem: said }, { sent: true });
  return 'failed';
}
