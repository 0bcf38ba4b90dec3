import type { FhirMessage, FhirResource } from './fhir-message.ts';
import { resourcesOf, textAt } from './query.ts';

const kinds: ReadonlyMap<string | undefined, FhirMessage['kind']> = new Map([
  ['care-communication-message', 'care-communication'],
  ['acknowledgement-message', 'acknowledgement'],
]);

/** Which message a Bundle is, by the event of its MessageHeader: even one that does not stand first, as it must. */
export function kindOf(bundle: FhirResource): FhirMessage['kind'] {
  const [header] = resourcesOf(bundle, 'MessageHeader');
  return kinds.get(textAt(header, 'eventCoding.code')) ?? 'other';
}
