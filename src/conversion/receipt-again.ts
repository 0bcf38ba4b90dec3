import type { Converting } from './converting.ts';
import type { ConversionRecord, Receipt } from './correlation-record.ts';
import type { ConversionOutcome } from './outcome.ts';
import { receiptEnvelope } from './receipt-out.ts';

/**
 * The answer to a document that is sent again although its receipt is known.
 * ASSUMPTION: its sender missed the receipt, and gets it once more; MedCom only says that duplicates are ignored.
 */
export function receiptAgain(
  record: ConversionRecord,
  receipt: Receipt,
  { store, clock, newId }: Converting,
): ConversionOutcome {
  store.keep(record);
  const envelope = receiptEnvelope(record, receipt, { now: clock.now(), newId });
  if (!envelope)
    return { kind: 'ignored', reason: 'it was received, and its sender asks for no positive receipt' };
  return { kind: 'converted', envelopes: [envelope], losses: [] };
}
