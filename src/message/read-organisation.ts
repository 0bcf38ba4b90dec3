import type { FhirResource, Organisation } from './fhir-message.ts';
import { resolveReference, textAt, valuesAt } from './query.ts';
import { systems } from './systems.ts';

/** The organisation that a Reference element points to, as far as the Bundle knows it. */
export function organisationAt(bundle: FhirResource, reference: unknown): Organisation {
  return organisationOf(resolveReference(bundle, textAt(reference, 'reference')));
}

export function organisationOf(resource: unknown): Organisation {
  return {
    gln: identifierOf(resource, systems.gln),
    sor: identifierOf(resource, systems.sor),
    name: textAt(resource, 'name'),
  };
}

function identifierOf(resource: unknown, system: string): string | undefined {
  const found = valuesAt(resource, 'identifier').find((each) => textAt(each, 'system') === system);
  return textAt(found, 'value');
}
