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

export function writeOutcome(outcome: ConversionOutcome): unknown {
  return outcome.kind === 'converted' ? { ...outcome, envelopes: outcome.envelopes.map(base64) } : outcome;
}

/** @throws Error when the answer is not that of a conversion service */
export function readOutcome(text: string): ConversionOutcome {
  const answer = JSON.parse(text) as
    | ConversionOutcome
    | { readonly kind: 'converted'; readonly envelopes: string[] };
  if (answer.kind !== 'converted') return answer;
  const envelopes = answer.envelopes.map((one) => envelopeIn(String(one)));
  if (envelopes.includes(undefined)) throw new Error('one of the envelopes in the answer cannot be read');
  return { ...(answer as ConversionOutcome & { kind: 'converted' }), envelopes: envelopes as Envelope[] };
}

const base64 = (envelope: Envelope) => Buffer.from(writeEnvelope(envelope)).toString('base64');

const envelopeIn = (text: string) => readEnvelope(Buffer.from(text, 'base64')).envelope;
