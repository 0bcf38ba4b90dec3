import { frozenClock, type SteerableClock } from '../../../src/clock.ts';
import {
  type Conversion,
  type ConversionOutcome,
  startConversion,
} from '../../../src/conversion/conversion.ts';
import type { CorrelationStore } from '../../../src/conversion/correlation-store.ts';
import { readAcknowledgement } from '../../../src/message/read-acknowledgement.ts';
import type { Acknowledgement } from '../../../src/message/acknowledgement.ts';
import type { CareCommunication } from '../../../src/message/care-communication.ts';
import { type DocumentKind, documentInformation } from '../../../src/message/document-kinds.ts';
import type { MessageEnvelope } from '../../../src/message/envelope.ts';
import type { FhirFormat, FhirResource } from '../../../src/message/fhir-message.ts';
import type { ClinicalEmail, Letter, LetterReceipt } from '../../../src/message/letter.ts';
import { readCareCommunication } from '../../../src/message/read-care-communication.ts';
import { readFhirMessage } from '../../../src/message/read-fhir.ts';
import { readLetter } from '../../../src/message/read-letter.ts';
import { messageEnvelope } from '../../../src/message/write-envelope.ts';
import { writeFhir } from '../../../src/message/write-fhir.ts';
import { writeLetter } from '../../../src/message/write-letter.ts';
import { fixedIds } from '../message/message-samples.ts';
import { memoryCorrelationStore } from './memory-correlation-store.ts';

export const ours = { gln: '5790000121526', sor: '325251000016005', name: 'Prøvesten Referencesystem' };
export const legacy = { gln: '5790001387419', sor: '382871000016004', name: 'Modpart Lægehus' };

export const fhirFormats = ['FDIS91', 'FCTL'];
export const letterFormats = ['XDIS91', 'XCTL'];

const organisations = new Map([
  [ours.gln, { ...ours, formats: fhirFormats }],
  [legacy.gln, { ...legacy, formats: letterFormats }],
]);

export type Service = {
  readonly clock: SteerableClock;
  readonly conversion: Conversion;
  readonly letter: (letter: Letter, change?: Partial<MessageEnvelope>) => Promise<ConversionOutcome>;
  readonly message: (bundle: FhirResource, format?: FhirFormat) => Promise<ConversionOutcome>;
  /** Any bytes, sent as a document of this kind to somebody who cannot take it. */
  readonly bytes: (
    kind: DocumentKind,
    data: Uint8Array,
    change?: Partial<MessageEnvelope>,
  ) => Promise<ConversionOutcome>;
};

/** A conversion between our system, which takes FHIR, and the legacy counterpart, which takes letters. */
export function service(
  store?: CorrelationStore,
  clock = frozenClock(new Date('2026-03-02T08:30:00Z')),
): Service {
  const newId = fixedIds(`service ${clock.now().toISOString()}`);
  const conversion = startConversion({
    clock,
    newId,
    store: store ?? memoryCorrelationStore(clock),
    lookup: (gln) => organisations.get(gln),
  });
  const bytes = (kind: DocumentKind, data: Uint8Array, change: Partial<MessageEnvelope> = {}) => {
    const isLetter = kind.startsWith('X');
    const [sender, receiver] = isLetter ? [legacy, ours] : [ours, legacy];
    const document = documentInformation(kind);
    const sent = { sender: sender.gln, receiver: receiver.gln, document, data, now: clock.now(), newId };
    return conversion.convert({
      envelope: { ...messageEnvelope(sent), ...change },
      receiverFormats: isLetter ? fhirFormats : letterFormats,
    });
  };
  return {
    clock,
    conversion,
    bytes,
    letter: (letter, change) => bytes(letter.name, writeLetter(letter), change),
    message(bundle, format = 'xml') {
      const isCareCommunication = JSON.stringify(bundle).includes('"resourceType":"Communication"');
      return bytes(isCareCommunication ? 'care-communication' : 'acknowledgement', writeFhir(bundle, format));
    },
  };
}

/** The one message envelope that a conversion gave. */
export function envelopeOf(outcome: ConversionOutcome): MessageEnvelope {
  if (outcome.kind !== 'converted') throw new Error(JSON.stringify(outcome));
  const [envelope, ...others] = outcome.envelopes;
  if (envelope?.kind !== 'message' || others.length > 0) throw new Error('not one message');
  return envelope;
}

export function flagsOf(outcome: ConversionOutcome): string[] {
  return outcome.kind === 'converted' ? outcome.losses.map(({ flag }) => flag) : [];
}

export function bundleOf(outcome: ConversionOutcome): FhirResource {
  const { message, problems } = readFhirMessage(envelopeOf(outcome).data);
  if (!message || problems.length > 0) throw new Error(problems.join('; '));
  return message.bundle;
}

export function messageOf(outcome: ConversionOutcome): CareCommunication {
  return readCareCommunication(bundleOf(outcome));
}

export function acknowledgementOf(outcome: ConversionOutcome): Acknowledgement {
  return readAcknowledgement(bundleOf(outcome));
}

export function letterOf(outcome: ConversionOutcome): ClinicalEmail {
  const letter = anyLetterOf(outcome);
  if (letter.name !== 'XDIS91') throw new Error(letter.name);
  return letter;
}

export function receiptOf(outcome: ConversionOutcome): LetterReceipt {
  const letter = anyLetterOf(outcome);
  if (letter.name === 'XDIS91') throw new Error(letter.name);
  return letter;
}

function anyLetterOf(outcome: ConversionOutcome): Letter {
  const { letter, problems } = readLetter(envelopeOf(outcome).data);
  if (!letter || problems.length > 0) throw new Error(problems.join('; '));
  return letter;
}
