import type { MessageEnvelope } from '../message/envelope.ts';
import type { LetterReceipt } from '../message/letter.ts';
import { readLetter } from '../message/read-letter.ts';
import { type Converting, type Correlation, refusedReading } from './converting.ts';
import { type ConversionRecord, envelopeKey, letterKey } from './correlation-record.ts';
import type { ConversionOutcome } from './outcome.ts';
import { receiptOfLetter } from './receipt-in.ts';
import { receiptEnvelope } from './receipt-out.ts';

const direction = 'message-to-letter';

/** XCTL01, XCTL02 and XCTL03 for letters that were made here, to Acknowledgements of what they were made from. */
export async function convertReceipt(
  envelope: MessageEnvelope,
  converting: Converting,
): Promise<ConversionOutcome> {
  const { letter, problems } = readLetter(envelope.data);
  if (!letter || letter.name === 'XDIS91' || problems.length > 0) return refusedReading('XCTL', problems);

  const { store, clock, newId } = converting;
  const records = await answeredBy(letter, store);
  if (records.length === 0) {
    return {
      kind: 'forward',
      reason: `no conversion is known that ${letter.name} ${letter.letterId} answers`,
    };
  }
  const envelopes: MessageEnvelope[] = [];
  for (const record of records) {
    // The first receipt counts: it never turns from positive to negative, or back.
    if (record.receipt) continue;
    const receipt = receiptOfLetter(letter, record.letter.letterId);
    store.keep({ ...record, receipt });
    const out = receiptEnvelope(record, receipt, { now: clock.now(), newId });
    if (out) envelopes.push(out);
  }
  if (envelopes.length > 0) return { kind: 'converted', envelopes, losses: [] };
  return { kind: 'ignored', reason: `what ${letter.name} ${letter.letterId} answers has been answered` };
}

/** By letter, or by envelope when no letter is named; of letters that went to the party that answers. */
async function answeredBy(letter: LetterReceipt, store: Correlation): Promise<ConversionRecord[]> {
  const { originalSenderGln, originalEnvelopeId, originalLetters } = letter;
  const keys =
    originalLetters.length === 0
      ? [envelopeKey(direction, originalSenderGln, originalEnvelopeId)]
      : originalLetters.map(({ letterId }) => letterKey(direction, originalSenderGln, letterId));
  const found = new Map<string, ConversionRecord>();
  for (const key of keys) {
    const record = await store.find(key);
    if (record && answers(letter, record)) found.set(record.seed, record);
  }
  return [...found.values()];
}

/** A receipt by a VANS is by neither party. */
function answers(
  { name, senderGln, originalReceiverGln }: LetterReceipt,
  { receiver }: ConversionRecord,
): boolean {
  return originalReceiverGln === receiver && (name === 'XCTL01' || senderGln === receiver);
}
