import type { Participant } from './care-communication.ts';
import type { EpisodeOfCare, FhirResource, Organisation, Patient } from './fhir-message.ts';
import { readCareCommunication, specificRecipientOf, specificSenderOf } from './read-care-communication.ts';
import { threadHistory } from './thread-history.ts';
import { withOffset } from './time.ts';
import {
  type Activity,
  type CareCommunicationContent,
  careCommunicationBundle,
  type Encounter,
} from './write-care-communication.ts';
import { segmentsOf, type Written } from './written-segments.ts';

export type Compose = Written & {
  readonly sender: Organisation;
  readonly receiver: Organisation;
  readonly patient: Patient;
  readonly category: string;
  readonly topic?: string | undefined;
  readonly priority?: string | undefined;
  readonly specificSender?: Participant | undefined;
  readonly specificRecipient?: Participant | undefined;
  readonly episodesOfCare?: readonly EpisodeOfCare[] | undefined;
  readonly encounter?: Encounter | undefined;
};

/** What is left out is taken from the previous message; a specific recipient can be left out with `none`. */
export type Reply = Written & {
  readonly [K in 'sender' | 'receiver' | 'category' | 'topic' | 'priority' | 'specificSender']?:
    | Compose[K]
    | undefined;
} & { readonly specificRecipient?: Participant | 'none' | undefined };

/** The receiver of a forwarded message is always chosen by the user. */
export type Forward = Reply & Pick<Compose, 'receiver'>;

/** A new message, which opens a thread. */
export function newMessage(input: Compose): FhirResource {
  const content: CareCommunicationContent = {
    ...input,
    activity: 'new-message',
    timestamp: withOffset(input.now),
    segments: segmentsOf(input),
  };
  return careCommunicationBundle(content, input.newId);
}

/**
 * A reply in the same thread (carecommunication 5.1 and 5.2): to the sender of the previous message, or to its receiver
 * when the user answers an own message. Whoever was named as its sender inside the organisation becomes the recipient.
 */
export function replyTo(previous: FhirResource, input: Reply): FhirResource {
  const before = readCareCommunication(previous);
  const { sender = before.receiver } = input;
  const toOwn = isSameOrganisation(sender, before.sender);
  return followUp(previous, {
    input: { ...input, sender, receiver: input.receiver ?? (toOwn ? before.receiver : before.sender) },
    activity: 'reply-message',
    communicationId: before.communicationId,
    attachmentData: false,
    specificRecipient: toOwn ? specificRecipientOf(previous) : specificSenderOf(previous),
  });
}

/** The whole thread to somebody new, who sees it as a new thread: attachments go along with their content. */
export function forward(previous: FhirResource, input: Forward): FhirResource {
  const { sender = readCareCommunication(previous).receiver } = input;
  return followUp(previous, {
    input: { ...input, sender },
    activity: 'forward-message',
    communicationId: undefined,
    attachmentData: true,
    specificRecipient: undefined,
  });
}

type FollowUp = {
  readonly input: Reply & Pick<Compose, 'sender' | 'receiver'>;
  readonly activity: Activity;
  readonly communicationId: string | undefined;
  readonly attachmentData: boolean;
  readonly specificRecipient: FhirResource | undefined;
};

function followUp(
  previous: FhirResource,
  { input, activity, communicationId, ...keeping }: FollowUp,
): FhirResource {
  const { newId } = input;
  const before = readCareCommunication(previous);
  const category = input.category ?? before.category ?? 'other';
  const automatic = input.specificRecipient === undefined ? keeping.specificRecipient : undefined;
  const kept = threadHistory(previous, { ...keeping, specificRecipient: automatic, newId });
  const content: CareCommunicationContent = {
    activity,
    communicationId,
    timestamp: withOffset(input.now),
    revision: before.headerId === undefined ? undefined : { reference: `MessageHeader/${before.headerId}` },
    sender: input.sender,
    receiver: input.receiver,
    category,
    topic: input.topic ?? before.topic,
    priority: input.priority ?? (category === 'regarding-referral' ? before.priority : undefined),
    patient: kept.patient ?? unknownPatient,
    encounter: kept.encounter,
    specificSender: input.specificSender,
    specificRecipient:
      input.specificRecipient === 'none' ? undefined : (input.specificRecipient ?? kept.specificRecipient),
    segments: segmentsOf(input),
    history: kept.history,
  };
  return careCommunicationBundle(content, newId);
}

const unknownPatient: Patient = {
  identifiers: [],
  given: [],
  family: undefined,
  deceased: false,
  address: undefined,
};

/** By location number, or by SOR id where that is not told. */
function isSameOrganisation(one: Organisation, other: Organisation): boolean {
  if (one.gln !== undefined && other.gln !== undefined) return one.gln === other.gln;
  return one.sor !== undefined && one.sor === other.sor;
}
