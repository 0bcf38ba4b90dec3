import type { Definitions } from '../definitions/definitions.ts';
import type { ElementRules } from '../definitions/element-rules.ts';
import type { LeanBinding, LeanType } from '../definitions/lean-definition.ts';
import type { ElementShape, Shapes } from '../element/element-shape.ts';
import { type Invariant, invariantsOf } from './invariant.ts';

/** What a profile says of an element beyond what base FHIR says of it: all that is left to check after the base walk. */
export type ProfilePlan = {
  readonly rules: ElementRules;
  readonly invariants: readonly Invariant[];
  readonly binding: LeanBinding | undefined;
  readonly maxLength: number | undefined;
  /** Only some of the base types are allowed, or they must meet further profiles. */
  readonly types: readonly LeanType[] | undefined;
  readonly children: readonly ElementRules[];
  /** The profile adds nothing here or below. */
  readonly empty: boolean;
};

export type Plans = (rules: ElementRules, shape: ElementShape) => ProfilePlan;

export function profilePlans(definitions: Definitions, shapes: Shapes): Plans {
  const known = new Map<ElementRules, Map<ElementShape, ProfilePlan>>();
  const planOf: Plans = (rules, shape) => {
    let byShape = known.get(rules);
    if (!byShape) known.set(rules, (byShape = new Map()));
    let plan = byShape.get(shape);
    if (!plan) byShape.set(shape, (plan = make(rules, shape)));
    return plan;
  };

  const make = (rules: ElementRules, shape: ElementShape): ProfilePlan => {
    const base = shape.rules;
    const inside = rules.children.length > 0 ? rules : rules.contentReference && definitions.inside(rules);
    const invariants = invariantsOf(rules.constraints.filter((each) => !shape.constraints.includes(each)));
    const binding = sameBinding(rules.binding, base.binding) ? undefined : rules.binding;
    const maxLength = rules.maxLength === base.maxLength ? undefined : rules.maxLength;
    const types = rules.parent && !sameTypes(rules, base) ? rules.types : undefined;
    const children = inside ? inside.children.filter((each) => adds(each, shape)) : [];
    const own = rules.fixed ?? rules.pattern ?? binding ?? maxLength ?? rules.minValue ?? types;
    const empty = own === undefined && invariants.length === 0 && children.length === 0;
    return { rules, invariants, binding, maxLength, types, children, empty };
  };

  /** Whether a profile's element says more than base FHIR does of the same element. */
  const adds = (rules: ElementRules, parent: ElementShape): boolean => {
    // The value of a primitive is its own text, and was checked with it.
    if (parent.primitive && rules.name === 'value') return false;
    const base = parent.inside?.byName.get(rules.name);
    if (!base || rules.slices.length > 0 || rules.min > base.min || rules.max < base.max) return true;
    if (rules.contentReference)
      return rules.contentReference.split('#')[1] !== base.contentReference?.split('#')[1];
    if (rules.typeCodes[0] === 'Resource') return rules.types.some((type) => type.profile);
    const codes = base.typeCodes.length > 0 ? base.typeCodes : ['BackboneElement'];
    return codes.some((code) => !planOf(rules, shapes.of(base, code)).empty);
  };
  return planOf;
}

function sameBinding(a: LeanBinding | undefined, b: LeanBinding | undefined): boolean {
  return a?.valueSet === b?.valueSet && a?.strength === b?.strength;
}

function sameTypes(a: ElementRules, b: ElementRules): boolean {
  return a.types === b.types || JSON.stringify(a.types) === JSON.stringify(b.types);
}
