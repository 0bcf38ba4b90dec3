import type { FhirResource } from './fhir-message.ts';
import { referenceTo } from './fhir-resources.ts';
import { narrativeOf } from './narrative.ts';

export type BundleContent = {
  readonly id: string;
  readonly profile: string;
  readonly timestamp: string;
  /** What every fullUrl begins with, up to and with the last slash. */
  readonly base: string;
  /** The MessageHeader first. */
  readonly resources: readonly FhirResource[];
};

/** A message Bundle; a resource that has no narrative gets one. */
export function messageBundle({ id, profile, timestamp, base, resources }: BundleContent): FhirResource {
  return {
    resourceType: 'Bundle',
    id,
    meta: { profile: [profile] },
    type: 'message',
    timestamp,
    entry: resources.map((resource) => ({
      fullUrl: `${base}${referenceTo(resource).reference}`,
      resource: withNarrative(resource),
    })),
  };
}

/** The text stands before the elements that it tells, as in the XML format. */
function withNarrative(resource: FhirResource): FhirResource {
  if ('text' in resource) return resource;
  const { resourceType, id, meta, ...elements } = resource;
  return { resourceType, id, ...(meta ? { meta } : {}), text: narrativeOf(resource), ...elements };
}
