import type { FhirFormat } from '../../message/fhir-message.ts';
import type { IssueSeverity } from '../validation-result.ts';

export type OpinionIssue = {
  readonly severity: IssueSeverity;
  readonly message: string;
  readonly path: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
};

/** What another validator says of a message, or why it says nothing of this one. */
export type Opinion =
  | { readonly valid: boolean; readonly issues: readonly OpinionIssue[] }
  | { readonly silent: string };

/** A message that another validator is asked about. */
export type Question = {
  readonly bytes: Uint8Array;
  readonly format: FhirFormat;
  /** The package to judge by: `medcom.fhir.dk.carecommunication#5.0.2`. */
  readonly ig: string;
};

/** Another validator. */
export type SecondOpinion = {
  /** What it is called where people read: an address, or a file. */
  readonly by: string;
  /** So many questions it takes well at a time. */
  readonly atOnce: number;
  /**
   * One opinion for each question, in their order.
   * @throws HarnessError `second-opinion`, in one line, when it cannot be asked at all
   */
  readonly ask: (questions: readonly Question[]) => Promise<readonly Opinion[]>;
};

export function opinionOf(issues: readonly OpinionIssue[]): Opinion {
  return { valid: !issues.some(isError), issues };
}

export function isError({ severity }: OpinionIssue): boolean {
  return severity === 'error' || severity === 'fatal';
}
