import type { MessageEnvelope } from '../message/envelope.ts';
import type { FhirResource } from '../message/fhir-message.ts';
import type { DisplayedMessage, SentMessage } from '../message/user.ts';
import type { ReceivedMessage, SentRecord, Verdict } from './store.ts';

/**
 * Everything in which a system can go wrong while it still works: the reference system asks its conduct at each of
 * these points, and `conforming` lets everything pass as it is. A fault changes one or two of them.
 */
export type Conduct = {
  /** A message that the user has just written, before it is kept and sent. */
  readonly written: (bundle: FhirResource, writing: Writing) => FhirResource;
  /** Whether a message is accepted as it is when it continues a thread that the system has written in. */
  readonly trustsOwnThreads: boolean;
  /** The copy that goes out because no acknowledgement came. */
  readonly resent: (copy: FhirResource, earlier: SentRecord) => FhirResource;
  /** How many times a message is sent again after silence. */
  readonly mostResends: number;
  /** Whether an arrival is answered with an acknowledgement. */
  readonly answers: (arrival: Arrival) => boolean;
  /** What is said of an arrival. */
  readonly judged: (verdict: Verdict, arrival: Arrival) => Verdict;
  /** An acknowledgement, before it is sent. */
  readonly acknowledged: (bundle: FhirResource, arrival: Arrival) => FhirResource;
  /** An envelope around a message or an acknowledgement. */
  readonly enveloped: (envelope: MessageEnvelope, leaving: Leaving) => MessageEnvelope;
  /** The bytes of that envelope. */
  readonly posted: (body: Uint8Array) => Uint8Array;
  /** How many times a received message is in the inbox. */
  readonly shown: (message: ReceivedMessage) => number;
  /** A received message as the user sees it. */
  readonly displayed: (message: DisplayedMessage, received: ReceivedMessage) => DisplayedMessage;
  /** A sent message as the user sees it. */
  readonly reported: (message: SentMessage, record: SentRecord) => SentMessage;
};

export type Writing = {
  readonly action: 'new' | 'reply' | 'forward';
  /** The message that is answered or passed on, with the attachments that the system has kept. */
  readonly previous: FhirResource | undefined;
};

export type Arrival = {
  /** The message as it came. */
  readonly bundle: FhirResource;
  readonly messageId: string;
  readonly kind: 'message' | 'acknowledgement';
  /** It was here before. */
  readonly again: boolean;
};

export type Leaving = {
  readonly bundle: FhirResource;
  readonly kind: 'care-communication' | 'acknowledgement';
  /** EnvelopeIdentifier of the earlier transmissions of the same message: none the first time. */
  readonly earlierIds: readonly string[];
  /** It answers a message that was answered before. */
  readonly again: boolean;
};

export const conforming: Conduct = {
  written: (bundle) => bundle,
  trustsOwnThreads: false,
  resent: (copy) => copy,
  mostResends: 3,
  answers: ({ kind }) => kind === 'message',
  judged: (verdict) => verdict,
  acknowledged: (bundle) => bundle,
  enveloped: (envelope) => envelope,
  posted: (body) => body,
  shown: ({ verdict }) => (verdict.code === 'ok' ? 1 : 0),
  displayed: (message) => message,
  reported: (message) => message,
};
