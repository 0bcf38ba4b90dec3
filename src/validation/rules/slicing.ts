import type { ElementRules } from '../definitions/element-rules.ts';
import type { Element } from '../element/element.ts';
import { sliceTests } from './discriminator.ts';
import { fail, type Judgement } from './judgement.ts';

/** Sorts elements into the slices of their definition, counts them, and judges each by the slice that it is in. */
export function checkSlices(
  judgement: Judgement,
  parent: Element,
  elements: readonly Element[],
  rules: ElementRules,
): void {
  const { slices, slicing, structure } = rules;
  const sorted = new Map<ElementRules, Element[]>();
  let furthest = -1;
  for (const element of elements) {
    const slice = sliceOf(judgement, element, rules);
    if (slice) {
      const others = sorted.get(slice);
      if (others) others.push(element);
      else sorted.set(slice, [element]);
      const rank = slices.indexOf(slice);
      if (slicing?.ordered && rank < furthest) {
        fail(judgement, 'slice.order', element, `slice ${slice.sliceName} stands too late`, structure.url);
      }
      furthest = Math.max(furthest, rank);
    } else if (slicing?.rules === 'closed') {
      fail(
        judgement,
        'slice.closed',
        element,
        `this ${rules.name} fits none of the slices ${names(slices)}`,
        structure.url,
      );
    }
    if (slice && slice.slices.length > 0) checkSlices(judgement, parent, [element], slice);
    judgement.walks.walkProfile(judgement, element, slice ?? rules);
  }
  for (const slice of slices) checkCount(judgement, parent, sorted.get(slice) ?? [], slice);
}

function sliceOf(judgement: Judgement, element: Element, rules: ElementRules): ElementRules | undefined {
  let found: ElementRules | undefined;
  for (const slice of rules.slices) {
    if (!sliceTests(judgement, rules, slice).every((test) => test(judgement, element))) continue;
    if (found) {
      const problem = `this ${rules.name} fits two slices, ${found.sliceName} and ${slice.sliceName}`;
      fail(judgement, 'slice.ambiguous', element, problem, rules.structure.url);
    }
    found = slice;
  }
  return found;
}

function checkCount(
  judgement: Judgement,
  parent: Element,
  elements: readonly Element[],
  { sliceName, name, min, max, structure }: ElementRules,
): void {
  const count = elements.length;
  if (count < min) {
    fail(
      judgement,
      'slice.min',
      parent,
      `${name} of slice ${sliceName} is missing: ${count} where at least ${min} must be`,
      structure.url,
    );
  }
  if (count > max) {
    fail(
      judgement,
      'slice.max',
      elements[max]!,
      tooMany(`${name} of slice ${sliceName}`, count, max),
      structure.url,
    );
  }
}

export function tooMany(what: string, count: number, max: number): string {
  return max === 0
    ? `${what} cannot stand here`
    : `${what} is given ${count} times where at most ${max} may be`;
}

function names(slices: readonly ElementRules[]): string {
  return slices.map((slice) => slice.sliceName).join(', ');
}
