import type { LeanBinding, LeanElement, LeanSlicing, LeanStructure, LeanType } from './lean-definition.ts';

/** One invariant; the same object wherever the same key and expression are stated. */
export type Constraint = {
  readonly key: string;
  readonly severity: 'error' | 'warning';
  readonly human: string;
  readonly expression: string;
  readonly source: string;
  /** FHIR itself states it, not a profile. */
  readonly ofFhir: boolean;
};

/** What a definition says of one element, as a node of a tree: children below, slices beside. */
export type ElementRules = {
  readonly structure: LeanStructure;
  readonly id: string;
  /** Without `[x]` and without the slice's name. */
  readonly name: string;
  /** `value[x]`: the name in the text carries the type. */
  readonly choice: boolean;
  readonly sliceName: string | undefined;
  readonly min: number;
  readonly max: number;
  /** JSON writes it as an array, whatever a profile narrows it to. */
  readonly repeats: boolean;
  readonly types: readonly LeanType[];
  readonly typeCodes: readonly string[];
  /** A boxed value, because a fixed value may be `false`. */
  readonly fixed: { readonly value: unknown } | undefined;
  readonly pattern: { readonly value: unknown } | undefined;
  readonly binding: LeanBinding | undefined;
  readonly constraints: readonly Constraint[];
  readonly slicing: LeanSlicing | undefined;
  readonly contentReference: string | undefined;
  readonly maxLength: number | undefined;
  readonly minValue: number | undefined;
  readonly modifier: boolean;
  readonly parent: ElementRules | undefined;
  readonly children: readonly ElementRules[];
  readonly byName: ReadonlyMap<string, ElementRules>;
  readonly slices: readonly ElementRules[];
};

type Growing = ElementRules & {
  readonly children: ElementRules[];
  readonly byName: Map<string, ElementRules>;
  readonly slices: ElementRules[];
};

/** The elements of a snapshot as a tree, by their ids. `constraint` gives the invariant with a number of the definition's store. */
export function elementTree(
  structure: LeanStructure,
  constraint: (index: number) => Constraint,
): ElementRules {
  const byId = new Map<string, Growing>();
  let root: Growing | undefined;
  for (const element of structure.elements) {
    const dot = element.id.lastIndexOf('.');
    const parent = byId.get(element.id.slice(0, Math.max(dot, 0)));
    const node = growing(structure, element, element.id.slice(dot + 1), parent, constraint);
    byId.set(element.id, node);
    if (!root) root = node;
    else if (parent) attach(node, parent, byId);
  }
  if (!root) throw new RangeError(`${structure.url} has no elements`);
  return root;
}

function attach(node: Growing, parent: Growing, byId: ReadonlyMap<string, Growing>): void {
  if (!node.sliceName) {
    parent.children.push(node);
    parent.byName.set(node.name, node);
    return;
  }
  const sliced = node.id.slice(0, node.id.lastIndexOf(':'));
  const slash = node.sliceName.lastIndexOf('/');
  const resliced = slash > 0 ? byId.get(`${sliced}:${node.sliceName.slice(0, slash)}`) : undefined;
  const base = resliced ?? byId.get(sliced);
  base?.slices.push(node);
}

function growing(
  structure: LeanStructure,
  element: LeanElement,
  segment: string,
  parent: ElementRules | undefined,
  constraint: (index: number) => Constraint,
): Growing {
  const colon = segment.indexOf(':');
  const named = colon < 0 ? segment : segment.slice(0, colon);
  const choice = named.endsWith('[x]');
  const types = element.type ?? [];
  const max = element.max ?? '1';
  return {
    structure,
    id: element.id,
    name: choice ? named.slice(0, -3) : named,
    choice,
    sliceName: colon < 0 ? undefined : segment.slice(colon + 1),
    min: element.min ?? 0,
    max: max === '*' ? Number.POSITIVE_INFINITY : Number(max),
    repeats: (element.baseMax ?? max) === '*' || Number(element.baseMax ?? max) > 1,
    types,
    typeCodes: types.map((type) => type.code),
    fixed: 'fixed' in element ? { value: element.fixed } : undefined,
    pattern: 'pattern' in element ? { value: element.pattern } : undefined,
    binding: element.binding,
    constraints: (element.constraint ?? []).map(constraint),
    slicing: element.slicing,
    contentReference: element.contentReference,
    maxLength: element.maxLength,
    minValue: element.minValueInteger,
    modifier: element.modifier ?? false,
    parent,
    children: [],
    byName: new Map(),
    slices: [],
  };
}

/** The element with this id in a tree, slices included. */
export function elementById(tree: ElementRules, id: string): ElementRules | undefined {
  if (tree.id === id) return tree;
  for (const next of [...tree.children, ...tree.slices]) {
    const found = id.startsWith(next.id) ? elementById(next, id) : undefined;
    if (found) return found;
  }
  return undefined;
}
