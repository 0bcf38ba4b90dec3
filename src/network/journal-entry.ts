import type { MessageEnvelope } from '../message/envelope.ts';
import type { BodyLocation } from './journal-segments.ts';

/**
 * What happened at the VANS, as its operator reads it. An entry with `direction` and `bytes` is a crossing: those bytes
 * went over the wire between the party and the VANS at that point of the order. Every other entry only tells a decision.
 */
export type JournalEntry = {
  readonly sequence: number;
  readonly at: string;
  readonly event: JournalEvent;
  /** Location number; empty where a token was refused, since nobody knows whose request it was. */
  readonly party: string;
  readonly direction?: 'from-party' | 'to-party';
  readonly envelopeId?: string;
  /** Base64. */
  readonly bytes?: string;
  readonly transport: Transport;
  /** What the VANS made of an envelope from the party. */
  readonly outcome?: { readonly accepted: boolean; readonly code?: number; readonly description?: string };
  /** What else there is to say, in one line. */
  readonly text?: string;
};

export type Transport = {
  readonly by: 'http-post' | 'http-push' | 'mailbox' | 'vans';
  /** HTTP status of the answer; absent when none came. */
  readonly status?: number;
  readonly problem?: string;
};

/**
 * `submitted`: an envelope was taken in, accepted or refused. `repeated`: one that had been accepted before came again.
 * `rejected`: the request was turned down. `token-refused`: so were requests with no token of anybody's. `queued`: an envelope waits for its receiver. `fetched`: the receiver read it in
 * the mailbox. `delivered`: the receiver has it. `delivery-failed`: it could not be pushed. `converted`: the conversion
 * service has answered. `fault`: a rule of the test acted.
 */
export type JournalEvent =
  | 'submitted'
  | 'repeated'
  | 'rejected'
  | 'token-refused'
  | 'queued'
  | 'fetched'
  | 'delivered'
  | 'delivery-failed'
  | 'converted'
  | 'fault';

/** An entry as it lies in the journal: with the place of its bytes instead of them, and with what a restart needs. */
export type VansFact = Omit<JournalEntry, 'sequence' | 'bytes'> & {
  /** Where the bytes that crossed lie: in this record, or in an earlier one. */
  readonly crossed?: 'own' | BodyLocation;
  readonly state?: StateChange;
};

/** A message's envelope without the message. */
export type MessageHead = Omit<MessageEnvelope, 'data'>;

export function headOf({ kind, sender, receiver, id, sentAt, meta }: MessageEnvelope): MessageHead {
  return { kind, sender, receiver, id, sentAt, meta };
}

/** Names an accepted envelope: identifiers are only unique for each sender. */
export type EnvelopeKey = { readonly sender: string; readonly id: string };

export type StateChange =
  | {
      readonly kind: 'accepted';
      readonly key: EnvelopeKey;
      /** What `accepted` twice must agree in. */
      readonly contentId: string;
      /** It waits for the conversion service. */
      readonly conversion?: true;
    }
  | {
      readonly kind: 'waiting';
      readonly to: string;
      readonly envelopeId: string;
      /** Its bytes: in this record, in the `accepted` one above it, or elsewhere. */
      readonly body: 'own' | 'above' | BodyLocation;
      /** The message that a receipt for this delivery answers; absent when it is to have none. */
      readonly answerable?: MessageHead;
      /** Set on a receipt: the envelope that it answers. */
      readonly answers?: EnvelopeKey;
      readonly notBefore?: string;
      /** It stays back until something else has been put into the box; a restart lets it go. */
      readonly held?: true;
    }
  | { readonly kind: 'fetched'; readonly delivery: number }
  | { readonly kind: 'done'; readonly delivery: number }
  | {
      readonly kind: 'converted';
      /** Sequence of the `accepted` record. */
      readonly of: number;
      readonly original: MessageHead;
      /** Identifiers of the envelopes that were made of it. */
      readonly made: readonly string[];
    };
