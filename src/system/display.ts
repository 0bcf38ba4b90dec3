import { createHash } from 'node:crypto';
import type { AttachmentSegment, Author, Segment } from '../message/care-communication.ts';
import type { Organisation, Patient } from '../message/fhir-message.ts';
import { readCareCommunication } from '../message/read-care-communication.ts';
import type { DisplayedMessage, DisplayedSegment } from '../message/user.ts';
import type { KeptAttachments } from './kept-attachments.ts';
import { ownStep } from './own-step.ts';
import type { ReceivedMessage } from './store.ts';
import { inThreadOrder } from './thread-order.ts';

const kinds: Readonly<Record<string, string>> = {
  'new-message': 'new',
  'reply-message': 'reply',
  'forward-message': 'forward',
};

/**
 * A received message as the user sees it when it is opened: its new segments and the earlier ones of the thread that it
 * carries. An earlier attachment that comes without its content is shown with the content that was kept.
 */
export function displayed(message: ReceivedMessage, kept: KeptAttachments): DisplayedMessage {
  const care = readCareCommunication(message.bundle);
  const nameOf = (organisation: Organisation | undefined) =>
    organisation?.name ?? message.names[organisation?.gln ?? ''];
  return {
    messageId: message.messageId,
    threadId: care.communicationId ?? '',
    kind: kinds[ownStep(care)?.activity ?? ''] ?? 'new',
    ...given('category', care.category),
    ...given('topic', care.topic),
    ...given('patient', care.patient && displayedPatient(care.patient)),
    ...given('senderName', nameOf(care.sender)),
    segments: inThreadOrder(care).map((segment) => displayedSegment(segment, nameOf(segment.assigner), kept)),
  };
}

function displayedPatient({ identifiers, given: givenNames, family }: Patient) {
  return {
    ...given('id', identifiers[0]?.value),
    ...given('name', fullName({ given: givenNames, family })),
  };
}

function displayedSegment(
  segment: Segment,
  organisationName: string | undefined,
  kept: KeptAttachments,
): DisplayedSegment {
  return {
    identifier: segment.identifier ?? '',
    ...given('date', segment.date),
    ...(segment.kind === 'text' ? { text: segment.text } : displayedAttachment(segment, kept)),
    ...given('authorName', segment.author && fullName(segment.author)),
    ...given('organisationName', organisationName),
  };
}

function displayedAttachment(segment: AttachmentSegment, kept: KeptAttachments) {
  const { title, contentType, url, data = kept.dataOf(segment.identifier) } = segment;
  const sha256 = data && createHash('sha256').update(Buffer.from(data, 'base64')).digest('hex');
  return {
    ...given('title', title),
    ...given('contentType', contentType),
    ...given('url', url),
    ...given('sha256', sha256),
  };
}

function fullName({ given: givenNames, family }: Pick<Author, 'given' | 'family'>): string | undefined {
  return [...givenNames, family].filter(Boolean).join(' ') || undefined;
}

/** The property, unless there is nothing to say: the driver's answers leave out what is not known. */
function given<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: T });
}
