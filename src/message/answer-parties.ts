import { carrierFrom } from './carry-over.ts';
import type { FhirResource, Organisation } from './fhir-message.ts';
import { type Reference, referenceTo } from './fhir-resources.ts';
import { isExpressible } from './fhir-xml.ts';
import { messageResources } from './message-resources.ts';
import { resolveReference, textAt } from './query.ts';
import { headerOf, primaryDestination, readHead } from './read-header.ts';
import { organisationOf } from './read-organisation.ts';
import { latestProvenance } from './read-provenance.ts';
import { sorEndpoint } from './systems.ts';
import type { Party } from './write-header.ts';

export type AnswerParties = {
  readonly sender: Party;
  readonly receiver: Party;
  /** The newest Provenance of the original. */
  readonly provenance: FhirResource | undefined;
  /** What all these refer to. */
  readonly others: readonly FhirResource[];
};

/** Who answers and who is answered, for an original that does not tell it itself. */
export type Fallback = { readonly self: Organisation; readonly originalSender: Organisation };

/**
 * The two ends of the original the other way round, and its newest Provenance, taken over as they are. What is so damaged
 * that the answer would be invalid with it is made anew or, in case of the Provenance, left out.
 */
export function answerParties(
  original: FhirResource,
  { self, originalSender }: Fallback,
  newId: () => string,
): AnswerParties {
  const header = headerOf(original);
  const head = readHead(original);
  const carrier = carrierFrom(original, newId, isOrganization);
  const taken = (reference: string | undefined): Reference | undefined => {
    const found = soundOrganization(original, reference);
    return found && carrier.take(found);
  };
  const from = taken(textAt(primaryDestination(header), 'receiver.reference'));
  const to = taken(textAt(header, 'sender.reference'));
  const latest = latestProvenance(original, head.headerId);
  const place = latest && isSoundProvenance(original, latest) ? carrier.take(latest) : undefined;

  const answering = completed(head.receiver, self);
  const answered = completed(head.sender, originalSender);
  const resources = messageResources(newId, carrier.taken());
  const sender = from ?? resources.organisation(answering);
  const receiver = to ?? resources.organisation(answered);
  const isLatest = (each: FhirResource) => referenceTo(each).reference === place?.reference;
  return {
    sender: partyAt(sender, answering.sor, head.destinationEndpoint),
    receiver: partyAt(receiver, answered.sor, head.sourceEndpoint),
    provenance: resources.all().find(isLatest),
    others: resources.all().filter((each) => !isLatest(each)),
  };
}

function isOrganization({ resourceType }: FhirResource): boolean {
  return resourceType === 'Organization';
}

function soundOrganization(bundle: FhirResource, reference: string | undefined): FhirResource | undefined {
  const found = resolveReference(bundle, reference);
  if (!found || !isOrganization(found) || !isExpressible(found)) return undefined;
  const { gln, sor } = organisationOf(found);
  return gln === undefined || sor === undefined ? undefined : found;
}

const provenanceNeeds = ['target.reference', 'occurredDateTime', 'recorded', 'activity.coding.code'] as const;

function isSoundProvenance(bundle: FhirResource, provenance: FhirResource): boolean {
  return (
    provenanceNeeds.every((path) => textAt(provenance, path) !== undefined) &&
    soundOrganization(bundle, textAt(provenance, 'agent.who.reference')) !== undefined &&
    isExpressible(provenance)
  );
}

function completed(told: Organisation, fallback: Organisation): Organisation {
  return {
    gln: told.gln ?? fallback.gln,
    sor: told.sor ?? fallback.sor,
    name: told.name ?? fallback.name,
  };
}

function partyAt(organization: Reference, sor: string | undefined, endpoint: string | undefined): Party {
  return { organization, endpoint: sor === undefined ? endpoint : sorEndpoint(sor) };
}
