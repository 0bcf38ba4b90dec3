import { expect, test } from '@playwright/test';
import { baseDefinitions } from '../../../src/validation/definitions/base-definitions.ts';
import { definitionsOf } from '../../../src/validation/definitions/definitions.ts';
import type { Element } from '../../../src/validation/element/element.ts';
import { compile } from '../../../src/validation/fhirpath/compile.ts';
import { readMessage } from '../../../src/validation/read-message.ts';
import { rulebook } from '../../../src/validation/rulebook.ts';
import type { Invariant } from '../../../src/validation/rules/invariant.ts';
import { checkInvariant } from '../../../src/validation/rules/invariants.ts';
import { apart, type Judgement } from '../../../src/validation/rules/judgement.ts';
import { fhirInvariantProofs } from './proofs/fhir-invariants.ts';

/** What the official validator asks instead of R4's own expression, where that asks too much. */
const mended: Readonly<Record<string, string>> = {
  'dom-6': '(%rootResource != $this) or text.`div`.exists()',
  'ref-1':
    "reference.exists() implies (reference = '#' or reference.startsWith('#').not() or (reference.substring(1) in %rootResource.contained.id))",
};

// txt-1 and txt-2 have one expression, which calls what is written by hand: there is nothing to compare.
const ofNarratives = 'htmlChecks()';

const rules = rulebook(definitionsOf(baseDefinitions()));

/** How often each invariant that is written out by hand says yes and no of a message, by hand and by its expression. */
function answers(bytes: Uint8Array): { byHand: string[]; byExpression: string[] } {
  const { root } = readMessage(bytes, 'json', rules.shapes);
  const judgement: Judgement = {
    ...rules,
    root: root!,
    bundles: new Map(),
    host: undefined,
    depth: 0,
    findings: [],
    sink: [],
  };
  const byHand: string[] = [];
  const byExpression: string[] = [];
  const visit = (element: Element, place: string) => {
    for (const invariant of rules.prepared.basePlans(element.shape).invariants) {
      if (!invariant.native || invariant.constraint.expression === ofNarratives) continue;
      const told = (asked: Invariant) =>
        `${asked.constraint.key} of ${place}: ${apart(judgement, () => checkInvariant(judgement, element, asked)).length === 0}`;
      byHand.push(told(invariant));
      byExpression.push(told(withoutHand(invariant)));
    }
    for (const [i, each] of element.children.entries()) visit(each, `${place}.${each.name}[${i}]`);
  };
  visit(root!, root!.type);
  return { byHand, byExpression };
}

function withoutHand(invariant: Invariant): Invariant {
  const expression = mended[invariant.constraint.key];
  return expression === undefined
    ? { ...invariant, native: undefined }
    : { ...invariant, native: undefined, expression: () => compile(expression) };
}

for (const { key, refused, allowed } of fhirInvariantProofs.filter(
  ({ key: each }) => !each.startsWith('txt'),
)) {
  for (const [words, bytes] of [refused, allowed]) {
    test(`${key} by hand is as its expression, in a message ${words}`, () => {
      const { byHand, byExpression } = answers(bytes());
      expect(byHand).toEqual(byExpression);
      const denied = byHand.some((answer) => answer.startsWith(`${key} `) && answer.endsWith('false'));
      expect(denied).toBe(words === refused[0]);
    });
  }
}
