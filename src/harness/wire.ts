import { setTimeout as pause } from 'node:timers/promises';
import type { Crossing } from '../exchange/exchange.ts';
import type { JournalEntry, OperatorClient } from '../network/operator-client.ts';
import type { ProfileJudge } from './profile-judge.ts';
import type { RunPlan } from './run-plan.ts';
import { contentsOf, type Contents, type Seen } from './seen.ts';

/** The traffic of one scenario, followed through the VANS's journal. */
export type Wire = {
  /** Everything seen so far, in order. */
  readonly seen: readonly Seen[];
  /** The nth envelope that matches (the first, unless said), seen already or within the time given; `undefined` when it did not come. */
  until: (
    matches: (seen: Seen) => boolean,
    withinMilliseconds: number,
    nth?: number,
  ) => Promise<Seen | undefined>;
  /** Returns when nothing has crossed for so long. */
  silence: (milliseconds: number) => Promise<void>;
  /** Takes in what is left in the journal and stops following. */
  close: () => Promise<void>;
};

/** Follows the journal from here on; every crossing of a known party is noted in the record. */
export async function followWire(
  operator: OperatorClient,
  plan: RunPlan,
  judge: ProfileJudge,
  note: (crossing: Crossing) => void,
): Promise<Wire> {
  const all: Seen[] = [];
  const contents = new Map<string, Contents>();
  const watchers = new Set<() => void>();
  let position = await operator.journalEnd();
  let failure: unknown;

  const take = (entry: JournalEntry) => {
    position = entry.sequence;
    const crossing = crossingOf(entry, plan);
    if (!crossing) return;
    const { direction, party, bytes } = crossing;
    // What one party hands over another gets: the same bytes are read once.
    const read = contents.get(bytes) ?? contentsOf(Buffer.from(bytes, 'base64'));
    contents.set(bytes, read);
    const { message, envelope } = read;
    const validation = message && envelope?.kind === 'message' && judge(message.kind, envelope.data);
    note(validation ? { ...crossing, validation } : crossing);
    all.push({ direction, party, ...read });
    for (const wake of watchers) wake();
  };

  const closing = new AbortController();
  const following = follow().catch((error: unknown) => {
    failure = error;
    for (const wake of watchers) wake();
  });

  async function follow(): Promise<void> {
    while (!closing.signal.aborted) {
      for (const entry of await operator.journal({ after: position, waitMilliseconds: 1000 })) take(entry);
    }
  }

  async function until(matches: (seen: Seen) => boolean, within: number, nth = 1): Promise<Seen | undefined> {
    const found = () => all.filter(matches)[nth - 1];
    if (!found() && failure === undefined) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = () => void ((found() || failure !== undefined) && resolve());
      const patience = setTimeout(resolve, within);
      watchers.add(wake);
      await promise;
      watchers.delete(wake);
      clearTimeout(patience);
    }
    if (failure !== undefined) throw failure;
    return found();
  }

  return {
    seen: all,
    until,
    async silence(milliseconds) {
      for (let count = -1; count !== all.length;) {
        count = all.length;
        await pause(milliseconds);
      }
    },
    async close() {
      closing.abort();
      await operator.wakeJournal();
      await following;
      if (failure !== undefined) throw failure;
      for (const entry of await operator.journal({ after: position, waitMilliseconds: 0 })) take(entry);
    },
  };
}

function crossingOf(entry: JournalEntry, plan: RunPlan): Crossing | undefined {
  if (entry.direction === undefined || entry.bytes === undefined) return undefined;
  const way = entry.direction === 'from-party' ? 'from' : 'to';
  return {
    kind: 'envelope',
    direction: `${way}-${entry.party === plan.system.gln ? 'system' : 'counterpart'}`,
    party: entry.party,
    bytes: entry.bytes,
    transport: entry.transport,
    ...(entry.outcome ? { outcome: entry.outcome } : {}),
  };
}
