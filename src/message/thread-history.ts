import { carrierFrom } from './carry-over.ts';
import type { FhirResource } from './fhir-message.ts';
import type { Reference } from './fhir-resources.ts';
import { isNode, resourcesOf, valuesAt } from './query.ts';
import { communicationOf, encounterOf, patientOf } from './read-care-communication.ts';
import type { History } from './write-care-communication.ts';

export type ThreadHistory = {
  readonly history: History;
  readonly patient: Reference | undefined;
  /** Carries the episode of care. */
  readonly encounter: Reference | undefined;
  readonly specificRecipient: Reference | undefined;
};

export type Keeping = {
  readonly attachmentData: boolean;
  /** The resource of the earlier message that becomes the specific recipient. */
  readonly specificRecipient?: FhirResource | undefined;
  readonly newId: () => string;
};

/** What the message that follows `previous` in a thread takes from it: all segments, all Provenances, the patient. */
export function threadHistory(previous: FhirResource, keeping: Keeping): ThreadHistory {
  const { copy, take, taken } = carrierFrom(previous, keeping.newId, comesAlong);
  const taking = (resource: FhirResource | undefined) => resource && take(resource);

  const patient = taking(patientOf(previous));
  const encounter = taking(encounterOf(previous));
  const specificRecipient = taking(keeping.specificRecipient);
  const payloads = valuesAt(communicationOf(previous), 'payload').map((payload) =>
    copy(keeping.attachmentData ? payload : withoutData(payload)),
  );
  resourcesOf(previous, 'Provenance').forEach(take);
  return { history: { payloads, resources: taken() }, patient, encounter, specificRecipient };
}

/** Each message has its own MessageHeader and Communication: what refers to the old ones goes on doing so. */
function comesAlong({ resourceType }: FhirResource): boolean {
  return resourceType !== 'MessageHeader' && resourceType !== 'Communication';
}

/** A reply shows that there was an attachment, but does not send it back (carecommunication 5.1, rule 6). */
function withoutData(payload: unknown): unknown {
  if (!isNode(payload) || !isNode(payload['contentAttachment'])) return payload;
  const { data: _content, _data: _aboutContent, ...described } = payload['contentAttachment'];
  return { ...payload, contentAttachment: described };
}
