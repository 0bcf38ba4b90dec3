import { createHash } from 'node:crypto';
import { mostRecordedIssues, type RecordedIssue, type RecordedValidation } from '../exchange/exchange.ts';
import type { FhirMessage } from '../message/fhir-message.ts';
import type { ValidatedStandard, ValidationIssue } from '../validation/validation-result.ts';
import { loadValidator } from '../validation/validator.ts';

/** Judges a FHIR message by the profiles of its edition, for the record. */
export type ProfileJudge = (kind: FhirMessage['kind'], data: Uint8Array) => RecordedValidation;

/** A message crosses the wire twice, and duplicates more often: it is judged once. */
const mostRemembered = 64;

export async function profileJudge(): Promise<ProfileJudge> {
  const validator = await loadValidator({
    definitions: 'built-in',
    standards: ['carecommunication', 'acknowledgement'],
  });
  const known = new Map<string, RecordedValidation>();
  return (kind, data) => {
    const standard: ValidatedStandard = kind === 'acknowledgement' ? 'acknowledgement' : 'carecommunication';
    const key = `${standard} ${createHash('sha256').update(data).digest('hex')}`;
    const before = known.get(key);
    if (before) return before;

    const { valid, issues, definitions } = validator.validate(data, { standard });
    const told = issues.flatMap(recorded).slice(0, mostRecordedIssues);
    const judged = { definitions: definitions.name, hash: definitions.hash, valid, issues: told };
    if (known.size === mostRemembered) known.clear();
    known.set(key, judged);
    return judged;
  };
}

function recorded({ severity, key, path, message }: ValidationIssue): RecordedIssue[] {
  return severity === 'information' ? [] : [{ severity, key, path, message }];
}
