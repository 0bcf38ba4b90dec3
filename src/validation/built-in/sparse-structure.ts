import type { Definitions } from '../definitions/definitions.ts';
import type { ElementRules } from '../definitions/element-rules.ts';
import type { LeanElement, LeanStructure, LeanType } from '../definitions/lean-definition.ts';
import type { ElementLine, ProfileNotation } from './notation.ts';
import { withCanonicals } from './names.ts';

/**
 * A profile with only those elements that say more than base FHIR: the engine asks nothing of the others.
 * @param lines the profile's own lines after those that it takes over
 * @param invariant the number of an invariant in the store's table
 */
export function sparseStructure(
  { url, extension }: ProfileNotation,
  type: string,
  lines: readonly ElementLine[],
  definitions: Definitions,
  invariant: (key: string) => number,
): LeanStructure {
  const root = definitions.type(type);
  if (!root) throw new SyntaxError(`${url} constrains ${type}, which is no type of FHIR R4`);
  const elements = new Map<string, LeanElement>([[type, { id: type, max: '*' }]]);
  const bases = new Map<string, ElementRules>([[type, root]]);

  const baseOf = (id: string): ElementRules => {
    const known = bases.get(id);
    if (known) return known;
    const dot = id.lastIndexOf('.');
    const parent = id.slice(0, dot);
    const above = baseOf(parent);
    const only = elements.get(parent)?.type?.length === 1 ? elements.get(parent)!.type![0]!.code : undefined;
    const name = id
      .slice(dot + 1)
      .replace(/:.*/, '')
      .replace('[x]', '');
    const base = definitions.inside(above, only)?.byName.get(name);
    if (!base) throw new SyntaxError(`${url}: ${id} is no element of FHIR R4`);
    bases.set(id, base);
    return base;
  };
  const ensure = (id: string): LeanElement => {
    const known = elements.get(id);
    if (known) return known;
    const dot = id.lastIndexOf('.');
    ensure(id.slice(0, dot));
    const colon = id.lastIndexOf(':');
    if (colon > dot) ensure(id.slice(0, colon));
    const element = unconstrained(id, baseOf(id), colon > dot);
    elements.set(id, element);
    return element;
  };
  for (const line of lines) {
    const id = line.id === '.' ? type : `${type}.${line.id}`;
    elements.set(id, constrained(ensure(id), line, invariant));
    markSlicedExtension(id, ensure, elements);
  }
  return {
    kind: 'structure',
    url,
    type,
    nature: root.structure.nature,
    constrains: true,
    baseDefinition: root.structure.url,
    ...(extension && { context: [{ type: 'element', expression: 'Element' }] }),
    elements: [...elements.values()],
  };
}

function unconstrained(id: string, base: ElementRules, slice: boolean): LeanElement {
  return {
    id,
    min: slice ? 0 : base.min,
    max: base.max === Number.POSITIVE_INFINITY ? '*' : String(base.max),
    type: base.types,
    ...(base.contentReference && { contentReference: base.contentReference }),
  };
}

function constrained(
  element: LeanElement,
  line: ElementLine,
  invariant: (key: string) => number,
): LeanElement {
  const { min, max, value, from, maxLength, sliced, invariants } = line;
  return {
    ...element,
    type: typesOf(element.type ?? [], line),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(value !== undefined && { fixed: value }),
    ...(from && { binding: from }),
    ...(maxLength !== undefined && { maxLength }),
    ...(invariants && { constraint: [...(element.constraint ?? []), ...invariants.map(invariant)] }),
    ...(sliced && {
      slicing: {
        rules: sliced.rules,
        discriminator: [{ type: sliced.by, path: withCanonicals(sliced.path) }],
      },
    }),
  };
}

function typesOf(types: readonly LeanType[], { only, as, to, bundled }: ElementLine): readonly LeanType[] {
  const allowed = only ? only.map((code) => types.find((type) => type.code === code) ?? { code }) : types;
  if (as !== undefined) return allowed.map((type) => ({ ...type, profile: [as] }));
  if (!to) return allowed;
  return [{ code: 'Reference', targetProfile: to, ...(bundled && { aggregation: ['bundled'] }) }];
}

/** Extensions are always sliced by their URL; nobody needs to write it. */
function markSlicedExtension(
  id: string,
  ensure: (id: string) => LeanElement,
  elements: Map<string, LeanElement>,
): void {
  const slice = /^(.*\.extension):[^.]+/.exec(id)?.[1];
  if (!slice || ensure(slice).slicing) return;
  elements.set(slice, {
    ...ensure(slice),
    slicing: { rules: 'open', discriminator: [{ type: 'value', path: 'url' }] },
  });
}
