import type { FhirResource } from './fhir-message.ts';
import { type Reference, referenceTo } from './fhir-resources.ts';
import { narrativeOf } from './narrative.ts';
import { isNode, lastSegment, resolveReference } from './query.ts';

/** Takes parts of one message along into another. */
export type Carrier = {
  /** A copy whose references point at where the resources are now; what it refers to is taken along as well. */
  copy: <T>(part: T) => T;
  /** Takes a resource along. It keeps its id, unless that is missing, malformed or taken. */
  take: (resource: FhirResource) => Reference;
  /** Everything taken along, each once. */
  taken: () => FhirResource[];
};

/** @param comesAlong what is taken along because something else refers to it; other references stay as they are */
export function carrierFrom(
  bundle: FhirResource,
  newId: () => string,
  comesAlong: (resource: FhirResource) => boolean,
): Carrier {
  const places = new Map<FhirResource, Reference>();
  const occupied = new Set<string>();

  function take(resource: FhirResource): Reference {
    const known = places.get(resource);
    if (known) return known;
    const own = referenceTo(resource);
    const keeps = wellFormed.test(own.reference) && !occupied.has(own.reference);
    const place = keeps ? own : referenceTo({ ...resource, id: newId() });
    occupied.add(place.reference);
    places.set(resource, place);
    return place;
  }

  function taken(): FhirResource[] {
    const resources: FhirResource[] = [];
    // What these refer to is added to the places meanwhile, and its turn comes.
    for (const [resource, place] of places) resources.push(moved(resource, lastSegment(place.reference)));
    return resources;
  }

  function moved(resource: FhirResource, id: string | undefined): FhirResource {
    const copied = copy({ ...resource, id });
    const asBefore = JSON.stringify(copied) === JSON.stringify(resource);
    return asBefore ? resource : { ...copied, text: narrativeOf(copied) };
  }

  function copy<T>(part: T): T {
    return copyOf(part) as T;
  }

  function copyOf(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(copyOf);
    if (!isNode(value)) return value;
    const members = Object.entries(value).map(([name, member]) => [
      name,
      name === 'reference' && typeof member === 'string' ? newReference(member) : copyOf(member),
    ]);
    return Object.fromEntries(members);
  }

  function newReference(reference: string): string {
    const resource = resolveReference(bundle, reference);
    if (!resource) return reference;
    return (comesAlong(resource) ? take(resource) : referenceTo(resource)).reference;
  }

  return { copy, take, taken };
}

const wellFormed = /^[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/;
