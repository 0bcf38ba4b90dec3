import { randomUUID } from 'node:crypto';
import type { FhirResource } from '../message/fhir-message.ts';
import { withEach, withEntries, without, withTextReplaced } from './change-bundle.ts';
import { acknowledging, making, writing, type Fault } from './fault.ts';
import { headerIdOf } from './own-parts.ts';

/** What is wrong with the frame of a FHIR message: the Bundle, its MessageHeader, the organisations and the patient. */
export const faultsOfMessages = {
  'bundle-not-a-message': {
    breaks: ['message.readable', 'profile.valid'],
    text: {
      en: 'sends Bundles of type collection instead of message',
      da: 'sender en Bundle af typen collection i stedet for message',
    },
    change: making((bundle) => ({ ...bundle, type: 'collection' })),
  },
  'header-last': {
    breaks: ['message.header-first', 'profile.valid'],
    text: {
      en: 'puts the MessageHeader last in the Bundle',
      da: 'lægger MessageHeader sidst i sin Bundle',
    },
    change: making((bundle) =>
      withEntries(bundle, ([header, ...rest]) => (header ? [...rest, header] : rest)),
    ),
  },
  'wrong-event-system': {
    breaks: ['message.event-code', 'profile.valid'],
    text: {
      en: "takes its event code from HL7's list instead of MedCom's",
      da: 'tager sin hændelseskode fra HL7’s liste i stedet for MedComs',
    },
    change: making((bundle) =>
      withEach(bundle, 'MessageHeader', (header) => ({
        ...header,
        eventCoding: {
          ...(header['eventCoding'] as object),
          system: 'http://terminology.hl7.org/CodeSystem/message-events',
        },
      })),
    ),
  },
  'old-definition': {
    breaks: ['message.definition'],
    text: {
      en: 'refers to the message definition of CareCommunication 4.0',
      da: 'henviser til meddelelsesdefinitionen for korrespondancemeddelelse 4.0',
    },
    change: writing((bundle) =>
      withEach(bundle, 'MessageHeader', (header) => ({
        ...header,
        definition: String(header['definition']).replace(/\|.*$/u, '|4.0'),
      })),
    ),
  },
  'dangling-reference': {
    breaks: ['message.references-resolve'],
    text: {
      en: 'refers to an organisation that is not in the message',
      da: 'henviser til en organisation, som ikke er med i meddelelsen',
    },
    change: making((bundle) =>
      withEach(bundle, 'Organization', (organisation) => ({
        ...organisation,
        partOf: { reference: `Organization/${randomUUID()}` },
      })),
    ),
  },
  'no-offset': {
    breaks: ['message.times-have-offset', 'profile.valid'],
    text: {
      en: 'writes Bundle.timestamp without an offset',
      da: 'skriver Bundle.timestamp uden tidszone',
    },
    change: making((bundle) => ({
      ...bundle,
      timestamp: String(bundle['timestamp']).replace(/(?:Z|[+-]\d\d:\d\d)$/u, ''),
    })),
  },
  'no-narrative': {
    breaks: ['message.narrative-everywhere'],
    text: {
      en: 'sends organisations and Provenances without narrative',
      da: 'sender organisationer og Provenance uden narrativ',
    },
    change: making((bundle) => {
      const bare = withEach(bundle, 'Organization', (organisation) => without(organisation, 'text'));
      return withEach(bare, 'Provenance', (provenance) => without(provenance, 'text'));
    }),
  },
  'bundle-id-reused': {
    breaks: ['message.bundle-id-new'],
    text: {
      en: 'gives every message the same Bundle.id, until it is sent again',
      da: 'giver alle meddelelser samme Bundle.id, indtil de sendes igen',
    },
    change(conduct) {
      const id = randomUUID();
      const written = writing((bundle) => ({ ...bundle, id }))(conduct);
      return acknowledging((bundle, { again }) => (again ? bundle : { ...bundle, id }))(written);
    },
  },
  'header-id-reused': {
    breaks: ['message.header-id-new'],
    text: {
      en: 'gives every message the same MessageHeader.id',
      da: 'giver alle meddelelser samme MessageHeader.id',
    },
    change(conduct) {
      const id = randomUUID();
      const renamed = (bundle: FhirResource) => withTextReplaced(bundle, headerIdOf(bundle), id);
      return acknowledging((bundle, { again }) => (again ? bundle : renamed(bundle)))(
        writing(renamed)(conduct),
      );
    },
  },
} satisfies Record<string, Fault>;
