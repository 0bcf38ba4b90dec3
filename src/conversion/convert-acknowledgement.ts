import type { MessageEnvelope } from '../message/envelope.ts';
import { readAcknowledgement } from '../message/read-acknowledgement.ts';
import { readFhirMessage } from '../message/read-fhir.ts';
import { cleaned } from './clean-text.ts';
import { type Converting, refusedReading } from './converting.ts';
import { messageKey } from './correlation-record.ts';
import { openLedger } from './loss.ts';
import type { ConversionOutcome } from './outcome.ts';
import { receiptOfAcknowledgement } from './receipt-in.ts';
import { receiptEnvelope } from './receipt-out.ts';

/** Acknowledgement of a message that was made here, to an XCTL02 or XCTL03 of the letter that it was made from. */
export async function convertAcknowledgement(
  envelope: MessageEnvelope,
  { store, clock, newId }: Converting,
): Promise<ConversionOutcome> {
  const { message, problems } = readFhirMessage(envelope.data);
  if (message?.kind !== 'acknowledgement' || problems.length > 0)
    return refusedReading('Acknowledgement', problems);
  const { value: said } = cleaned(readAcknowledgement(message.bundle));

  const original = said.response.identifier;
  const sender = said.sender.gln ?? envelope.sender.id;
  const receiver = said.receiver.gln ?? envelope.receiver.id;
  const record =
    original === undefined
      ? undefined
      : await store.find(messageKey('letter-to-message', receiver, original));
  if (record?.receiver !== sender) {
    return { kind: 'forward', reason: `no conversion is known of message ${original}` };
  }
  const ledger = openLedger();
  const receipt = receiptOfAcknowledgement(said, clock.now(), ledger);
  if (!receipt) return refusedReading('Acknowledgement', [`${said.response.code} is no response code`]);
  // The first receipt counts: it never turns from positive to negative, or back.
  if (record.receipt) return { kind: 'ignored', reason: `message ${original} has been answered` };

  store.keep({ ...record, receipt });
  const out = receiptEnvelope(record, receipt, { now: clock.now(), newId });
  if (!out)
    return {
      kind: 'ignored',
      reason: `the sender of letter ${record.letter.letterId} asks for no positive receipt`,
    };
  return { kind: 'converted', envelopes: [out], losses: ledger.losses };
}
