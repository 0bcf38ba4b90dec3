import { Fhir } from 'fhir';

/**
 * The converter of the `fhir` package with its tables of R4, made when it is first needed: building them takes a
 * quarter of a second.
 */
export function fhirLibrary(): Fhir {
  library ??= corrected(new Fhir());
  return library;
}

let library: Fhir | undefined;

type Property = { _type: string; readonly _properties?: readonly Property[] };

/**
 * What the converter is told about types that it handles wrongly: it does not know `uuid`, and of a decimal it makes a
 * text. The types that stand in for them are written alike, and values never reach it (fhir-xml.ts).
 */
const standIns: ReadonlyMap<string, string> = new Map([
  ['uuid', 'uri'],
  ['decimal', 'integer'],
]);

function corrected(fhir: Fhir): Fhir {
  const definitions = Object.values(fhir.parser.parsedStructureDefinitions) as readonly Property[];
  definitions.forEach(correct);
  return fhir;
}

function correct(property: Property): void {
  property._type = standIns.get(property._type) ?? property._type;
  property._properties?.forEach(correct);
}
