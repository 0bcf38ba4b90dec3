import type { Crossing, ExchangeEvent } from '../exchange/exchange.ts';
import type { Acknowledgement } from '../message/acknowledgement.ts';
import type { CareCommunication } from '../message/care-communication.ts';
import type { EnvelopeReading, MessageEnvelope } from '../message/envelope.ts';
import type { FhirMessage } from '../message/fhir-message.ts';
import type { Letter } from '../message/letter.ts';
import { isNode, resourcesOf, textAt, valuesAt } from '../message/query.ts';
import { headerOf } from '../message/read-header.ts';
import { readAcknowledgement } from '../message/read-acknowledgement.ts';
import { readCareCommunication } from '../message/read-care-communication.ts';
import { readEnvelope } from '../message/read-envelope.ts';
import { readFhirMessage } from '../message/read-fhir.ts';
import { readLetter } from '../message/read-letter.ts';

/** A crossing of the record with everything that could be read of it. What could not be read is absent. */
export type Passage = {
  /** The event's number. */
  readonly number: number;
  /** When it was recorded. */
  readonly at: string;
  readonly crossing: Crossing;
  readonly reading: EnvelopeReading;
  /** The envelope, when it carries a message and not a receipt. */
  readonly carried: MessageEnvelope | undefined;
  /** Whether what it carries is, or says that it is, FHIR. */
  readonly claimsFhir: boolean;
  readonly fhir: FhirMessage | undefined;
  /** What was wrong with the bytes, when they are no FHIR. */
  readonly fhirProblems: readonly string[];
  /** MessageHeader.id. */
  readonly headerId: string | undefined;
  readonly care: CareCommunication | undefined;
  readonly ack: Acknowledgement | undefined;
  readonly letter: Letter | undefined;
};

export type FhirPassage = Passage & { readonly carried: MessageEnvelope; readonly fhir: FhirMessage };
export type CarePassage = FhirPassage & { readonly care: CareCommunication };
export type AckPassage = FhirPassage & { readonly ack: Acknowledgement };

export const isFhir = (passage: Passage): passage is FhirPassage => passage.fhir !== undefined;
export const isCare = (passage: Passage): passage is CarePassage => passage.care !== undefined;
export const isAck = (passage: Passage): passage is AckPassage => passage.ack !== undefined;

/** Of an envelope that does not follow its schema a part may be missing because it could not be read. */
export function isSchemaValid({ reading }: Passage): boolean {
  return !reading.problems.some(({ code }) => code === 'not-schema-valid');
}

type Contents = Omit<Passage, 'number' | 'at' | 'crossing'>;

/** Reads crossings as far as they go; whatever the bytes are, there is an answer. The same bytes are read once. */
export function readPassages(
  events: readonly (Crossing & Pick<ExchangeEvent, 'number' | 'at'>)[],
): Passage[] {
  const known = new Map<string, Contents>();
  return events.map((crossing) => {
    const { number, at, bytes } = crossing;
    const contents = known.get(bytes) ?? contentsOf(Buffer.from(bytes, 'base64'));
    known.set(bytes, contents);
    return { number, at, crossing, ...contents };
  });
}

function contentsOf(bytes: Uint8Array): Contents {
  const unread: EnvelopeReading = { partial: {}, problems: [] };
  const reading = attempt(() => readEnvelope(bytes)) ?? unread;
  const carried = reading.envelope?.kind === 'message' ? reading.envelope : undefined;
  const content = carried && attempt(() => readFhirMessage(carried.data));
  const fhir = content?.message;
  const kind = fhir && kindOf(fhir);

  return {
    reading,
    carried,
    claimsFhir: fhir !== undefined || (carried !== undefined && declaresFhir(carried)),
    fhir,
    fhirProblems: (content?.problems ?? []).map(String),
    headerId: fhir && textAt(headerOf(fhir.bundle), 'id'),
    care: kind === 'care-communication' ? attempt(() => readCareCommunication(fhir!.bundle)) : undefined,
    ack: kind === 'acknowledgement' ? attempt(() => readAcknowledgement(fhir!.bundle)) : undefined,
    letter: carried && !fhir ? attempt(() => readLetter(carried.data).letter) : undefined,
  };
}

/** `#4 Bundle.entry[0].resource.response.code`: the place of a resource's element, for a finding. */
export function placeIn({ number, fhir }: Passage, resourceType: string, element = '', nth = 0): string {
  const entries = fhir ? valuesAt(fhir.bundle, 'entry') : [];
  const indices = entries.flatMap((entry, index) =>
    isNode(entry) && textAt(entry['resource'], 'resourceType') === resourceType ? [index] : [],
  );
  const index = indices[nth];
  if (index === undefined) return `#${number} Bundle`;
  return `#${number} Bundle.entry[${index}].resource${element === '' ? '' : `.${element}`}`;
}

/** The place of an element of the envelope: `#4 VANSEnvelope/Message/Data`. */
export function placeInEnvelope({ number }: Pick<Passage, 'number'>, path: string): string {
  return `#${number} VANSEnvelope/${path}`;
}

// What the message is made of decides its kind, so that one with a wrong event code is still judged as what it is.
function kindOf(fhir: FhirMessage): FhirMessage['kind'] {
  if (valuesAt(headerOf(fhir.bundle), 'response').length > 0) return 'acknowledgement';
  if (resourcesOf(fhir.bundle, 'Communication').length > 0) return 'care-communication';
  return fhir.kind;
}

function declaresFhir({ meta: { document, transport } }: MessageEnvelope): boolean {
  const mime = transport?.serviceTags.some(({ value }) => value.startsWith('application/fhir+'));
  return document.format === 'HL7' || /^MCM:F[A-Z]/.test(document.name) || mime === true;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
