import { randomUUID } from 'node:crypto';
import { acknowledge } from '../message/acknowledge.ts';
import type { FhirMessage } from '../message/fhir-message.ts';
import type { Arrival } from './conduct.ts';
import { envelopeAround } from './envelopes.ts';
import type { Parts } from './parts.ts';
import type { Verdict } from './store.ts';

/** Sends the acknowledgement of an arrival, in the format in which it came. */
export function answer(
  parts: Parts,
  { format, bundle }: FhirMessage,
  { arrival, verdict, senderGln }: { arrival: Arrival; verdict: Verdict; senderGln: string },
): void {
  const { identity, clock, conduct, line } = parts;
  if (!conduct.answers(arrival)) return;

  const { code, issues } = conduct.judged(verdict, arrival);
  const acknowledgement = acknowledge(bundle, {
    code,
    issues,
    now: clock.now(),
    newId: randomUUID,
    self: identity,
    originalSender: { gln: senderGln, sor: undefined, name: undefined },
  });
  const { bytes } = envelopeAround(parts, {
    kind: 'acknowledgement',
    bundle: conduct.acknowledged(acknowledgement, arrival),
    format,
    receiverGln: senderGln,
    earlierIds: [],
    again: arrival.again,
  });
  line.post(bytes);
}
