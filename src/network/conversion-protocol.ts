import { z } from 'zod';

import type { ConversionOutcome } from '../conversion/outcome.ts';
import type { Envelope, MessageEnvelope } from '../message/envelope.ts';
import { readEnvelope } from '../message/read-envelope.ts';
import { writeEnvelope } from '../message/write-envelope.ts';
import type { ConversionRequest } from './conversion-port.ts';

/** Where a conversion service listens: POST, JSON both ways, envelopes as base64 of their bytes. */
export const conversionPath = '/v1/conversions';

const message = z.base64().transform((text, context): MessageEnvelope => {
  const envelope = envelopeIn(text);
  if (envelope?.kind === 'message') return envelope;
  context.addIssue({ code: 'custom', message: 'not a VANSEnvelope with a message' });
  return z.NEVER;
});

export const conversionRequest = z.strictObject({
  envelope: message,
  receiverFormats: z.array(z.string().max(100)).max(1000),
}) satisfies z.ZodType<ConversionRequest>;

export function writeRequest({ envelope, receiverFormats }: ConversionRequest): string {
  return JSON.stringify({ envelope: base64(envelope), receiverFormats });
}

/** An outcome with its envelopes, if it has any, as base64. */
type WrittenOutcome = { readonly kind: string; readonly envelopes?: readonly string[] };

export function writeOutcome(outcome: ConversionOutcome): WrittenOutcome {
  return outcome.kind === 'converted' ? { ...outcome, envelopes: outcome.envelopes.map(base64) } : outcome;
}

/** @throws Error when the answer is not that of a conversion service */
export function readOutcome(text: string): ConversionOutcome {
  const { envelopes, ...answer } = JSON.parse(text) as WrittenOutcome;
  if (!envelopes) return answer as ConversionOutcome;
  const read = envelopes.flatMap((one) => envelopeIn(one) ?? []);
  if (read.length < envelopes.length) throw new Error('an envelope in the answer cannot be read');
  return { ...answer, envelopes: read } as unknown as ConversionOutcome;
}

const base64 = (envelope: Envelope) => Buffer.from(writeEnvelope(envelope)).toString('base64');

const envelopeIn = (text: string) => readEnvelope(Buffer.from(text, 'base64')).envelope;
