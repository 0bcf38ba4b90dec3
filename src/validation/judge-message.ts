import type { FhirFormat } from '../message/fhir-message.ts';
import { placeIssues } from './place-issues.ts';
import { formatOf, readMessage } from './read-message.ts';
import { judgeResource } from './rules/base-walk.ts';
import type { Finding } from './rules/finding.ts';
import type { Rulebook } from './rules/judgement.ts';
import type { ValidationIssue } from './validation-result.ts';

export type Verdict = {
  readonly valid: boolean;
  readonly format: FhirFormat;
  readonly issues: readonly ValidationIssue[];
};

/** Judges the bytes of one message. Whatever they are, the answer is a verdict, never an exception. */
export function judgeMessage(
  rules: Rulebook,
  bytes: Uint8Array,
  format: FhirFormat = formatOf(bytes),
): Verdict {
  const { text, root, findings } = readMessage(bytes, format, rules.shapes);
  if (root) {
    const found: Finding[] = [];
    judgeResource(
      { ...rules, root, bundles: new Map(), host: undefined, depth: 0, findings: found, sink: found },
      root,
    );
    for (const finding of found) findings.push(finding);
  }
  const issues = placeIssues(text, findings);
  return {
    valid: issues.every(({ severity }) => severity !== 'error' && severity !== 'fatal'),
    format,
    issues,
  };
}
