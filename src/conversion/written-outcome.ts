import type { Envelope } from '../message/envelope.ts';
import { readEnvelope } from '../message/read-envelope.ts';
import { writeEnvelope } from '../message/write-envelope.ts';
import type { ConversionOutcome } from './outcome.ts';

/** An outcome as JSON: its envelopes, if it has any, as base64 of their bytes. */
export type WrittenOutcome = { readonly kind: string; readonly envelopes?: readonly string[] };

export function writeOutcome(outcome: ConversionOutcome): WrittenOutcome {
  return outcome.kind === 'converted' ? { ...outcome, envelopes: outcome.envelopes.map(base64) } : outcome;
}

/** @throws Error when it is not what `writeOutcome` gave */
export function readOutcome({ envelopes, ...answer }: WrittenOutcome): ConversionOutcome {
  if (!envelopes) return answer as ConversionOutcome;
  const read = envelopes.flatMap((one) => readEnvelope(Buffer.from(one, 'base64')).envelope ?? []);
  if (read.length < envelopes.length) throw new Error('an envelope in the answer cannot be read');
  return { ...answer, envelopes: read } as unknown as ConversionOutcome;
}

const base64 = (envelope: Envelope) => Buffer.from(writeEnvelope(envelope)).toString('base64');
