import type { ElementRules } from '../definitions/element-rules.ts';
import type { LeanType } from '../definitions/lean-definition.ts';
import { child, childrenNamed, type Element, notesOf } from '../element/element.ts';
import { checkBinding } from './bindings.ts';
import { countErrors } from './finding.ts';
import { checkInvariant } from './invariants.ts';
import { apart, fail, type Judgement } from './judgement.ts';
import { checkLength } from './primitives.ts';
import type { ProfilePlan } from './profile-plan.ts';
import { checkReference } from './references.ts';
import { isFixed, matchesPattern } from './same-value.ts';
import { checkSlices, tooMany } from './slicing.ts';

/** Judges an element, and all that is in it, by what a profile says beyond base FHIR. */
export function walkProfile(judgement: Judgement, element: Element, rules: ElementRules): void {
  const plan = judgement.prepared.plans(rules, element.shape);
  if (plan.empty) return;
  checkValue(judgement, element, plan);
  checkOnce(judgement, element, plan);
  if (plan.types) checkTypes(judgement, element, plan.types, rules);
  for (const each of plan.children) walkChildren(judgement, element, each);
}

function checkValue(judgement: Judgement, element: Element, { rules, maxLength }: ProfilePlan): void {
  const { fixed, pattern, minValue, structure } = rules;
  if (fixed && !isFixed(element, fixed.value)) {
    fail(
      judgement,
      'value.fixed',
      element,
      `the value must be ${shown(fixed.value)}${insteadOf(element)}`,
      structure.url,
    );
  } else if (fixed && child(element, 'extension')) {
    fail(judgement, 'value.fixed', element, 'a fixed value cannot be extended', structure.url);
  }
  if (pattern && !matchesPattern(element, pattern.value)) {
    fail(judgement, 'value.pattern', element, `the value must hold ${shown(pattern.value)}`, structure.url);
  }
  checkLength(judgement, element, maxLength, structure.url);
  if (minValue !== undefined && Number(element.value) < minValue) {
    fail(judgement, 'value.min', element, `the value must be at least ${minValue}`, structure.url);
  }
}

/** Invariants and value sets that several profiles repeat are applied to an element once. */
function checkOnce(judgement: Judgement, element: Element, { invariants, binding }: ProfilePlan): void {
  if (invariants.length === 0 && !binding) return;
  const applied = (notesOf(element).applied ??= new Set());
  for (const invariant of invariants) {
    if (applied.has(invariant)) continue;
    applied.add(invariant);
    checkInvariant(judgement, element, invariant);
  }
  if (!binding) return;
  const name = `${binding.strength} ${binding.valueSet}`;
  if (applied.has(name)) return;
  applied.add(name);
  checkBinding(judgement, element, binding);
}

function checkTypes(
  judgement: Judgement,
  element: Element,
  types: readonly LeanType[],
  rules: ElementRules,
): void {
  if (element.role !== 'part') {
    checkHeldResource(judgement, element, types);
    return;
  }
  if (element.type === 'Reference') checkReference(judgement, element, types, true);
  const type = types.find(({ code }) => code === element.type);
  if (!type && types.length > 0 && element.name !== 'id' && !rules.contentReference) {
    const allowed = types.map(({ code }) => code).join(', ');
    fail(judgement, 'type', element, `the type must be ${allowed}, not ${element.type}`, rules.structure.url);
  }
  // The slice of an extension is chosen by its URL, and the extension is judged by its own definition.
  if (element.type !== 'Extension') checkTypeProfiles(judgement, element, type?.profile ?? []);
}

function checkTypeProfiles(judgement: Judgement, element: Element, canonicals: readonly string[]): void {
  const profiles = canonicals
    .map((url) => judgement.definitions.structure(url))
    .filter((profile) => profile !== undefined);
  if (profiles.length === 1) walkProfile(judgement, element, profiles[0]!);
  if (profiles.length < 2) return;
  const notes = notesOf(element);
  const { applied } = notes;
  const fits = profiles.some((profile) => {
    delete notes.applied;
    return countErrors(apart(judgement, () => walkProfile(judgement, element, profile))) === 0;
  });
  if (applied) notes.applied = applied;
  if (!fits)
    fail(judgement, 'type.profile', element, `none of these profiles fits: ${canonicals.join(', ')}`);
}

/** `Bundle.entry.resource`, `contained`: the resource must conform to the profile that the element names. */
function checkHeldResource(judgement: Judgement, resource: Element, types: readonly LeanType[]): void {
  const canonical = types[0]?.profile?.[0];
  const profile = canonical && judgement.definitions.structure(canonical);
  if (!profile || judgement.walks.profileErrors(judgement, resource, profile) === 0) return;
  const problem = judgement.walks.firstProblem(judgement, resource, profile);
  fail(
    judgement,
    'profile.entry',
    resource,
    `the resource does not conform to ${canonical}${problem}`,
    profile.structure.url,
  );
}

function walkChildren(judgement: Judgement, parent: Element, rules: ElementRules): void {
  const { name, min, max, structure } = rules;
  const found = childrenNamed(parent, name);
  if (found.length < min) {
    fail(
      judgement,
      'cardinality.min',
      parent,
      `${name} is missing: ${found.length} where at least ${min} must be`,
      structure.url,
    );
  }
  if (found.length > max) {
    fail(judgement, 'cardinality.max', found[max]!, tooMany(name, found.length, max), structure.url);
  }
  if (rules.slices.length > 0) checkSlices(judgement, parent, found, rules);
  else for (const each of found) walkProfile(judgement, each, rules);
}

/** What stands there instead, where that is one short text. */
function insteadOf({ value }: Element): string {
  return value === undefined ? '' : `, not ${JSON.stringify(value.slice(0, 80))}`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
