import type { CareCommunication, Participant } from './care-communication.ts';
import type { FhirResource, Patient } from './fhir-message.ts';
import { fullNameOf, nameOf } from './person-name.ts';
import { resolveReference, resourcesOf, textAt, valuesAt } from './query.ts';
import { extensionOf, headerOf, readHead } from './read-header.ts';
import { organisationAt } from './read-organisation.ts';
import { readProvenances } from './read-provenance.ts';
import { readSegment } from './read-segment.ts';
import { extensions } from './systems.ts';

/** Reads a CareCommunication as it stands; what is missing or has another shape is `undefined`. Never throws. */
export function readCareCommunication(bundle: FhirResource): CareCommunication {
  const communication = communicationOf(bundle);
  const patient = patientOf(bundle);
  const encounter = encounterOf(bundle);
  return {
    ...readHead(bundle),
    definition: textAt(headerOf(bundle), 'definition'),
    communicationId: textAt(communication, 'identifier.value'),
    status: textAt(communication, 'status'),
    category: textAt(communication, 'category.coding.code'),
    topic: textAt(communication, 'topic.text'),
    priority: textAt(communication, 'priority'),
    patient: patient && readPatient(patient),
    encounter: encounter && {
      status: textAt(encounter, 'status'),
      class: textAt(encounter, 'class.code'),
    },
    episodesOfCare: valuesAt(encounter, 'episodeOfCare.identifier').map(readIdentifier),
    specificSender: readParticipant(bundle, specificSenderOf(bundle)),
    specificRecipient: readParticipant(bundle, specificRecipientOf(bundle)),
    segments: valuesAt(communication, 'payload').flatMap((payload) => readSegment(bundle, payload)),
    provenances: readProvenances(bundle),
  };
}

/** The Communication that the MessageHeader is about, or else the first. */
export function communicationOf(bundle: FhirResource): FhirResource | undefined {
  const focus = resolveReference(bundle, textAt(headerOf(bundle), 'focus.reference'));
  return focus?.resourceType === 'Communication' ? focus : resourcesOf(bundle, 'Communication')[0];
}

/** The Patient that the Communication is about, or else the first. */
export function patientOf(bundle: FhirResource): FhirResource | undefined {
  const subject = resolveReference(bundle, textAt(communicationOf(bundle), 'subject.reference'));
  return subject?.resourceType === 'Patient' ? subject : resourcesOf(bundle, 'Patient')[0];
}

export function encounterOf(bundle: FhirResource): FhirResource | undefined {
  return resolveReference(bundle, textAt(communicationOf(bundle), 'encounter.reference'));
}

/** The PractitionerRole or CareTeam of the extension on Communication. */
export function specificSenderOf(bundle: FhirResource): FhirResource | undefined {
  const extension = extensionOf(communicationOf(bundle), extensions.sender);
  return resolveReference(bundle, textAt(extension, 'valueReference.reference'));
}

export function specificRecipientOf(bundle: FhirResource): FhirResource | undefined {
  return resolveReference(bundle, textAt(communicationOf(bundle), 'recipient.reference'));
}

function readPatient(patient: unknown): Patient {
  const [address] = valuesAt(patient, 'address');
  const deceased = textAt(patient, 'deceasedBoolean') === 'true' || textAt(patient, 'deceasedDateTime');
  return {
    identifiers: valuesAt(patient, 'identifier').map(readIdentifier),
    ...nameOf(patient),
    deceased: Boolean(deceased),
    address:
      address === undefined
        ? undefined
        : {
            line: valuesAt(address, 'line').filter((line) => typeof line === 'string'),
            city: textAt(address, 'city'),
            postalCode: textAt(address, 'postalCode'),
          },
  };
}

function readIdentifier(identifier: unknown): { system: string | undefined; value: string | undefined } {
  return { system: textAt(identifier, 'system'), value: textAt(identifier, 'value') };
}

function readParticipant(bundle: FhirResource, resource: FhirResource | undefined): Participant | undefined {
  if (!resource) return undefined;
  if (resource.resourceType === 'CareTeam') {
    return {
      kind: 'care-team',
      name: textAt(resource, 'name'),
      role: undefined,
      organisationSor: organisationAt(bundle, valuesAt(resource, 'managingOrganization')[0]).sor,
    };
  }
  const practitioner = resolveReference(bundle, textAt(resource, 'practitioner.reference'));
  return {
    kind: 'practitioner-role',
    name: fullNameOf(practitioner),
    role: textAt(resource, 'code.text') ?? textAt(resource, 'code.coding.code'),
    organisationSor: organisationAt(bundle, valuesAt(resource, 'organization')[0]).sor,
  };
}
