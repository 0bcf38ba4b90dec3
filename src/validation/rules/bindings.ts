import type { LeanBinding, LeanValueSet } from '../definitions/lean-definition.ts';
import { childrenNamed, type Element, resourceOf, text } from '../element/element.ts';
import { isLanguage } from '../terminology/code-grammar.ts';
import { isBlank } from '../uri.ts';
import { codeProblem } from './code-suggestion.ts';
import { isInConcept, namesOtherVersion } from './coding-version.ts';
import { fail, type Judgement, tell } from './judgement.ts';

const coded = new Set(['code', 'Coding', 'CodeableConcept']);
const plain = new Set(['code', 'string', 'uri', 'canonical', 'url']);

/** Checks the code or codes of an element against the value set that its definition binds it to. */
export function checkBinding(judgement: Judgement, element: Element, binding: LeanBinding | undefined): void {
  if (!binding) return;
  const valueSet = judgement.definitions.valueSet(binding.valueSet);
  if (!valueSet) {
    notChecked(judgement, element, binding);
    return;
  }
  const language =
    coded.has(element.type) && element.name !== 'language'
      ? text(resourceOf(element), 'language')
      : undefined;
  if (!isLanguage(language))
    bad(judgement, element, binding, `displays cannot be checked in language ${language}`);
  if (plain.has(element.type)) checkCode(judgement, element, binding, valueSet);
  else if (element.type === 'Coding') checkCoding(judgement, element, binding, valueSet);
  else if (element.type === 'CodeableConcept') checkConcept(judgement, element, binding, valueSet);
}

function checkCode(
  judgement: Judgement,
  element: Element,
  binding: LeanBinding,
  valueSet: LeanValueSet,
): void {
  const { value, type } = element;
  if (value === undefined || isBlank(value)) {
    if (binding.strength === 'required' && type === 'code')
      bad(judgement, element, binding, 'a code is required');
    return;
  }
  const membership = judgement.terminology.membership(valueSet, undefined, value);
  if (membership === 'out') bad(judgement, element, binding, codeProblem(judgement, valueSet, value));
  if (membership === 'unknown') notChecked(judgement, element, binding);
}

function checkCoding(
  judgement: Judgement,
  element: Element,
  binding: LeanBinding,
  valueSet: LeanValueSet,
): void {
  const code = text(element, 'code');
  if (!code || !text(element, 'system')) return;
  if (!isInConcept(element) && namesOtherVersion(judgement, element)) {
    bad(judgement, element, binding, `version ${text(element, 'version')} of the code system is not at hand`);
    return;
  }
  const membership = judgement.terminology.membership(valueSet, text(element, 'system'), code);
  if (membership === 'out')
    bad(judgement, element, binding, codeProblem(judgement, valueSet, code, text(element, 'system')));
  if (membership === 'unknown') notChecked(judgement, element, binding);
}

function checkConcept(
  judgement: Judgement,
  element: Element,
  binding: LeanBinding,
  valueSet: LeanValueSet,
): void {
  const codings = childrenNamed(element, 'coding');
  if (codings.length === 0) {
    if (binding.strength === 'required') bad(judgement, element, binding, 'a code is required');
    return;
  }
  let undecided = false;
  for (const coding of codings) {
    const [system, code] = [text(coding, 'system'), text(coding, 'code')];
    if (!code) continue;
    // The official validator guesses a missing system where the value set lists the code itself, and only there.
    const named = system !== undefined && !isBlank(system);
    const membership = named
      ? judgement.terminology.membership(valueSet, system, code)
      : judgement.terminology.lists(valueSet, code);
    if (membership === 'in') return;
    if (membership === 'unknown') undecided = true;
  }
  if (undecided) {
    notChecked(judgement, element, binding);
    return;
  }
  const [first] = codings;
  bad(
    judgement,
    element,
    binding,
    codeProblem(judgement, valueSet, text(first!, 'code') ?? '', text(first!, 'system')),
  );
}

function bad(
  judgement: Judgement,
  element: Element,
  { strength, valueSet }: LeanBinding,
  problem: string,
): void {
  if (strength === 'required') fail(judgement, 'binding.required', element, problem, valueSet);
  else tell(judgement, 'warning', `binding.${strength}`, element, problem, valueSet);
}

/** Said, never left out: what a terminology server would know is not known here. */
function notChecked(judgement: Judgement, element: Element, { valueSet, strength }: LeanBinding): void {
  if (strength === 'preferred') return;
  tell(
    judgement,
    'warning',
    'binding.not-checked',
    element,
    'the code could not be checked without a terminology server',
    valueSet,
  );
}
