import type { MessageEnvelope } from '../message/envelope.ts';
import type { VansFact } from './journal-entry.ts';
import type { NewRecord } from './journal.ts';
import type { Office } from './office.ts';
import { queueNew, type Parcel } from './queue-envelope.ts';
import { refusalLetter } from './refusal-letter.ts';
import type { Refusal } from './refusal.ts';
import { refusedByVans, type RefusedEnvelope } from './vans-receipts.ts';

/**
 * How the sender of a letter is told that the VANS refused it: by an XCTL01, by a NegativeVans envelope receipt, or both.
 * ASSUMPTION: XCTL01, which is what the operators are certified to send. A sender of FHIR knows envelope receipts only.
 */
export type NegativeForm = 'xctl01' | 'receipt' | 'both';

/**
 * The records that tell the sender of an envelope that it was refused.
 * @param about what the receipt answers, when the envelope had been accepted
 */
export function refusalRecords(
  office: Office,
  refused: RefusedEnvelope | MessageEnvelope,
  reason: Omit<Refusal, 'english'>,
  form: NegativeForm,
  about: Pick<Parcel, 'answers'> = {},
): readonly NewRecord<VansFact>[] {
  const letter = form !== 'receipt' && 'data' in refused ? refusalLetter(office, refused, reason) : undefined;
  const receipt = refusedByVans(office, refused, { code: reason.code, description: reason.danish });
  return [
    ...(letter ? queueNew(office, letter, {}) : []),
    ...(letter && form === 'xctl01' ? [] : queueNew(office, receipt, about)),
  ];
}
