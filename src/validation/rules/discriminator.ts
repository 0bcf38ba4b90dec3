import type { Definitions } from '../definitions/definitions.ts';
import type { ElementRules } from '../definitions/element-rules.ts';
import type { Discriminator } from '../definitions/lean-definition.ts';
import { childrenNamed, type Element, text } from '../element/element.ts';
import { elementsAt, parsePath, rulesAt } from './discriminator-path.ts';
import type { Judgement, SliceTest } from './judgement.ts';
import { isFixed, matchesPattern } from './same-value.ts';

const never: SliceTest = () => false;

/** The tests that an element must all pass to be in `slice` of the element that `sliced` describes. */
export function sliceTests(
  judgement: Judgement,
  sliced: ElementRules,
  slice: ElementRules,
): readonly SliceTest[] {
  const known = judgement.prepared.sliceTests.get(slice);
  if (known) return known;
  const tests = makeTests(judgement.definitions, sliced, slice);
  judgement.prepared.sliceTests.set(slice, tests);
  return tests;
}

function makeTests(
  definitions: Definitions,
  sliced: ElementRules,
  slice: ElementRules,
): readonly SliceTest[] {
  if (slice.name === 'extension' || slice.name === 'modifierExtension')
    return [extensionTest(definitions, slice)];
  const discriminators = sliced.slicing?.discriminator ?? [];
  if (sliced.choice && discriminators.every(({ type }) => type === 'type')) {
    return [(_, element) => slice.typeCodes.includes(element.type)];
  }
  return discriminators.map((discriminator) => discriminatorTest(definitions, slice, discriminator));
}

/** Slices of extensions are told apart by their URL, whatever is declared. */
function extensionTest(definitions: Definitions, slice: ElementRules): SliceTest {
  const canonical = slice.types[0]?.profile?.[0];
  const url = canonical
    ? (definitions.structure(canonical)?.structure.url ?? canonical.split('|')[0])
    : slice.byName.get('url')?.fixed?.value;
  return url === undefined ? never : (_, element) => text(element, 'url') === url;
}

function discriminatorTest(
  definitions: Definitions,
  slice: ElementRules,
  { type, path }: Discriminator,
): SliceTest {
  const steps = parsePath(path);
  const rules = rulesAt(definitions, slice, steps);
  const found = (judgement: Judgement, element: Element) => elementsAt(judgement, element, steps);
  switch (type) {
    case 'type': {
      const types = new Set(
        rules.flatMap((each) => (each.parent ? each.typeCodes : [each.structure.type, ...each.typeCodes])),
      );
      return (judgement, element) => found(judgement, element).some((each) => types.has(each.type));
    }
    case 'exists':
      return existence(rules[0], found) ?? never;
    case 'profile': {
      const profiles = rules.flatMap((each) => profilesOf(definitions, each));
      return (judgement, element) =>
        found(judgement, element).some(
          (each) =>
            each.role !== 'part' &&
            profiles.some(
              (profile) =>
                profile.structure.type === each.type &&
                judgement.walks.profileErrors(judgement, each, profile) === 0,
            ),
        );
    }
    case 'value':
    case 'pattern':
    default: {
      const tests = rules.map((each) => valueTest(definitions, each)).filter((test) => test !== undefined);
      if (tests.length === 0) return existence(rules.at(-1), found) ?? never;
      return (judgement, element) =>
        found(judgement, element).some((each) => tests.some((test) => test(judgement, each)));
    }
  }
}

function existence(
  rules: ElementRules | undefined,
  found: (judgement: Judgement, element: Element) => readonly Element[],
): SliceTest | undefined {
  if (rules && rules.min > 0) return (judgement, element) => found(judgement, element).length > 0;
  if (rules?.max === 0) return (judgement, element) => found(judgement, element).length === 0;
  return undefined;
}

function profilesOf(definitions: Definitions, rules: ElementRules): ElementRules[] {
  if (!rules.parent) return [rules];
  return rules.types
    .flatMap(({ profile = [], targetProfile = [] }) => [...profile, ...targetProfile])
    .map((canonical) => definitions.structure(canonical))
    .filter((profile) => profile !== undefined);
}

/** What a slice fixes at a discriminator's path: a value, a pattern, the codes of a required binding, or values just below. */
function valueTest(definitions: Definitions, rules: ElementRules): SliceTest | undefined {
  const { fixed, pattern, binding } = rules;
  if (fixed) return (_, element) => isFixed(element, fixed.value);
  if (pattern) return (_, element) => matchesPattern(element, pattern.value);
  if (binding?.strength === 'required') {
    const valueSet = definitions.valueSet(binding.valueSet);
    if (!valueSet) return undefined;
    return ({ terminology }, element) =>
      codingsOf(element).some(([system, code]) => terminology.membership(valueSet, system, code) === 'in');
  }
  const below = rules.children.filter((each) => each.fixed ?? each.pattern);
  if (below.length === 0) return undefined;
  return (_, element) =>
    below.every((each) =>
      childrenNamed(element, each.name).some((found) =>
        each.fixed ? isFixed(found, each.fixed.value) : matchesPattern(found, each.pattern!.value),
      ),
    );
}

function codingsOf(element: Element): (readonly [system: string | undefined, code: string])[] {
  if (element.shape.primitive) return [[undefined, element.value ?? '']];
  const codings = element.type === 'CodeableConcept' ? childrenNamed(element, 'coding') : [element];
  return codings.map((coding) => [text(coding, 'system'), text(coding, 'code') ?? '']);
}
