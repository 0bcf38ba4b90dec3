import type { RecordedIssue, RecordedValidation } from '../exchange/exchange.ts';
import type { FhirMessage } from '../message/fhir-message.ts';
import type { ValidatedStandard, ValidationIssue } from '../validation/validation-result.ts';
import { loadValidator } from '../validation/validator.ts';

/** Judges a FHIR message by the profiles of its edition, for the record. */
export type ProfileJudge = (kind: FhirMessage['kind'], data: Uint8Array) => RecordedValidation;

/** More than this says nothing more of a message that is broken. */
const mostIssues = 100;

export async function profileJudge(): Promise<ProfileJudge> {
  const validator = await loadValidator({ definitions: 'built-in' });
  return (kind, data) => {
    const standard: ValidatedStandard = kind === 'acknowledgement' ? 'acknowledgement' : 'carecommunication';
    const { valid, issues, definitions } = validator.validate(data, { standard });
    const told = issues.flatMap(recorded).slice(0, mostIssues);
    return { definitions: definitions.name, hash: definitions.hash, valid, issues: told };
  };
}

function recorded({ severity, key, path, message }: ValidationIssue): RecordedIssue[] {
  return severity === 'information' ? [] : [{ severity, key, path, message }];
}
