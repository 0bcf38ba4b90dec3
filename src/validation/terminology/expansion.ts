import type { LeanInclude, LeanValueSet } from '../definitions/lean-definition.ts';
import { passes } from './code-filter.ts';
import type { CodeIndex } from './code-index.ts';

/** What a value set holds, as far as that is known here. */
export type Expansion = {
  readonly codes: Map<string, Set<string>>;
  /** Code systems that cannot be listed here: SNOMED CT, LOINC, media types. */
  readonly open: Set<string>;
  /** Code systems of which single codes are listed: those are compared as written. */
  readonly listed: Set<string>;
  readonly excluded: Map<string, Set<string>>;
  /** Part of it is not known here, be it a code system or another value set. */
  incomplete: boolean;
};

export type Sources = {
  readonly codes: (system: string) => CodeIndex | undefined;
  readonly expansion: (valueSet: string) => Expansion | undefined;
};

export function expand(valueSet: LeanValueSet, sources: Sources): Expansion {
  const expansion = empty();
  for (const include of valueSet.include) merge(expansion, included(include, sources));
  for (const exclude of valueSet.exclude ?? []) {
    for (const [system, codes] of included(exclude, sources).codes) addAll(expansion.excluded, system, codes);
  }
  return expansion;
}

function included(include: LeanInclude, sources: Sources): Expansion {
  const own = include.system === undefined ? undefined : ofSystem(include, include.system, sources);
  const others = (include.valueSet ?? []).map((url) => sources.expansion(url) ?? unknown());
  return [own, ...others].filter((part) => part !== undefined).reduce(both, undefined) ?? empty();
}

function ofSystem({ concept, filter = [] }: LeanInclude, system: string, sources: Sources): Expansion {
  const expansion = empty();
  if (concept) {
    expansion.listed.add(system);
    addAll(expansion.codes, system, concept);
    return expansion;
  }
  const index = sources.codes(system);
  const content = index?.system.content;
  if (!index?.system.concept || content !== 'complete') {
    expansion.incomplete = true;
    expansion.open.add(system);
  }
  if (!index?.system.concept || (content !== 'complete' && content !== 'fragment')) return expansion;
  const codes = new Set<string>();
  for (const each of index.concepts()) {
    const selectable = !each.property?.['notSelectable']?.includes('true');
    if (selectable && filter.every((one) => passes(each, one, index))) codes.add(each.code);
  }
  expansion.codes.set(system, codes);
  return expansion;
}

/** What is in both: a single include means the intersection of what it names. */
function both(a: Expansion | undefined, b: Expansion): Expansion {
  const result = empty();
  if (!a) {
    merge(result, b);
    return result;
  }
  result.incomplete = a.incomplete || b.incomplete;
  for (const system of [...a.open, ...b.open]) result.open.add(system);
  for (const system of a.listed) result.listed.add(system);
  for (const [system, codes] of a.codes) {
    const others = b.codes.get(system);
    if (others) result.codes.set(system, new Set([...codes].filter((code) => others.has(code))));
  }
  return result;
}

function merge(into: Expansion, from: Expansion): void {
  into.incomplete ||= from.incomplete;
  for (const system of from.open) into.open.add(system);
  for (const system of from.listed) into.listed.add(system);
  for (const [system, codes] of from.codes) addAll(into.codes, system, codes);
}

function addAll(map: Map<string, Set<string>>, system: string, codes: Iterable<string>): void {
  let set = map.get(system);
  if (!set) map.set(system, (set = new Set()));
  for (const code of codes) set.add(code);
}

function empty(): Expansion {
  return { codes: new Map(), open: new Set(), listed: new Set(), excluded: new Map(), incomplete: false };
}

function unknown(): Expansion {
  return { ...empty(), incomplete: true };
}
