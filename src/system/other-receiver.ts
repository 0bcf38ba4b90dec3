import { randomUUID } from 'node:crypto';
import type { FhirResource, Organisation } from '../message/fhir-message.ts';
import { narrativeOf } from '../message/narrative.ts';
import { resolveReference, resourcesOf, textAt } from '../message/query.ts';
import { sorEndpoint, systems } from '../message/systems.ts';
import { withAdded, withEach, withList, withoutOrphans } from './change-bundle.ts';

/** The message addressed to another organisation than it was made for, and in agreement with itself. */
export function withReceiver(bundle: FhirResource, { gln, sor, name }: Organisation): FhirResource {
  const id = randomUUID();
  const changed = withEach(bundle, 'MessageHeader', (header) =>
    withList(header, 'destination', (destination) => ({
      ...destination,
      endpoint: sorEndpoint(sor ?? ''),
      receiver: { reference: `Organization/${id}` },
    })),
  );
  const identifier = [
    { system: systems.gln, value: gln },
    { system: systems.sor, value: sor },
  ];
  const { text: _, ...was } = receiverOf(bundle) ?? { resourceType: 'Organization' };
  const organisation = { ...was, id, identifier, name };
  return withoutOrphans(withAdded(changed, { ...organisation, text: narrativeOf(organisation) }));
}

function receiverOf(bundle: FhirResource): FhirResource | undefined {
  const [header] = resourcesOf(bundle, 'MessageHeader');
  return resolveReference(bundle, textAt(header, 'destination.receiver.reference'));
}
