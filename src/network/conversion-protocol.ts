import { z } from 'zod';

import type { MessageEnvelope } from '../message/envelope.ts';
import { readEnvelope } from '../message/read-envelope.ts';
import { writeEnvelope } from '../message/write-envelope.ts';
import type { ConversionRequest } from './conversion-port.ts';

/** Where a conversion service listens: POST, JSON both ways, envelopes as base64 of their bytes. */
export const conversionPath = '/v1/conversions';

const message = z.base64().transform((text, context): MessageEnvelope => {
  const { envelope } = readEnvelope(Buffer.from(text, 'base64'));
  if (envelope?.kind === 'message') return envelope;
  context.addIssue({ code: 'custom', message: 'not a VANSEnvelope with a message' });
  return z.NEVER;
});

export const conversionRequest = z.strictObject({
  envelope: message,
  receiverFormats: z.array(z.string().max(100)).max(1000),
}) satisfies z.ZodType<ConversionRequest>;

export function writeRequest({ envelope, receiverFormats }: ConversionRequest): string {
  const bytes = Buffer.from(writeEnvelope(envelope));
  return JSON.stringify({ envelope: bytes.toString('base64'), receiverFormats });
}
