import type { Acknowledgement } from '../message/acknowledgement.ts';
import type { ReceiptEnvelope } from '../message/envelope.ts';
import type { FhirMessage } from '../message/fhir-message.ts';
import { readAcknowledgement } from '../message/read-acknowledgement.ts';
import { undeliverable, type Outbox, type Outcome } from './outbox.ts';
import type { Parts } from './parts.ts';
import type { SentRecord } from './store.ts';

/** Links an acknowledgement to the message that it answers. The first final one counts; later ones are only logged. */
export function settleAcknowledgement({ store, log }: Parts, outbox: Outbox, message: FhirMessage): void {
  const acknowledgement = readAcknowledgement(message.bundle);
  const { identifier = '', code = '' } = acknowledgement.response;
  const record = store.sentMessage(identifier);
  const outcome = outcomes[code]?.(acknowledgement);
  if (!record || !outcome) {
    log(`an acknowledgement was ignored: it says "${code}" of "${identifier}"`);
  } else if (isAnswered(record)) {
    log(`${identifier} was acknowledged once more, with ${code}`);
  } else {
    outbox.settle(record, outcome);
  }
}

/** Marks the message as failed that the network could not deliver. A positive receipt says nothing new of its content. */
export function settleReceipt({ store, log }: Parts, outbox: Outbox, receipt: ReceiptEnvelope): void {
  if (receipt.kind === 'positive-message') return;
  const original = receipt.originalEnvelopeId.toLowerCase();
  const record = store
    .sent()
    .findLast(({ envelopeIds }) => envelopeIds.some((id) => id.toLowerCase() === original));
  const why = receipt.error?.description ?? 'without a reason';
  if (!record) log(`the envelope ${original} was not delivered: ${why}`);
  else if (isAnswered(record)) log(`${record.messageId} was not delivered once more: ${why}`);
  else outbox.settle(record, undeliverable(why));
}

const outcomes: Readonly<Record<string, (acknowledgement: Acknowledgement) => Outcome>> = {
  ok: () => ({ state: 'acknowledged', trouble: 'none', notice: '' }),
  'fatal-error': (acknowledgement) => ({
    state: 'failed',
    trouble: 'rejected',
    notice: `the receiver refused it: ${issuesOf(acknowledgement)}`,
  }),
  'transient-error': (acknowledgement) => ({
    state: 'waiting-for-retry',
    trouble: 'receiver-down',
    notice: `the receiver has a technical fault, and it will be sent again: ${issuesOf(acknowledgement)}`,
  }),
};

function issuesOf({ issues }: Acknowledgement): string {
  const told = issues.flatMap(({ text, detailsCode, code }) => text ?? detailsCode ?? code ?? []);
  return told.join('; ') || 'without a reason';
}

function isAnswered({ state, trouble }: SentRecord): boolean {
  return state === 'acknowledged' || trouble === 'rejected';
}
