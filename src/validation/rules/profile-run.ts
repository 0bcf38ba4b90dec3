import type { ElementRules } from '../definitions/element-rules.ts';
import { type Element, notesOf } from '../element/element.ts';
import { walkResource } from './base-walk.ts';
import { countErrors, type Finding } from './finding.ts';
import { apart, fhir, type Judgement } from './judgement.ts';
import { walkProfile } from './profile-walk.ts';
import { shortened } from './quoted.ts';

// Real messages go some five deep; without an end, a chain of references would overflow the stack.
const deepest = 100;

/** One profile on one resource: walked once, however often it is asked for. */
type Run = {
  errors: number;
  /** Findings of a trial, in which only the outcome was asked for; told when the resource is found to claim the profile. */
  withheld: readonly Finding[];
};

export function runProfile(judgement: Judgement, resource: Element, profile: ElementRules): void {
  const run = runOf(judgement, resource, profile);
  for (const finding of run.withheld) judgement.sink.push(finding);
  run.withheld = [];
}

/** How many errors a resource has against base FHIR and a profile; 0 means that it conforms. Nothing is reported. */
export function profileErrors(judgement: Judgement, resource: Element, profile: ElementRules): number {
  return baseErrors(judgement, resource) + runOf(judgement, resource, profile).errors;
}

const longestReason = 400;

/** Why a resource does not conform to a profile, in brackets, to be told where that matters: its first problem. */
export function firstProblem(judgement: Judgement, resource: Element, profile: ElementRules): string {
  const { withheld } = runOf(judgement, resource, profile);
  const first = withheld.find(({ severity }) => severity === 'error');
  // What it claims itself, and what base FHIR says, is told at the resource.
  const why = first?.message ?? 'its own errors say why';
  // A reason may hold the next one, and so on along the references.
  return ` (${shortened(why, longestReason)})`;
}

function runOf(judgement: Judgement, resource: Element, profile: ElementRules): Run {
  const runs = (notesOf(resource).runs ??= new Map<object, Run>()) as Map<object, Run>;
  const known = runs.get(profile);
  if (known) return known;
  // A profile that leads back to itself through references finds no errors the second time, so that it ends.
  const run: Run = { errors: 0, withheld: [] };
  runs.set(profile, run);
  if (judgement.depth === deepest) {
    const message = `references lead through more than ${deepest} profiles; no further one is checked`;
    judgement.findings.push({ severity: 'error', key: 'limit.depth', at: resource, message, source: fhir });
    return run;
  }
  judgement.depth++;
  run.withheld = apart(judgement, () => walkProfile(judgement, resource, profile));
  judgement.depth--;
  run.errors = countErrors(run.withheld);
  return run;
}

function baseErrors(judgement: Judgement, resource: Element): number {
  const notes = notesOf(resource);
  if (notes.baseErrors === undefined) {
    const findings = apart(judgement, () => walkResource(judgement, resource));
    for (const finding of findings) judgement.findings.push(finding);
  }
  return notes.baseErrors ?? 0;
}
