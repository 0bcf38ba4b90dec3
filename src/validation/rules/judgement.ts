import type { Definitions } from '../definitions/definitions.ts';
import type { ElementRules } from '../definitions/element-rules.ts';
import type { LeanType } from '../definitions/lean-definition.ts';
import type { Element } from '../element/element.ts';
import type { ElementShape, Shapes } from '../element/element-shape.ts';
import type { Host } from '../fhirpath/scope.ts';
import type { Terminology } from '../terminology/terminology.ts';
import type { IssueSeverity } from '../validation-result.ts';
import type { BundleIndex } from './bundle-index.ts';
import type { Finding, Place } from './finding.ts';
import type { Invariant } from './invariant.ts';
import type { Plans } from './profile-plan.ts';

/** The rules are prepared once per set of definitions. */
export type Rulebook = {
  readonly definitions: Definitions;
  readonly shapes: Shapes;
  readonly terminology: Terminology;
  readonly prepared: Prepared;
  readonly walks: Walks;
};

/** What rules work out about definitions once, and use for every message. */
export type Prepared = {
  readonly basePlans: (shape: ElementShape) => BasePlan;
  readonly plans: Plans;
  readonly isKindOf: (type: string, ancestor: string) => boolean;
  /** What the types of an element say of a reference there. */
  readonly targets: (types: readonly LeanType[]) => Targets;
  readonly sliceTests: WeakMap<ElementRules, readonly SliceTest[]>;
  /** Whether a fullUrl has the form of a RESTful server's: …/Type/id. */
  readonly looksRestful: (url: string) => boolean;
};

/** What every element of one shape is asked, whatever profiles say. */
export type BasePlan = {
  readonly invariants: readonly Invariant[];
  readonly ofType: ((judgement: Judgement, element: Element) => void) | undefined;
};

/** Where a reference may lead. */
export type Targets = {
  /** Undefined when any resource will do. */
  readonly canonicals: readonly string[] | undefined;
  /** The profiles, of those, that are at hand. */
  readonly profiles: readonly ElementRules[];
  readonly aggregation: readonly string[];
};

/** Whether an element has what makes it one of a slice. */
export type SliceTest = (judgement: Judgement, element: Element) => boolean;

/**
 * The ways round that rules may send a judgement: a reference leads to a resource, its profile to a slice, the slice to
 * another reference. They are handed over here, so that rules need not import each other in circles.
 */
export type Walks = {
  /** Judges a resource by a profile that it claims. */
  readonly runProfile: (judgement: Judgement, resource: Element, profile: ElementRules) => void;
  /** How many errors a resource has against base FHIR and a profile; nothing is reported. */
  readonly profileErrors: (judgement: Judgement, resource: Element, profile: ElementRules) => number;
  /** The first of them, in words. */
  readonly firstProblem: (judgement: Judgement, resource: Element, profile: ElementRules) => string;
  /** Judges an element by what a profile says of it. */
  readonly walkProfile: (judgement: Judgement, element: Element, rules: ElementRules) => void;
};

/** The judging of one message. */
export type Judgement = Rulebook & {
  readonly root: Element;
  readonly bundles: Map<Element, BundleIndex>;
  /** Made when the first invariant needs it. */
  host: Host | undefined;
  /** How many profiles are being judged inside each other, one reference leading to the next. */
  depth: number;
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
