import type { ValidationResult } from '../validation/validation-result.ts';

/** A validation result as the FHIR resource that a validation service answers with. */
export function operationOutcome({ issues, definitions }: ValidationResult): object {
  const told = issues.map(({ severity, key, path, line, column, message, source }) => ({
    extension: [
      { url: 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-line', valueInteger: line },
      { url: 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-col', valueInteger: column },
    ],
    severity,
    code: key.startsWith('json.') || key.startsWith('xml.') ? 'structure' : 'invariant',
    details: { coding: [{ code: key }], text: message },
    diagnostics: source,
    expression: [path],
  }));
  const none = {
    severity: 'information',
    code: 'informational',
    details: { text: `valid by ${definitions.name}` },
  };
  return { resourceType: 'OperationOutcome', issue: told.length > 0 ? told : [none] };
}
