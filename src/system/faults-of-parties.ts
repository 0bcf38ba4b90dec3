import { randomUUID } from 'node:crypto';
import type { FhirResource } from '../message/fhir-message.ts';
import { resolveReference, resourcesOf, textAt } from '../message/query.ts';
import { sorEndpoint, systems } from '../message/systems.ts';
import { withAdded, withEach, withList, without } from './change-bundle.ts';
import { making, writing, type Fault } from './fault.ts';

/** Whom a message is from, to and about. */
export const faultsOfParties = {
  'sender-without-location-number': {
    breaks: ['message.sender-identified', 'profile.valid'],
    text: {
      en: 'leaves its location number out of the messages that its user writes',
      da: 'udelader sit lokationsnummer i de meddelelser, brugeren skriver',
    },
    change: writing((bundle) => withoutIdentifier(bundle, 'sender', systems.gln)),
  },
  // Only in new messages: in a reply and an acknowledgement the receiver would also be another than the sender was.
  'receiver-without-sor-id': {
    breaks: ['message.receiver-identified', 'profile.valid'],
    text: {
      en: 'leaves the SOR id of the receiver out of new messages',
      da: 'udelader modtagerens SOR-id i nye meddelelser',
    },
    change: writing((bundle, { action }) =>
      action === 'new' ? withoutIdentifier(bundle, 'destination.receiver', systems.sor) : bundle,
    ),
  },
  'endpoint-without-sor-id': {
    breaks: ['message.endpoints-are-sor'],
    text: {
      en: 'writes an address without its SOR id in source.endpoint',
      da: 'skriver en adresse uden sit SOR-id i source.endpoint',
    },
    change: making((bundle) =>
      withEach(bundle, 'MessageHeader', (header) => ({ ...header, source: { endpoint: sorEndpoint('') } })),
    ),
  },
  'two-patients': {
    breaks: ['message.one-patient', 'profile.valid'],
    text: {
      en: 'sends a message with two patients',
      da: 'sender en meddelelse med to patienter',
    },
    change: writing((bundle) => {
      const patient = resourcesOf(bundle, 'Patient')[0];
      return patient ? withAdded(bundle, { ...patient, id: randomUUID() }) : bundle;
    }),
  },
  'patient-without-identifier': {
    breaks: ['message.patient-identified', 'profile.valid'],
    text: {
      en: 'leaves out the CPR number of the patient',
      da: 'udelader patientens CPR-nummer',
    },
    change: writing((bundle) => withEach(bundle, 'Patient', (patient) => without(patient, 'identifier'))),
  },
} satisfies Record<string, Fault>;

function withoutIdentifier(
  bundle: FhirResource,
  role: 'sender' | 'destination.receiver',
  system: string,
): FhirResource {
  const [header] = resourcesOf(bundle, 'MessageHeader');
  const organisation = resolveReference(bundle, textAt(header, `${role}.reference`));
  return withEach(bundle, 'Organization', (one) =>
    one['id'] === organisation?.['id']
      ? withList(one, 'identifier', (identifier) =>
          identifier['system'] === system ? undefined : identifier,
        )
      : one,
  );
}
