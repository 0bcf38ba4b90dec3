import { isError } from '../validation/second-opinion/opinion.ts';
import type { ValidationResult } from '../validation/validation-result.ts';
import type { Heard } from './second-opinion.ts';

/** A validation result as the FHIR resource that a validation service answers with. */
export function operationOutcome({ issues, definitions }: ValidationResult, heard?: Heard): object {
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
  const own = told.length > 0 ? told : [none];
  return { resourceType: 'OperationOutcome', issue: heard ? [...own, secondOpinion(heard)] : own };
}

/** Never an error: the verdict is ours. */
function secondOpinion(heard: Heard): object {
  const said = 'silent' in heard ? `nothing (${heard.silent})` : heard.valid ? 'valid' : 'not valid';
  const differs = 'silent' in heard || heard.agrees ? '' : ', which differs';
  const errors = 'silent' in heard ? [] : heard.issues.filter(isError).map(({ message }) => message);
  return {
    severity: 'information',
    code: 'informational',
    details: { text: `second opinion of ${heard.by}: ${said}${differs}` },
    ...(errors.length > 0 ? { diagnostics: errors.join('; ') } : {}),
  };
}
