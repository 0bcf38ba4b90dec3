import type { FhirResource, ProvenanceStep } from './fhir-message.ts';
import { lastSegment, resourcesOf, textAt, valuesAt } from './query.ts';
import { organisationAt } from './read-organisation.ts';

/** The Provenances of a message in document order. */
export function readProvenances(bundle: FhirResource): ProvenanceStep[] {
  return resourcesOf(bundle, 'Provenance').map((provenance) => readProvenance(bundle, provenance));
}

function readProvenance(bundle: FhirResource, provenance: FhirResource): ProvenanceStep {
  const target = textAt(provenance, 'target.reference');
  const who = valuesAt(provenance, 'agent.who')[0];
  const entities = valuesAt(provenance, 'entity');
  const revision = entities.find((entity) => textAt(entity, 'role') === 'revision');
  return {
    id: textAt(provenance, 'id'),
    target,
    targetId: lastSegment(target),
    occurred: textAt(provenance, 'occurredDateTime'),
    recorded: textAt(provenance, 'recorded'),
    activity: textAt(provenance, 'activity.coding.code'),
    agent: who === undefined ? undefined : organisationAt(bundle, who),
    revision: revision === undefined ? undefined : whatOf(revision),
    sources: entities
      .filter((entity) => textAt(entity, 'role') === 'source')
      .flatMap((entity) => textAt(entity, 'what.identifier.value') ?? []),
  };
}

function whatOf(entity: unknown): ProvenanceStep['revision'] {
  return {
    reference: textAt(entity, 'what.reference'),
    identifier: textAt(entity, 'what.identifier.value'),
  };
}

/**
 * The newest Provenance of a message: the one about its own MessageHeader; in a message that has none, the one that
 * occurred last, or else the last in the document.
 */
export function latestProvenance(
  bundle: FhirResource,
  headerId: string | undefined,
): FhirResource | undefined {
  const provenances = resourcesOf(bundle, 'Provenance');
  const own = provenances.find(
    (provenance) =>
      lastSegment(textAt(provenance, 'target.reference')) === headerId && headerId !== undefined,
  );
  return own ?? provenances.toSorted((one, other) => occurred(one) - occurred(other)).at(-1);
}

function occurred(provenance: FhirResource): number {
  return Date.parse(textAt(provenance, 'occurredDateTime') ?? '') || 0;
}
