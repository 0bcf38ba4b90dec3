import type { FhirResource } from './fhir-message.ts';
import { withOffset } from './time.ts';

/** The same message once more: a new Bundle.id and Bundle.timestamp, everything else as it was (carecommunication 4.1, "unmodified resend"). */
export function resent(
  bundle: FhirResource,
  { now, newId }: { readonly now: Date; readonly newId: () => string },
): FhirResource {
  return { ...bundle, id: newId(), timestamp: withOffset(now) };
}
