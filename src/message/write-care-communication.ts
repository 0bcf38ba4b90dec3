import type { Participant, Segment } from './care-communication.ts';
import { type CommunicationContent, communicationResource } from './communication-resource.ts';
import type { EpisodeOfCare, FhirResource, Organisation, Patient } from './fhir-message.ts';
import {
  encounterResource,
  patientResource,
  provenanceResource,
  type Reference,
  referenceTo,
} from './fhir-resources.ts';
import { messageBundle } from './message-bundle.ts';
import { messageResources, type MessageResources } from './message-resources.ts';
import { careCommunicationDefinition, profiles } from './systems.ts';
import { headerResource, partyOf } from './write-header.ts';
import { payloadOf } from './write-segment.ts';

/** Gives a new lower-case UUID each time. */
export type IdSource = () => string;

/** What a message says, before it is a Bundle. Ids that are left out are new ones. */
export type CareCommunicationContent = {
  readonly bundleId?: string | undefined;
  readonly headerId?: string | undefined;
  /** `urn:uuid:` and a lower-case UUID. */
  readonly communicationId?: string | undefined;
  /** ISO 8601 with offset: of the Bundle, of the new Provenance, and of new segments that have no date of their own. */
  readonly timestamp: string;
  readonly activity: Activity;
  /** The message that is answered or forwarded: a MessageHeader, or a letter as `location number#letter id`. */
  readonly revision?: Reference | { readonly identifier: string } | undefined;
  readonly sender: Organisation;
  readonly receiver: Organisation;
  readonly category: string;
  readonly topic?: string | undefined;
  readonly priority?: string | undefined;
  /** A reference names a resource of `history`; so it does in the other places where there may be one. */
  readonly patient: Patient | Reference;
  readonly encounter?: Encounter | Reference | undefined;
  readonly episodesOfCare?: readonly EpisodeOfCare[] | undefined;
  readonly specificSender?: Participant | undefined;
  readonly specificRecipient?: Participant | Reference | undefined;
  /** The new segments, in the order in which they are read. One without assigner is the sender's. */
  readonly segments: readonly Segment[];
  readonly history?: History | undefined;
};

export type Activity = 'new-message' | 'reply-message' | 'forward-message';

export type Encounter = { readonly status: string | undefined; readonly class: string | undefined };

/** What earlier messages of the thread contribute. */
export type History = {
  /** Earlier Communication.payload elements. */
  readonly payloads: readonly unknown[];
  /** Earlier Provenances, and everything that they and the payloads refer to. */
  readonly resources: readonly FhirResource[];
};

const base = 'https://medcomfhir.dk/ig/carecommunication/';

/** The message as a Bundle of CareCommunication 5.0. What is new follows what was there before. */
export function careCommunicationBundle(content: CareCommunicationContent, ids: IdSource): FhirResource {
  const { timestamp, activity, revision } = content;
  const resources = messageResources(ids, content.history?.resources);
  const sender = resources.organisation(content.sender);
  const receiver = resources.organisation(content.receiver);
  const segments = content.segments.map((segment) => completed(segment, timestamp, ids));
  const communication = communicationResource(ids(), {
    identifier: content.communicationId ?? `urn:uuid:${ids()}`,
    category: content.category,
    topic: content.topic,
    priority: content.priority,
    ...subjectsIn(resources, content, ids),
    specificSender: content.specificSender && resources.participant(content.specificSender, sender),
    recipient: recipientIn(resources, content.specificRecipient, receiver),
    payload: [
      ...(content.history?.payloads ?? []),
      ...segments.map((segment) => payloadIn(resources, segment, sender)),
    ],
  });
  const header = headerResource(
    content.headerId ?? ids(),
    {
      profile: profiles.careCommunicationHeader,
      event: 'care-communication-message',
      sender: partyOf(sender, content.sender.sor),
      receiver: partyOf(receiver, content.receiver.sor),
    },
    { focus: [referenceTo(communication)], definition: careCommunicationDefinition },
  );
  const provenance = provenanceResource(ids(), {
    profile: profiles.careCommunicationProvenance,
    target: referenceTo(header),
    occurred: timestamp,
    activity,
    agent: sender,
    revision,
    sources: segments.map(({ identifier }) => identifier),
  });
  return messageBundle({
    id: content.bundleId ?? ids(),
    profile: profiles.careCommunication,
    timestamp,
    base,
    resources: [header, communication, ...resources.all(), provenance],
  });
}

function completed(segment: Segment, timestamp: string, ids: IdSource): Segment {
  const { identifier = `urn:uuid:${ids()}`, date = timestamp } = segment;
  return { ...segment, identifier, date };
}

function payloadIn(resources: MessageResources, segment: Segment, sender: Reference): object {
  const assigner = segment.assigner ? resources.organisation(segment.assigner) : sender;
  const author = segment.author && resources.author(segment.author, assigner);
  return payloadOf(segment, { assigner, author });
}

/** An Encounter is there to carry an episode of care, or because its writer says so. */
function subjectsIn(
  resources: MessageResources,
  { patient, encounter, episodesOfCare = [] }: CareCommunicationContent,
  ids: IdSource,
): Pick<CommunicationContent, 'subject' | 'encounter'> {
  const subject = isReference(patient) ? patient : resources.add(patientResource(ids(), patient));
  if (isReference(encounter)) return { subject, encounter };
  if (!encounter && episodesOfCare.length === 0) return { subject, encounter: undefined };
  const written = encounterResource(ids(), encounter, episodesOfCare, subject);
  return { subject, encounter: resources.add(written) };
}

function recipientIn(
  resources: MessageResources,
  recipient: Participant | Reference | undefined,
  receiver: Reference,
): Reference | undefined {
  return !recipient || isReference(recipient) ? recipient : resources.participant(recipient, receiver);
}

function isReference(value: object | undefined): value is Reference {
  return value !== undefined && 'reference' in value;
}
