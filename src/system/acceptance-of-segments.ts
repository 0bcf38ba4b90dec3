import type { AttachmentSegment, Author, CareCommunication, Segment } from '../message/care-communication.ts';
import { attachmentTypes, isAttachmentType } from '../message/code-lists.ts';
import { hasOffset } from '../message/time.ts';
import { isUrnUuid } from './acceptance-of-message.ts';
import type { AcceptanceRule } from './acceptance-rule.ts';
import { ownStep } from './own-step.ts';

const required = { code: 'required', detailsCode: 'MSG_RESOURCE_REQUIRED' } as const;

/** What must stand in each segment, text or attachment. */
export const segmentRules: readonly AcceptanceRule[] = [
  {
    ...required,
    text: 'the message has no text',
    brokenAt: ({ segments }) =>
      segments.some((segment) => segment.kind === 'text' && segment.text.trim())
        ? []
        : ['Communication.payload'],
  },
  {
    ...required,
    text: 'the segment has no text',
    brokenAt: each((segment) => segment.kind === 'text' && !segment.text.trim()),
  },
  {
    ...required,
    text: 'the identifier of the segment is missing, or is not urn:uuid: and a lower-case UUID',
    brokenAt: each(({ identifier }) => !isUrnUuid(identifier)),
  },
  {
    code: 'required',
    detailsCode: 'MSG_DATE_FORMAT',
    text: 'the time of the segment is missing, or has no offset',
    brokenAt: each(({ date }) => !hasOffset(date ?? '')),
  },
  {
    ...required,
    text: 'the signature lacks the name of the author',
    brokenAt: each(({ kind, author }) =>
      kind === 'text' ? !isNamed(author) : author !== undefined && !isNamed(author),
    ),
  },
  {
    code: 'invariant',
    text: 'the role of the author is a code or a text, and one of them',
    brokenAt: each(
      ({ author }) => author !== undefined && Boolean(author.roleCode) === Boolean(author.roleText),
    ),
  },
  {
    ...required,
    text: 'the signature lacks a phone number',
    brokenAt: each(({ kind, phone }) => kind === 'text' && !/\d/u.test(phone ?? '')),
  },
  {
    ...required,
    text: 'the attachment has no title',
    brokenAt: eachAttachment(({ title }) => !title?.trim()),
  },
  {
    code: 'value',
    detailsCode: 'MSG_VALUESET_VALUE_UNKNOWN',
    text: `the attachment is not of a kind that may be sent: ${Object.keys(attachmentTypes).join(', ')}`,
    brokenAt: eachAttachment(({ contentType, url }) =>
      contentType === undefined ? url === undefined : !isAttachmentType(contentType),
    ),
  },
  {
    ...required,
    text: 'the new attachment has neither content nor link',
    brokenAt: (message) => {
      const added = ownStep(message)?.sources ?? [];
      return eachAttachment(({ identifier, data, url }) => !data && !url && added.includes(identifier ?? ''))(
        message,
      );
    },
  },
];

type Where = (message: CareCommunication) => readonly string[];

function each(isBroken: (segment: Segment) => boolean): Where {
  return ({ segments }) =>
    segments.flatMap((segment, index) => (isBroken(segment) ? [`Communication.payload[${index}]`] : []));
}

function eachAttachment(isBroken: (segment: AttachmentSegment) => boolean): Where {
  return each((segment) => segment.kind === 'attachment' && isBroken(segment));
}

function isNamed(author: Author | undefined): boolean {
  return Boolean(author?.family || author?.given.length);
}
