import type { Clock } from '../clock.ts';
import type { Directory } from './directory.ts';
import type { EnvelopeMemory } from './envelope-memory.ts';
import type { FaultRules } from './fault-rules.ts';
import type { VansFact } from './journal-entry.ts';
import type { Journal, JournalRecord, NewRecord } from './journal.ts';
import type { MailBox } from './mail-box.ts';
import { mailReader } from './mail-of-record.ts';
import type { Parties } from './parties.ts';

/** What the parts of a VANS share. */
export type Office = {
  /** The operator's own name on the network, where others have a location number. */
  readonly name: string;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly parties: Parties;
  readonly memory: EnvelopeMemory;
  readonly rules: FaultRules;
  readonly journal: Journal<VansFact>;
  readonly boxOf: (gln: string) => MailBox;
};

export function timeOf({ clock }: Office): string {
  return clock.now().toISOString();
}

/** Writes the records as one unit; when they are on disk, what waits in them goes into the boxes. */
export async function commit(
  { journal, boxOf, memory }: Office,
  unit: readonly NewRecord<VansFact>[],
): Promise<readonly JournalRecord<VansFact>[]> {
  const { records, durable } = journal.append(unit);
  await durable;
  const read = mailReader();
  for (const record of records) {
    const mail = read(record);
    if (!mail) continue;
    if (mail.answers) memory.giveReceipt(mail.answers, mail.body);
    boxOf(mail.to).put(mail);
  }
  return records;
}
