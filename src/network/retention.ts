import { dayMilliseconds, everyDay } from '../clock.ts';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { envelopeMemory } from './envelope-memory.ts';
import type { Office } from './office.ts';
import { recovery } from './recovery.ts';

export type RetentionOptions = {
  readonly stateDir: string;
  readonly durable: boolean;
  readonly keepDays: number;
};

/**
 * Drops whole files of the journal when all that is in them is older than the retention and nothing in them is waited
 * for: now, and once a day. What must be remembered of them, such as the identifiers that were used, goes into a
 * checkpoint first.
 */
export async function startRetention(office: Office, options: RetentionOptions): Promise<AsyncDisposable> {
  // What cannot be done now is tried again tomorrow: until then the journal is larger than it need be, and no worse.
  const once = () => dropOld(office, options).catch(() => undefined);
  let running = once();
  await running;
  const stop = everyDay(office.clock, () => {
    running = running.then(once);
  });
  return {
    async [Symbol.asyncDispose]() {
      stop();
      await running;
    },
  };
}

async function dropOld(office: Office, { stateDir, durable, keepDays }: RetentionOptions): Promise<void> {
  const { journal, memory, clock } = office;
  const current = journal.spans().at(-1);
  // A file that goes on for months would keep its first records for as long.
  if (current && (await isOlder(office, current.first, clock.now().getTime() - dayMilliseconds)))
    journal.rotate();

  const limit = clock.now().getTime() - keepDays * dayMilliseconds;
  const dropped = new Set<number>();
  for (const { segment, last } of journal.spans().slice(0, -1))
    if (await isOlder(office, last, limit)) dropped.add(segment);
  if (dropped.size === 0) return;

  const checkpoint = await checkpointOf(office, stateDir);
  for (const { body } of [...checkpoint.mail, ...checkpoint.conversions]) dropped.delete(body.segment);
  if (dropped.size === 0) return;
  const remembered = envelopeMemory(checkpoint.memory);
  remembered.forgetReceipts(dropped);
  await writeCheckpoint(stateDir, { ...checkpoint, memory: remembered.snapshot() }, durable);
  memory.forgetReceipts(dropped);
  await journal.drop(dropped);
}

async function isOlder({ journal }: Office, sequence: number, time: number): Promise<boolean> {
  const [record] = await journal.read(sequence - 1, 1);
  return record !== undefined && Date.parse(record.fact.at) < time;
}

const pageRecords = 1000;

/** From what is on disk alone: what is in memory runs ahead of it. */
async function checkpointOf({ journal }: Office, stateDir: string): Promise<Checkpoint> {
  const before = await readCheckpoint(stateDir);
  const sequence = journal.last;
  const memory = envelopeMemory(before?.memory);
  const state = recovery(memory, before);
  for (let at = before?.sequence ?? 0; at < sequence;) {
    const page = await journal.read(at, pageRecords);
    const wanted = page.filter((record) => record.sequence <= sequence);
    wanted.forEach(state.take);
    at = wanted.at(-1)?.sequence ?? sequence;
  }
  return { sequence, mail: state.mail(), conversions: state.conversions(), memory: memory.snapshot() };
}
