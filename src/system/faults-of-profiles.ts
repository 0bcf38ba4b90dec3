import { randomUUID } from 'node:crypto';
import type { FhirResource } from '../message/fhir-message.ts';
import {
  careTeamResource,
  encounterResource,
  organizationResource,
  referenceTo,
} from '../message/fhir-resources.ts';
import { narrativeOf } from '../message/narrative.ts';
import { resourcesOf } from '../message/query.ts';
import { extensions, profiles } from '../message/systems.ts';
import { withAdded, withEach, without, type FhirElement } from './change-bundle.ts';
import { writing, type Fault } from './fault.ts';
import { closedClinic } from './identity.ts';
import { withOwnProvenance } from './own-parts.ts';

/** What breaks the rules that MedCom's profiles name. In new messages: in others it would be history that is not its own. */
export const faultsOfProfiles = {
  'provenance-of-messaging': {
    breaks: ['profile.provenances-claim-profile', 'profile.valid'],
    text: {
      en: 'writes its Provenances by the profile of messaging instead of that of CareCommunication',
      da: 'skriver sin Provenance efter profilen for messaging i stedet for den for korrespondancemeddelelse',
    },
    change: writing((bundle) =>
      withOwnProvenance(bundle, (provenance) => ({
        ...provenance,
        meta: { profile: [profiles.provenance] },
      })),
    ),
  },
  'specific-sender-elsewhere': {
    breaks: ['profile.specific-sender-belongs', 'profile.valid'],
    text: {
      en: 'names a team of another organisation as the specific sender of a new message',
      da: 'angiver et team fra en anden organisation som specifik afsender af en ny meddelelse',
    },
    change: writingNew((bundle) => {
      const clinic = told({
        ...organizationResource(randomUUID(), closedClinic),
        meta: { profile: [profiles.organization] },
      });
      const participant = {
        kind: 'care-team',
        name: 'Team Nord',
        role: undefined,
        organisationSor: undefined,
      } as const;
      const team = told(careTeamResource(randomUUID(), participant, referenceTo(clinic)));
      return withCommunication(withAdded(withAdded(bundle, clinic), team), {
        extension: [{ url: extensions.sender, valueReference: referenceTo(team) }],
      });
    }),
  },
  'author-without-name': {
    breaks: ['communication.signature-complete', 'profile.practitioner-named', 'profile.valid'],
    text: {
      en: 'leaves the name of the author out of new messages',
      da: 'udelader forfatterens navn i nye meddelelser',
    },
    change: writingNew((bundle) =>
      withEach(bundle, 'Practitioner', (practitioner) => without(practitioner, 'name')),
    ),
  },
  'role-without-practitioner': {
    breaks: ['communication.signature-complete', 'profile.role-has-practitioner', 'profile.valid'],
    text: {
      en: 'does not say in new messages which person has the role of the author',
      da: 'angiver ikke i nye meddelelser, hvilken person der har forfatterens rolle',
    },
    change: writingNew((bundle) =>
      withEach(bundle, 'PractitionerRole', (role) => without(role, 'practitioner')),
    ),
  },
  'encounter-without-episode': {
    breaks: ['profile.encounter-has-episode', 'profile.valid'],
    text: {
      en: 'writes an Encounter without an episode of care in new messages',
      da: 'skriver en Encounter uden forløb i nye meddelelser',
    },
    change: writingNew((bundle) => {
      const [patient] = resourcesOf(bundle, 'Patient');
      if (!patient) return bundle;
      const encounter = told(encounterResource(randomUUID(), undefined, [], referenceTo(patient)));
      return withCommunication(withAdded(bundle, encounter), { encounter: referenceTo(encounter) });
    }),
  },
  // An encounter that cannot be followed has no episode of care either.
  'encounter-not-referred-to': {
    breaks: ['profile.encounter-referred-to', 'profile.encounter-has-episode', 'profile.valid'],
    text: {
      en: 'names the encounter of a new message by a number, without an Encounter',
      da: 'angiver kontakten i en ny meddelelse ved et nummer uden en Encounter',
    },
    change: writingNew((bundle) =>
      withCommunication(bundle, { encounter: { identifier: { value: '2026-0117' } } }),
    ),
  },
  'user-number-as-authorisation-id': {
    breaks: ['profile.identifiers-well-formed', 'profile.valid'],
    text: {
      en: 'writes a user number of its own as the authorisation id of the author of new messages',
      da: 'skriver sit eget brugernummer som autorisations-id for forfatteren af nye meddelelser',
    },
    change: writingNew((bundle) =>
      withEach(bundle, 'Practitioner', (practitioner) => ({
        ...practitioner,
        qualification: [
          {
            identifier: [{ system: 'https://autregweb.sst.dk', value: 'bruger-0117' }],
            code: { text: 'Sygeplejerske' },
          },
        ],
      })),
    ),
  },
} satisfies Record<string, Fault>;

function writingNew(alter: (bundle: FhirResource) => FhirResource): Fault['change'] {
  return writing((bundle, { action }) => (action === 'new' ? alter(bundle) : bundle));
}

function withCommunication(bundle: FhirResource, elements: FhirElement): FhirResource {
  return withEach(bundle, 'Communication', (communication) => ({ ...communication, ...elements }));
}

function told(resource: FhirResource): FhirResource {
  return { ...resource, text: narrativeOf(resource) };
}
