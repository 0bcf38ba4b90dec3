import type { EndPoint, MessageEnvelope, MetaInformation, ReceiptEnvelope } from './envelope.ts';
import { withOffset } from './time.ts';

export type ReceiptError = NonNullable<ReceiptEnvelope['error']>;

/** What a receipt needs of its maker: the time and a new envelope id. `sender` is the original's receiver unless told. */
type Answering = { readonly now: Date; readonly newId: () => string; readonly sender?: EndPoint };

/** The receiving system got the envelope. */
export function positiveReceipt(original: MessageEnvelope, answering: Answering): ReceiptEnvelope {
  return answerTo(original, 'positive-message', answering);
}

/** The receiving system got the envelope and could not take it. */
export function negativeReceipt(
  original: MessageEnvelope,
  { error, ...answering }: Answering & { readonly error: ReceiptError },
): ReceiptEnvelope {
  return { ...answerTo(original, 'negative-message', answering), error };
}

/** A VANS operator could not deliver what may not even have been an envelope. */
export function negativeVansReceipt(refusal: {
  readonly sender: EndPoint;
  readonly receiver: EndPoint;
  readonly originalEnvelopeId: string;
  readonly original?: MetaInformation;
  readonly error: ReceiptError;
  readonly now: Date;
  readonly newId: () => string;
}): ReceiptEnvelope {
  const { now, newId, ...said } = refusal;
  return { kind: 'negative-vans', ...said, id: newId(), sentAt: withOffset(now) };
}

function answerTo(
  original: MessageEnvelope,
  kind: 'positive-message' | 'negative-message',
  { now, newId, sender = original.receiver }: Answering,
): ReceiptEnvelope {
  return {
    kind,
    sender,
    receiver: original.sender,
    id: newId(),
    sentAt: withOffset(now),
    originalEnvelopeId: original.id,
    original: original.meta,
  };
}
