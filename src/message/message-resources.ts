import type { Author, Participant } from './care-communication.ts';
import type { FhirResource, Organisation } from './fhir-message.ts';
import {
  careTeamResource,
  organizationResource,
  practitionerResource,
  practitionerRoleResource,
  type Reference,
  referenceTo,
} from './fhir-resources.ts';
import { splitName } from './person-name.ts';
import { organisationOf } from './read-organisation.ts';

/** The resources of a message that is being written: what is the same is there once. */
export type MessageResources = {
  organisation: (organisation: Organisation) => Reference;
  /** A PractitionerRole with its Practitioner. */
  author: (author: Author, organisation: Reference) => Reference;
  participant: (participant: Participant, organisation: Reference) => Reference;
  add: (resource: FhirResource) => Reference;
  all: () => readonly FhirResource[];
};

export function messageResources(newId: () => string, given: readonly FhirResource[] = []): MessageResources {
  const resources = [...given];
  const authors = new Map<string, Reference>();

  function add(resource: FhirResource): Reference {
    resources.push(resource);
    return referenceTo(resource);
  }

  function organisation(wanted: Organisation): Reference {
    const known = resources.find(
      (resource) => resource.resourceType === 'Organization' && isSame(organisationOf(resource), wanted),
    );
    return known ? referenceTo(known) : add(organizationResource(newId(), wanted));
  }

  function author(person: Author, employer: Reference): Reference {
    const key = JSON.stringify([person.given, person.family, person.roleCode, person.roleText, employer]);
    const known = authors.get(key);
    if (known) return known;
    const practitioner = add(practitionerResource(newId(), person));
    const role = add(practitionerRoleResource(newId(), person, practitioner, employer));
    authors.set(key, role);
    return role;
  }

  function participant(wanted: Participant, employer: Reference): Reference {
    if (wanted.kind === 'care-team') return add(careTeamResource(newId(), wanted, employer));
    const name = splitName(wanted.name ?? wanted.role ?? '');
    const practitioner = add(practitionerResource(newId(), name));
    const role = { roleCode: undefined, roleText: wanted.role };
    return add(practitionerRoleResource(newId(), role, practitioner, employer));
  }

  return { organisation, author, participant, add, all: () => resources };
}

/** A name that is not told is no difference. */
function isSame(known: Organisation, wanted: Organisation): boolean {
  const sameName = wanted.name === undefined || known.name === wanted.name;
  return known.gln === wanted.gln && known.sor === wanted.sor && sameName;
}
