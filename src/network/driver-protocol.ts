import { z } from 'zod';
import type { DisplayedMessage, Draft, SentMessage } from '../message/user.ts';

/**
 * The driver API: JSON over HTTP, through which the harness works a system's user interface. A vendor may offer it for
 * its own system; docs/driver.md is the manual. Every request carries `Authorization: Bearer <token>`; what cannot be
 * done is answered with a status of 400 or more and, but for a draft that is not sent, an RFC 9457 problem.
 */
export const driverPath = {
  /** GET: a `DriverAbout`. */
  about: '/driver/about',
  /** POST a `ComposeRequest`; answered with a `ComposeAnswer`. */
  messages: '/driver/messages',
  /** GET: `DisplayedMessage[]`, every message shown to the user, oldest first. */
  inbox: '/driver/inbox',
  /** GET: `SentMessage[]`, oldest first. */
  outbox: '/driver/outbox',
  /** POST a `ClockRequest`; answered with 204 when everything that fell due has been done. */
  clock: '/driver/clock',
  /** POST, no body; answered with 204 when the system has forgotten all its messages. */
  reset: '/driver/reset',
} as const;

/** The user presses send. A reply or forward starts from a message of the inbox or the outbox. */
export type ComposeRequest = {
  readonly action: 'new' | 'reply' | 'forward';
  /** MessageHeader.id of the message that is answered or passed on. */
  readonly basedOn?: string;
  readonly draft: Draft;
};

/**
 * `sent` means taken into the outbox (status 200); what becomes of the message is read there. `problem` is what the
 * user is told when the system will not send the draft (status 422).
 */
export type ComposeAnswer =
  | { readonly sent: true; readonly messageId: string }
  | { readonly sent: false; readonly problem: string };

export type ClockRequest = { readonly advanceMilliseconds: number };

export type DriverAbout = {
  readonly name: string;
  readonly version: string;
  /** Words of the harness's capability list, such as `reply` or `driver-clock`. */
  readonly capabilities: readonly string[];
};

/** As much as a clock can be moved at once: forty days, well past every deadline of the standards. */
export const longestAdvance = 40 * 24 * 60 * 60 * 1000;

const draftAttachment = z.strictObject({
  title: z.string(),
  contentType: z.string().exactOptional(),
  data: z.string().exactOptional(),
  url: z.string().exactOptional(),
});

const draft = z.strictObject({
  receiverGln: z.string().exactOptional(),
  category: z.string().exactOptional(),
  topic: z.string().exactOptional(),
  priority: z.enum(['routine', 'asap']).exactOptional(),
  text: z.string(),
  format: z.enum(['json', 'xml']).exactOptional(),
  attachments: z.array(draftAttachment).max(1000).exactOptional(),
  patient: z.strictObject({ cpr: z.string(), given: z.string(), family: z.string() }).exactOptional(),
}) satisfies z.ZodType<Draft>;

export const composeRequest = z.strictObject({
  action: z.enum(['new', 'reply', 'forward']),
  basedOn: z.string().exactOptional(),
  draft,
}) satisfies z.ZodType<ComposeRequest>;

export const clockRequest = z.strictObject({
  advanceMilliseconds: z.int().min(0).max(longestAdvance),
}) satisfies z.ZodType<ClockRequest>;

// What a vendor's driver answers may hold more than the harness asks for: unknown members are dropped, not refused.

export const composeAnswer = z.union([
  z.object({ sent: z.literal(true), messageId: z.string().min(1) }),
  z.object({ sent: z.literal(false), problem: z.string() }),
]) satisfies z.ZodType<ComposeAnswer>;

export const driverAbout = z.object({
  name: z.string(),
  version: z.string(),
  capabilities: z.array(z.string()),
}) satisfies z.ZodType<DriverAbout>;

const displayedSegment = z.object({
  identifier: z.string(),
  date: z.string().exactOptional(),
  text: z.string().exactOptional(),
  title: z.string().exactOptional(),
  contentType: z.string().exactOptional(),
  sha256: z.string().exactOptional(),
  url: z.string().exactOptional(),
  authorName: z.string().exactOptional(),
  organisationName: z.string().exactOptional(),
});

export const inboxAnswer = z.array(
  z.object({
    messageId: z.string(),
    threadId: z.string(),
    kind: z.string(),
    category: z.string().exactOptional(),
    topic: z.string().exactOptional(),
    patient: z.object({ id: z.string().exactOptional(), name: z.string().exactOptional() }).exactOptional(),
    senderName: z.string().exactOptional(),
    segments: z.array(displayedSegment),
  }),
) satisfies z.ZodType<readonly DisplayedMessage[]>;

export const outboxAnswer = z.array(
  z.object({
    messageId: z.string(),
    state: z.string(),
    attempts: z.int().min(0),
    notice: z.string().exactOptional(),
  }),
) satisfies z.ZodType<readonly SentMessage[]>;
