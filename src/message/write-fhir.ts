import { fhirJsonToXml } from './fhir-xml.ts';
import type { FhirFormat, FhirResource } from './fhir-message.ts';

const mimes = { json: 'application/fhir+json', xml: 'application/fhir+xml' } as const satisfies Record<
  FhirFormat,
  string
>;

/** The media type of FHIR in one of its two formats. */
export function mimeOf(format: FhirFormat): 'application/fhir+json' | 'application/fhir+xml' {
  return mimes[format];
}

/**
 * The bytes of a message as they are put in an envelope: UTF-8, without byte order mark, line breaks in XML as `&#xA;`.
 *
 * @throws FhirFormatError naming what XML cannot express, such as an element that FHIR R4 does not know
 */
export function writeFhir(bundle: FhirResource, format: FhirFormat): Uint8Array {
  const text = format === 'json' ? JSON.stringify(bundle, null, 2) : fhirJsonToXml(bundle);
  return Buffer.from(text, 'utf8');
}
