import type { ResponseCode } from '../message/acknowledgement.ts';
import type { FhirFormat, FhirResource } from '../message/fhir-message.ts';
import type { LetterName } from '../message/letter.ts';
import type { LossFlag } from './loss.ts';

/** What must be remembered of a conversion so that its receipt, and the same document sent again, can be told. */
export type ConversionRecord = {
  /** Determines the ids that the conversion gave: see seeded-ids.ts. */
  readonly seed: string;
  readonly direction: 'letter-to-message' | 'message-to-letter';
  /** When the three months begin, ISO 8601 with Z. */
  readonly convertedAt: string;
  /** Location numbers, as the documents say them. */
  readonly sender: string;
  readonly receiver: string;
  readonly letter: {
    readonly letterId: string;
    readonly versionCode: string;
    /** The latest last: a document that is sent again gets a new one. */
    readonly envelopeIds: readonly string[];
    readonly positiveReceiptWanted: boolean;
  };
  readonly message: {
    readonly headerId: string;
    readonly format: FhirFormat;
    /** The latest last. */
    readonly bundleIds: readonly string[];
    /** Bundle.timestamp of the first transmission, which its Provenance keeps. */
    readonly timestamp: string;
    /** Of a message that came in: what an Acknowledgement of it is made from, without patient and texts. */
    readonly original?: FhirResource;
  };
  /** MetaInformation/Identifier of what went out. */
  readonly identifier: string;
  readonly lossFlags: readonly LossFlag[];
  readonly receipt?: Receipt;
};

/** What a receipt says, in either format. */
export type Receipt = {
  readonly code: ResponseCode;
  readonly refuseCode?: string;
  readonly text?: string;
  /** When it was sent, ISO 8601 with offset. */
  readonly sent: string;
  /** What it was: a receipt of the VANS is not one of the receiver. */
  readonly name: Extract<LetterName, `XCTL${string}`> | 'acknowledgement';
};

export type Direction = ConversionRecord['direction'];

/** The keys under which a record is found: the sender's own ids, for other senders may use the same. */
export function keysOf({ direction, sender, letter, message }: ConversionRecord): string[] {
  return [
    letterKey(direction, sender, letter.letterId),
    messageKey(direction, sender, message.headerId),
    ...letter.envelopeIds.map((id) => envelopeKey(direction, sender, id)),
  ];
}

export function letterKey(direction: Direction, sender: string, letterId: string): string {
  return `${direction} letter ${sender} ${letterId}`;
}

export function envelopeKey(direction: Direction, sender: string, envelopeId: string): string {
  return `${direction} envelope ${sender} ${envelopeId}`;
}

export function messageKey(direction: Direction, sender: string, headerId: string): string {
  return `${direction} message ${sender} ${headerId}`;
}

/** Three months from the conversion (MedCom, conversion use cases 4.5.1). */
export function expiryOf({ convertedAt }: ConversionRecord): Date {
  const start = new Date(convertedAt);
  const expiry = new Date(start);
  expiry.setUTCMonth(start.getUTCMonth() + 3);
  // 30 November and three months is no 30 February but the month's last day.
  if (expiry.getUTCDate() !== start.getUTCDate()) expiry.setUTCDate(0);
  return expiry;
}
