import { createHash } from 'node:crypto';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { readCareCommunication } from '../../../src/message/read-care-communication.ts';
import type { DisplayedMessage } from '../../../src/message/user.ts';

const kinds: Record<string, string> = { 'new-message': 'new', 'reply-message': 'reply' };

/** What a conforming system shows of a message. */
export function displayed(bundle: FhirResource): DisplayedMessage {
  const care = readCareCommunication(bundle);
  const { headerId = '', communicationId = '', category = '', topic = '', patient, sender } = care;
  const activity = care.provenances.at(-1)?.activity ?? '';
  return {
    messageId: headerId,
    threadId: communicationId,
    kind: kinds[activity] ?? '',
    category,
    topic,
    patient: { id: patient?.identifiers[0]?.value ?? '', name: patient?.family ?? '' },
    senderName: sender.name ?? '',
    segments: care.segments.map((segment) => ({
      identifier: segment.identifier ?? '',
      date: segment.date ?? '',
      authorName: segment.author?.family ?? '',
      organisationName: segment.assigner?.name ?? '',
      ...(segment.kind === 'text' ? { text: segment.text } : { title: segment.title ?? '' }),
      ...(segment.kind === 'attachment' && segment.data ? { sha256: sha256(segment.data) } : {}),
      ...(segment.kind === 'attachment' && segment.url ? { url: segment.url } : {}),
    })),
  };
}

function sha256(base64: string): string {
  return createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
}
