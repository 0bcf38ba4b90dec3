import type { JournalEntry, VansFact } from './journal-entry.ts';
import type { Journal, JournalRecord } from './journal.ts';

/** A page ends early rather than hold more bytes than this, so that large envelopes come one at a time. */
const pageBytes = 32_000_000;

/** The entries after a sequence, with the bytes that crossed where they have not been dropped with an older file. */
export async function journalPage(
  journal: Journal<VansFact>,
  after: number,
  limit: number,
): Promise<readonly JournalEntry[]> {
  const page: JournalEntry[] = [];
  let held = 0;
  const there = new Set(journal.spans().map(({ segment }) => segment));
  for (const record of await journal.read(after, limit)) {
    const crossed = crossedAt(record);
    const place = crossed && there.has(crossed.segment) ? crossed : undefined;
    held += place?.length ?? 0;
    if (held > pageBytes && page.length > 0) break;
    const bytes = place && (await journal.body(place)).toString('base64');
    const { crossed: _, state: __, ...told } = record.fact;
    page.push({ sequence: record.sequence, ...told, ...(bytes === undefined ? {} : { bytes }) });
  }
  return page;
}

function crossedAt({ fact: { crossed }, body }: JournalRecord<VansFact>) {
  return crossed === 'own' ? body : crossed;
}
