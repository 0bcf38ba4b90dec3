import type { FhirResource } from '../../../src/message/fhir-message.ts';

/** A resource in the hands of a test, which may do anything to it. */
// eslint-disable-next-line typescript/no-explicit-any
export type Loose = Record<string, any>;

/** A copy of the message in which each resource of the type was altered. */
export function edited(
  bundle: FhirResource,
  resourceType: string,
  alter: (resource: Loose, index: number) => void,
): FhirResource {
  const copy = structuredClone(bundle) as Loose & FhirResource;
  const entries = copy['entry'] as { resource: Loose }[];
  const found = entries.map(({ resource }) => resource).filter((one) => one['resourceType'] === resourceType);
  for (const [index, resource] of found.entries()) alter(resource, index);
  return copy;
}

/** A copy in which one text is another wherever it stands. */
export function replaced(bundle: FhirResource, text: string, by: string): FhirResource {
  return JSON.parse(JSON.stringify(bundle).replaceAll(text, by)) as FhirResource;
}
