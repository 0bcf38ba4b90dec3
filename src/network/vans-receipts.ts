import { randomUUID } from 'node:crypto';

import type { MessageEnvelope, MetaInformation, ReceiptEnvelope } from '../message/envelope.ts';
import {
  negativeReceipt,
  negativeVansReceipt,
  positiveReceipt,
  type ReceiptError,
} from '../message/envelope-receipt.ts';
import { withOffset } from '../message/time.ts';
import type { MessageHead } from './journal-entry.ts';
import type { Office } from './office.ts';
import { description } from './refusal.ts';

const noData = new Uint8Array();

/** Answers for the receiver that it has the message. */
export function taken({ clock }: Office, message: MessageHead): ReceiptEnvelope {
  return positiveReceipt(whole(message), { now: clock.now(), newId: randomUUID });
}

/** Answers for the receiver that it does not take the message. */
export function refusedByReceiver(
  { clock }: Office,
  message: MessageHead,
  said: ReceiptError,
): ReceiptEnvelope {
  return negativeReceipt(whole(message), { error: errorOf(said), now: clock.now(), newId: randomUUID });
}

/** What a refusal can say of an envelope that may not even have been legible. */
export type RefusedEnvelope = {
  readonly id: string;
  /** The party that is told: the sender. */
  readonly sender: { readonly id: string };
  readonly meta?: MetaInformation;
};

/** Answers in the operator's own name. */
export function refusedByVans(
  { clock, name }: Office,
  refused: RefusedEnvelope,
  said: ReceiptError,
): ReceiptEnvelope {
  return negativeVansReceipt({
    sender: { id: name, type: 'VANS' },
    receiver: { id: refused.sender.id, type: 'EAN' },
    originalEnvelopeId: refused.id,
    ...(refused.meta ? { original: refused.meta } : {}),
    error: errorOf(said),
    now: clock.now(),
    newId: randomUUID,
  });
}

/** The same receipt once more: a new transmission of unchanged content. */
export function again({ clock }: Office, receipt: ReceiptEnvelope): ReceiptEnvelope {
  return { ...receipt, id: randomUUID(), sentAt: withOffset(clock.now()) };
}

/** A receipt says of a message what stands in its metadata, never its payload. */
function whole(message: MessageHead): MessageEnvelope {
  return { ...message, data: noData };
}

function errorOf({ code, description: said }: ReceiptError): ReceiptError {
  return { ...(code === undefined ? {} : { code }), description: description(said) || 'Afvist' };
}
