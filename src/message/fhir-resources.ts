import type { Author, Participant } from './care-communication.ts';
import { roleSystem } from './code-lists.ts';
import type { EpisodeOfCare, FhirResource, Identifier, Organisation, Patient } from './fhir-message.ts';
import type { PersonName } from './person-name.ts';
import { profiles, systems } from './systems.ts';

export type Reference = { readonly reference: string };

/** `Patient/1`: within a Bundle that is enough, because every fullUrl ends with it. */
export function referenceTo(resource: FhirResource): Reference {
  return { reference: `${resource.resourceType}/${String(resource['id'])}` };
}

/** The members that say something: without those that are undefined or an empty list. */
export function present<T extends object>(members: T): T {
  const kept = Object.entries(members).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as T;
}

export function organizationResource(id: string, { gln, sor, name }: Organisation): FhirResource {
  return profiledResource('Organization', id, profiles.organization, {
    identifier: [
      ...(gln === undefined ? [] : [{ system: systems.gln, value: gln }]),
      ...(sor === undefined ? [] : [{ system: systems.sor, value: sor }]),
    ],
    name,
  });
}

export function patientResource(id: string, patient: Patient): FhirResource {
  const { address } = patient;
  return profiledResource('Patient', id, profiles.patient, {
    identifier: patient.identifiers.map(identifierElement),
    name: [{ use: 'official', ...nameElement(patient) }],
    deceasedBoolean: patient.deceased ? true : undefined,
    address: address && [present({ line: address.line, city: address.city, postalCode: address.postalCode })],
  });
}

export function practitionerResource(id: string, name: PersonName): FhirResource {
  return profiledResource('Practitioner', id, profiles.practitioner, {
    name: [nameElement(name)].filter((element) => Object.keys(element).length > 0),
  });
}

export function practitionerRoleResource(
  id: string,
  role: Pick<Author, 'roleCode' | 'roleText'>,
  practitioner: Reference,
  organization: Reference,
): FhirResource {
  const { roleCode, roleText } = role;
  const coding = roleCode === undefined ? undefined : [{ system: roleSystem(roleCode), code: roleCode }];
  const code = present({ coding, text: roleText });
  return profiledResource('PractitionerRole', id, profiles.practitionerRole, {
    practitioner,
    organization,
    code: Object.keys(code).length === 0 ? undefined : [code],
  });
}

export function careTeamResource(id: string, { name }: Participant, organization: Reference): FhirResource {
  return profiledResource('CareTeam', id, profiles.careTeam, { name, managingOrganization: [organization] });
}

export function encounterResource(
  id: string,
  encounter: { readonly status: string | undefined; readonly class: string | undefined } | undefined,
  episodesOfCare: readonly EpisodeOfCare[],
  subject: Reference,
): FhirResource {
  return profiledResource('Encounter', id, profiles.encounter, {
    status: encounter?.status ?? 'unknown',
    class: encounterClass(encounter?.class),
    subject,
    episodeOfCare: episodesOfCare.map((episode) => ({ identifier: identifierElement(episode) })),
  });
}

/** MedCom adds one code to HL7's: for the class that is not known. */
function encounterClass(code = 'other'): object {
  return { system: code === 'other' ? systems.otherEncounterClass : systems.encounterClass, code };
}

export type ProvenanceContent = {
  readonly profile: string;
  readonly target: Reference;
  readonly occurred: string;
  readonly activity: string;
  readonly agent: Reference;
  /** The message before: by reference, or a letter by its identifier. */
  readonly revision?: Reference | { readonly identifier: string } | undefined;
  /** Identifiers of the segments that are new. */
  readonly sources?: readonly (string | undefined)[];
};

export function provenanceResource(id: string, content: ProvenanceContent): FhirResource {
  const { revision, sources = [] } = content;
  const what =
    revision && 'identifier' in revision ? { identifier: { value: revision.identifier } } : revision;
  return profiledResource('Provenance', id, content.profile, {
    target: [content.target],
    occurredDateTime: content.occurred,
    recorded: content.occurred,
    activity: { coding: [{ system: systems.activity, code: content.activity }] },
    agent: [{ who: content.agent }],
    entity: [
      ...(what ? [{ role: 'revision', what }] : []),
      ...sources.map((value) => ({ role: 'source', what: { identifier: present({ value }) } })),
    ],
  });
}

/** A resource that declares its profile. */
export function profiledResource(type: string, id: string, profile: string, elements: object): FhirResource {
  return { resourceType: type, id, meta: { profile: [profile] }, ...present(elements) };
}

function identifierElement({ system, value }: Identifier): object {
  return present({ system, value });
}

function nameElement({ given, family }: PersonName): object {
  return present({ family, given });
}
