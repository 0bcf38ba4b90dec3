/**
 * The VANSEnvelope 1.0.4 as a value (namespace `urn:oio:medcom:vans-envelope:1.0.4`).
 * Read by read-envelope.ts, written by write-envelope.ts.
 */
export type Envelope = MessageEnvelope | ReceiptEnvelope;

export type EndPointType = 'EAN' | 'CVR' | 'VANS';

/** A party on the network: its location number (GLN) with type `EAN`, or a VANS operator. */
export type EndPoint = { readonly id: string; readonly type: EndPointType };

type Head = {
  readonly sender: EndPoint;
  readonly receiver: EndPoint;
  /** EnvelopeIdentifier: new for every transmission, also when the content is sent again. */
  readonly id: string;
  /** SentDateTime as written, with its offset. */
  readonly sentAt: string;
};

export type MessageEnvelope = Head & {
  readonly kind: 'message';
  readonly meta: MetaInformation;
  /** The payload as sent, decoded from base64; empty when it could not be decoded. */
  readonly data: Uint8Array;
};

export type ReceiptKind = 'positive-message' | 'negative-message' | 'negative-vans';

export type ReceiptEnvelope = Head & {
  readonly kind: ReceiptKind;
  readonly originalEnvelopeId: string;
  /** The metadata of the message that is answered; a negative VANS receipt may lack it. */
  readonly original?: MetaInformation;
  /** Present on the two negative kinds. */
  readonly error?: { readonly code?: number; readonly description: string };
};

export type MetaInformation = {
  /** Identity of the content: the same when unchanged content is sent again. */
  readonly identifier: string;
  readonly processing?: { readonly provider: string; readonly service: string };
  readonly document: DocumentInformation;
  readonly transport?: {
    readonly type?: 'reliable' | 'unreliable';
    readonly transformMessage: boolean;
    readonly serviceTags: readonly { readonly name: string; readonly value: string }[];
  };
};

export type DocumentFormat = 'XML' | 'EDIFACT' | 'HL7' | 'Binary' | 'Other';

export type DocumentInformation = {
  readonly format: DocumentFormat;
  /** For example `MCM:FDIS91#other`, `MCM:FCTL#ok`, `MCM:XDIS91`. */
  readonly name: string;
  readonly version?: string;
  /** Bytes of the decoded payload. */
  readonly sizeInBytes: number;
};

/** Something about an envelope that its reader noticed: an `error` makes a VANS refuse it, a `warning` does not. */
export type EnvelopeProblem = {
  readonly severity: 'error' | 'warning';
  readonly code: EnvelopeProblemCode;
  readonly message: string;
};

export type EnvelopeProblemCode =
  | 'not-xml'
  | 'not-an-envelope'
  | 'not-schema-valid'
  | 'other-namespace'
  | 'identifier-not-hex'
  | 'data-not-base64'
  | 'size-mismatch';

/**
 * What could be read of the bytes. Reading never throws on what a party sent: when no envelope could be made of it,
 * `envelope` is absent and `partial` holds the identifiers that were legible, so that a receipt can still be addressed.
 */
export type EnvelopeReading = {
  readonly envelope?: Envelope;
  readonly partial: { readonly id?: string; readonly sender?: EndPoint; readonly receiver?: EndPoint };
  readonly problems: readonly EnvelopeProblem[];
};
