import { Fhir } from 'fhir';

/**
 * The converter of the `fhir` package with its tables of R4, made when it is first needed: building them takes a
 * quarter of a second.
 */
export function fhirLibrary(): Fhir {
  library ??= withUuids(new Fhir());
  return library;
}

let library: Fhir | undefined;

type Property = { _type: string; readonly _properties?: readonly Property[] };

/** The converter knows every primitive type but `uuid`, which it takes for a complex one; `uri` is written alike. */
function withUuids(fhir: Fhir): Fhir {
  const definitions = Object.values(fhir.parser.parsedStructureDefinitions) as readonly Property[];
  definitions.forEach(spellUuidAsUri);
  return fhir;
}

function spellUuidAsUri(property: Property): void {
  if (property._type === 'uuid') property._type = 'uri';
  property._properties?.forEach(spellUuidAsUri);
}
