import type { Definitions } from '../definitions/definitions.ts';
import type { ElementRules } from '../definitions/element-rules.ts';
import { childrenNamed, type Element, text } from '../element/element.ts';
import type { Judgement } from './judgement.ts';
import { resolve } from './resolution.ts';

/** The restricted FHIRPath of a discriminator: `$this`, names, `extension('…')`, `resolve()` and `ofType(…)`. */
export type Step =
  | { readonly kind: 'name' | 'extension' | 'type'; readonly name: string }
  | { readonly kind: 'resolve' };

const stepPattern = /\$this|extension\('([^']+)'\)|resolve\(\)|ofType\(([^)]+)\)|([A-Za-z_]+)/g;

export function parsePath(path: string): readonly Step[] {
  return [...path.matchAll(stepPattern)].flatMap(([written, extension, type, name]): Step[] => {
    if (extension) return [{ kind: 'extension', name: extension }];
    if (type) return [{ kind: 'type', name: type }];
    if (name) return [{ kind: 'name', name }];
    return written === '$this' ? [] : [{ kind: 'resolve' }];
  });
}

/** The elements of a message at a path. */
export function elementsAt(
  judgement: Judgement,
  element: Element,
  steps: readonly Step[],
): readonly Element[] {
  let found: readonly Element[] = [element];
  for (const step of steps) {
    found =
      found.length === 1
        ? take(judgement, found[0]!, step)
        : found.flatMap((each) => take(judgement, each, step));
  }
  return found;
}

function take(judgement: Judgement, element: Element, step: Step): readonly Element[] {
  switch (step.kind) {
    case 'name':
      return childrenNamed(element, step.name);
    case 'extension':
      return childrenNamed(element, 'extension').filter((each) => text(each, 'url') === step.name);
    case 'type':
      return element.type === step.name ? [element] : [];
    case 'resolve':
    default: {
      const reference = element.type === 'Reference' ? text(element, 'reference') : element.value;
      const target = reference ? resolve(judgement, element, reference).target : undefined;
      return target ? [target] : [];
    }
  }
}

/** What a slice, and the profiles that it leads to, say of the elements at a path. */
export function rulesAt(
  definitions: Definitions,
  slice: ElementRules,
  steps: readonly Step[],
): readonly ElementRules[] {
  let found: readonly ElementRules[] = [slice];
  for (const step of steps) found = found.flatMap((each) => rulesOf(definitions, each, step));
  return found;
}

function rulesOf(definitions: Definitions, rules: ElementRules, step: Step): readonly ElementRules[] {
  switch (step.kind) {
    case 'type':
      return [rules];
    case 'resolve':
      return rules.types
        .flatMap(({ targetProfile = [] }) => targetProfile)
        .map((canonical) => definitions.structure(canonical))
        .filter((profile) => profile !== undefined);
    case 'extension': {
      const slices = definitions.inside(rules)?.byName.get('extension')?.slices ?? [];
      return slices.filter((each) => extensionUrl(definitions, each) === step.name);
    }
    case 'name':
    default:
      return namedRules(definitions, rules, step.name);
  }
}

function namedRules(definitions: Definitions, rules: ElementRules, name: string): readonly ElementRules[] {
  const own = rules.byName.get(name);
  if (!own) {
    return rules.types.flatMap((type) =>
      withSlices(inType(definitions, type.profile?.[0], type.code)?.byName.get(name)),
    );
  }
  if (own.fixed || own.pattern || own.children.length > 0) return withSlices(own);
  const profile = rules.types.find((type) => type.profile?.length)?.profile?.[0];
  const profiled = profile && definitions.structure(profile)?.byName.get(name);
  return [...withSlices(own), ...withSlices(profiled || undefined)];
}

function inType(
  definitions: Definitions,
  profile: string | undefined,
  code: string,
): ElementRules | undefined {
  return profile ? definitions.structure(profile) : definitions.type(code);
}

function withSlices(rules: ElementRules | undefined): readonly ElementRules[] {
  if (!rules) return [];
  return rules.choice || rules.name === 'extension' ? [rules, ...rules.slices] : [rules];
}

function extensionUrl(definitions: Definitions, slice: ElementRules): string | undefined {
  const canonical = slice.types[0]?.profile?.[0];
  return canonical && (definitions.structure(canonical)?.structure.url ?? canonical.split('|')[0]);
}
