/** Why something cannot be carried between FHIR's JSON and XML, in one line. */
export class FhirFormatError extends Error {
  override readonly name = 'FhirFormatError';
}
