import type { Convertible } from './conversion-queue.ts';
import type { EnvelopeMemory } from './envelope-memory.ts';
import type { VansFact } from './journal-entry.ts';
import type { JournalRecord } from './journal.ts';
import type { Mail } from './mail-box.ts';
import { mailReader } from './mail-of-record.ts';

/** What a journal leaves to be done: found by being told all its records in order. */
export type Recovery = {
  readonly take: (record: JournalRecord<VansFact>) => void;
  readonly mail: () => Iterable<Mail>;
  readonly conversions: () => Iterable<Convertible>;
};

export function recovery(memory: EnvelopeMemory): Recovery {
  const waiting = new Map<number, Mail>();
  const converting = new Map<number, Convertible>();
  const read = mailReader();
  return {
    take(record) {
      const { sequence, fact, body } = record;
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
    // What was held back by a rule of a test goes out: the rule is gone.
    mail: () => [...waiting.values()].map((mail) => ({ ...mail, held: false })),
    conversions: () => converting.values(),
  };
}
