import type { Checkpoint } from './checkpoint.ts';
import type { Convertible } from './conversion-queue.ts';
import type { EnvelopeMemory } from './envelope-memory.ts';
import type { VansFact } from './journal-entry.ts';
import type { JournalRecord } from './journal.ts';
import type { Mail } from './mail-box.ts';
import { mailReader } from './mail-of-record.ts';

/** What a journal leaves to be done: found by being told all its records in order, or those after a checkpoint. */
export type Recovery = {
  readonly take: (record: JournalRecord<VansFact>) => void;
  readonly mail: () => readonly Mail[];
  readonly conversions: () => readonly Convertible[];
};

export function recovery(memory: EnvelopeMemory, before?: Checkpoint): Recovery {
  const waiting = bySequence(before?.mail);
  const converting = bySequence(before?.conversions);
  const read = mailReader();
  return {
    take(record) {
      const { sequence, fact, body } = record;
      if (sequence <= (before?.sequence ?? 0)) return;
      const mail = read(record);
      if (mail) waiting.set(sequence, mail);
      if (mail?.answers) memory.giveReceipt(mail.answers, mail.body);
      const { state } = fact;
      if (state?.kind === 'accepted') {
        memory.accept(state.key, state.contentId);
        if (state.conversion && body) converting.set(sequence, { sequence, body });
      } else if (state?.kind === 'converted') {
        converting.delete(state.of);
        memory.convert(state.original, state.made);
      } else if (state?.kind === 'fetched') {
        const fetched = waiting.get(state.delivery);
        if (fetched) fetched.fetched = true;
      } else if (state?.kind === 'done') waiting.delete(state.delivery);
    },
    mail: () => [...waiting.values()],
    conversions: () => [...converting.values()],
  };
}

const bySequence = <Item extends { readonly sequence: number }>(items: readonly Item[] = []) =>
  new Map(items.map((item) => [item.sequence, item]));
