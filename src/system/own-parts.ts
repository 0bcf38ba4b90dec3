import type { FhirResource } from '../message/fhir-message.ts';
import { lastSegment, resourcesOf, textAt, valuesAt } from '../message/query.ts';
import { listAt, withEach, withEachPayload, withList, type FhirElement } from './change-bundle.ts';
import { segmentIdOf } from './kept-attachments.ts';

/** MessageHeader.id. */
export function headerIdOf(bundle: FhirResource): string {
  return textAt(resourcesOf(bundle, 'MessageHeader'), 'id') ?? '';
}

/** The Bundle with the Provenance changed that targets its own MessageHeader. */
export function withOwnProvenance(
  bundle: FhirResource,
  change: (provenance: FhirResource) => FhirResource,
): FhirResource {
  const headerId = headerIdOf(bundle);
  return withEach(bundle, 'Provenance', (provenance) =>
    targetOf(provenance) === headerId ? change(provenance) : provenance,
  );
}

/** The Bundle with those payloads changed that the message adds to the thread. */
export function withOwnPayloads(
  bundle: FhirResource,
  change: (payload: FhirElement) => FhirElement | undefined,
): FhirResource {
  const own = ownSegmentIds(bundle);
  return withEachPayload(bundle, (payload) =>
    own.has(segmentIdOf(payload) ?? '') ? change(payload) : payload,
  );
}

/** The Bundle in another thread. */
export function withThread(bundle: FhirResource, value: string): FhirResource {
  return withEach(bundle, 'Communication', (communication) =>
    withList(communication, 'identifier', (identifier) => ({ ...identifier, value })),
  );
}

/** The identifiers of the segments that the message adds to the thread. */
export function ownSegmentIds(bundle: FhirResource): ReadonlySet<string> {
  const headerId = headerIdOf(bundle);
  const own = resourcesOf(bundle, 'Provenance').filter((provenance) => targetOf(provenance) === headerId);
  const sources = listAt(own, 'entity').filter(({ role }) => role === 'source');
  return new Set(valuesAt(sources, 'what.identifier.value').map(String));
}

/** Id of the MessageHeader that a Provenance targets. */
export function targetOf(provenance: FhirResource): string | undefined {
  return lastSegment(textAt(provenance, 'target.reference'));
}
