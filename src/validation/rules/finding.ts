import type { Element } from '../element/element.ts';
import type { IssueSeverity } from '../validation-result.ts';

/** What a rule found, at an element; its place in the text is worked out when the result is made. */
export type Finding = {
  readonly severity: IssueSeverity;
  readonly key: string;
  readonly at: Element | Place;
  readonly message: string;
  readonly source: string;
};

/** A place that no element stands for, such as an unknown property; line and column when only they are known. */
export type Place = {
  readonly path: string;
  readonly offset: number;
  readonly line?: number;
  readonly column?: number;
};

export function countErrors(findings: readonly Finding[]): number {
  let errors = 0;
  for (const { severity } of findings) if (severity === 'error' || severity === 'fatal') errors++;
  return errors;
}
