import type { Definitions } from '../definitions/definitions.ts';
import type { Element } from '../element/element.ts';
import type { Shapes } from '../element/element-shape.ts';
import type { Terminology } from '../terminology/terminology.ts';
import type { Host } from '../fhirpath/scope.ts';
import type { IssueSeverity } from '../validation-result.ts';
import type { BundleIndex } from './bundle-index.ts';
import type { Finding, Place } from './finding.ts';
import type { Prepared } from './prepared.ts';

/** The rules are prepared once per set of definitions. */
export type Rulebook = {
  readonly definitions: Definitions;
  readonly shapes: Shapes;
  readonly terminology: Terminology;
  readonly prepared: Prepared;
};

/** The judging of one message. */
export type Judgement = Rulebook & {
  readonly root: Element;
  readonly bundles: Map<Element, BundleIndex>;
  /** Made when the first invariant needs it. */
  host: Host | undefined;
  /** Everything that is found in the end. */
  readonly findings: Finding[];
  /** Where findings go now; a trial of a profile puts its own list here for a while. */
  sink: Finding[];
};

export const fhir = 'FHIR R4';

export function fail(
  judgement: Judgement,
  key: string,
  at: Element | Place,
  message: string,
  source: string = fhir,
): void {
  tell(judgement, 'error', key, at, message, source);
}

export function tell(
  judgement: Judgement,
  severity: IssueSeverity,
  key: string,
  at: Element | Place,
  message: string,
  source: string = fhir,
): void {
  judgement.sink.push({ severity, key, at, message, source });
}

/** What `run` finds, kept apart from the findings of the judgement. */
export function apart(judgement: Judgement, run: () => void): Finding[] {
  const outer = judgement.sink;
  const inner: Finding[] = [];
  judgement.sink = inner;
  try {
    run();
  } finally {
    judgement.sink = outer;
  }
  return inner;
}
