import { z } from 'zod';
import type { DisplayedMessage, Draft, SentMessage } from '../message/user.ts';
import { capabilities, exchangeSchema, type Exchange, type ExchangeEvent } from './exchange.ts';

const text = z.string();
const optionalText = text.exactOptional();

const draft = z.object({
  receiverGln: optionalText,
  category: optionalText,
  topic: optionalText,
  priority: z.enum(['routine', 'asap']).exactOptional(),
  text,
  format: z.enum(['json', 'xml']).exactOptional(),
  attachments: z
    .array(z.object({ title: text, contentType: optionalText, data: optionalText, url: optionalText }))
    .exactOptional(),
  patient: z.object({ cpr: text, given: text, family: text }).exactOptional(),
}) satisfies z.ZodType<Draft>;

const displayedMessage = z.object({
  messageId: text,
  threadId: text,
  kind: text,
  category: optionalText,
  topic: optionalText,
  patient: z.object({ id: optionalText, name: optionalText }).exactOptional(),
  senderName: optionalText,
  segments: z.array(
    z.object({
      identifier: text,
      date: optionalText,
      text: optionalText,
      title: optionalText,
      contentType: optionalText,
      sha256: optionalText,
      url: optionalText,
      authorName: optionalText,
      organisationName: optionalText,
    }),
  ),
}) satisfies z.ZodType<DisplayedMessage>;

const sentMessage = z.object({
  messageId: text,
  state: text,
  attempts: z.number(),
  notice: optionalText,
}) satisfies z.ZodType<SentMessage>;

const place = { number: z.int().positive(), at: text };

const event = z.discriminatedUnion('kind', [
  z.object({
    ...place,
    kind: z.literal('envelope'),
    direction: z.enum(['from-system', 'to-system', 'from-counterpart', 'to-counterpart']),
    party: text,
    bytes: text,
    transport: z.object({ by: text, status: z.int().exactOptional(), problem: optionalText }),
    validation: z
      .object({
        definitions: text,
        hash: text,
        valid: z.boolean(),
        issues: z.array(
          z.object({ severity: z.enum(['fatal', 'error', 'warning']), key: text, path: text, message: text }),
        ),
      })
      .exactOptional(),
    outcome: z
      .object({ accepted: z.boolean(), code: z.number().exactOptional(), description: optionalText })
      .exactOptional(),
  }),
  z.object({
    ...place,
    kind: z.literal('compose'),
    action: z.enum(['new', 'reply', 'forward']),
    basedOn: optionalText,
    draft,
    result: z.object({ sent: z.boolean(), messageId: optionalText, problem: optionalText }),
  }),
  z.object({
    ...place,
    kind: z.literal('deliver'),
    what: text,
    messageId: optionalText,
    expects: z.enum(['accepted', 'refused', 'duplicate', 'receipt', 'either']),
  }),
  z.object({ ...place, kind: z.literal('fault'), rule: text, text }),
  z.object({ ...place, kind: z.literal('clock'), advancedMilliseconds: z.number() }),
  z.object({ ...place, kind: z.literal('inbox'), messages: z.array(displayedMessage) }),
  z.object({ ...place, kind: z.literal('outbox'), messages: z.array(sentMessage) }),
]) satisfies z.ZodType<ExchangeEvent>;

/** The shape of a saved exchange. Members that it does not know are dropped, so that a later minor addition can be read. */
export const exchangeFile = z.object({
  schema: z.literal(exchangeSchema),
  scenario: z.object({
    id: text,
    title: text,
    proves: z.array(text),
    needs: z.array(z.enum(capabilities)),
  }),
  system: z.object({
    name: text,
    version: optionalText,
    gln: text,
    sor: text,
    capabilities: z.array(z.enum(capabilities)),
  }),
  edition: text,
  stack: z.enum(['embedded', 'containers']),
  startedAt: text,
  milliseconds: z.number().nonnegative(),
  events: z
    .array(event)
    .refine((events) => events.every(({ number }, index) => number === index + 1), 'not numbered 1, 2, 3 …'),
  harnessError: z.object({ code: text, message: text }).exactOptional(),
}) satisfies z.ZodType<Exchange>;
