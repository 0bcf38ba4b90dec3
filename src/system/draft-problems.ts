import { decodeBase64 } from '../message/base64.ts';
import { attachmentTypes, isAttachmentType, isCategory } from '../message/code-lists.ts';
import type { Draft, DraftAttachment } from '../message/user.ts';
import type { ComposeRequest } from '../network/driver-protocol.ts';
import { patientIdentifier } from './draft-patient.ts';

/** What is pre-filled from the message that is answered or passed on. */
export type Prefilled = { readonly category: string | undefined; readonly topic: string | undefined };

/** Why the system will not send a draft, in words for its user; undefined when it will. */
export function draftProblem(request: ComposeRequest, prefilled: Prefilled): string | undefined {
  const { draft } = request;
  const filled = {
    ...draft,
    category: draft.category ?? prefilled.category,
    topic: draft.topic ?? prefilled.topic,
  };
  return rules.find(({ isBroken }) => isBroken(filled, request.action))?.problem(filled);
}

type Filled = Omit<Draft, 'category' | 'topic'> & Prefilled;

type DraftRule = {
  readonly isBroken: (draft: Filled, action: ComposeRequest['action']) => boolean;
  readonly problem: (draft: Filled) => string;
};

const rules: readonly DraftRule[] = [
  {
    isBroken: ({ receiverGln }, action) => action !== 'reply' && !receiverGln,
    problem: () => 'choose a receiver',
  },
  {
    isBroken: ({ receiverGln }) => receiverGln !== undefined && !/^\d{13}$/u.test(receiverGln),
    problem: ({ receiverGln }) => `"${receiverGln}" is not a location number: it has 13 digits`,
  },
  { isBroken: ({ category }) => !category, problem: () => 'choose a category' },
  {
    isBroken: ({ category }) => !isCategory(category),
    problem: ({ category }) => `the category "${category}" is not on the national list`,
  },
  {
    isBroken: ({ category, topic }) => category === 'other' && !topic?.trim(),
    problem: () => 'a message of the category "other" needs a topic',
  },
  {
    isBroken: ({ category, priority }) => priority !== undefined && category !== 'regarding-referral',
    problem: () => 'a priority can be given for the category "regarding-referral" only',
  },
  { isBroken: ({ text }) => !text.trim(), problem: () => 'the message has no text' },
  {
    isBroken: ({ patient }) => patient !== undefined && !patientIdentifier(patient.cpr),
    problem: ({ patient }) => `"${patient?.cpr}" is neither a CPR nor a replacement CPR number`,
  },
  {
    isBroken: ({ patient }) => patient !== undefined && !patient.family.trim() && !patient.given.trim(),
    problem: () => 'the patient has no name',
  },
  {
    isBroken: ({ attachments = [] }) => attachments.some((attachment) => attachmentProblem(attachment)),
    problem: ({ attachments = [] }) => attachments.map(attachmentProblem).find(Boolean) ?? '',
  },
];

function attachmentProblem({ title, contentType, data, url }: DraftAttachment): string | undefined {
  if (!title.trim()) return 'an attachment has no title';
  if (data === undefined && url === undefined)
    return `the attachment "${title}" has neither content nor link`;
  if (data === undefined)
    return isLink(url) ? undefined : `the link of "${title}" is not an http or https address`;
  if (url !== undefined) return `the attachment "${title}" has both content and link`;
  if (!isAttachmentType(contentType))
    return `the attachment "${title}" is of the kind ${contentType ?? '(none)'}: ${Object.keys(attachmentTypes).join(', ')} can be sent`;
  return decodeBase64(data)?.length ? undefined : `the content of the attachment "${title}" is not base64`;
}

function isLink(url: string | undefined): boolean {
  return /^https?:$/u.test(URL.parse(url ?? '')?.protocol ?? '');
}
