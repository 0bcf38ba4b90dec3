import type { LeanConcept, LeanFilter } from '../definitions/lean-definition.ts';
import type { CodeIndex } from './code-index.ts';

type Filter = (concept: LeanConcept, filter: LeanFilter, codes: CodeIndex) => boolean;

/** The filters of ValueSet.compose (FHIR R4, value set "filter-operator"). */
const filters: Record<string, Filter> = {
  'is-a': ({ code }, { value }, codes) => code === value || codes.isBelow(code, value),
  'is-not-a': ({ code }, { value }, codes) => code !== value && !codes.isBelow(code, value),
  'descendent-of': ({ code }, { value }, codes) => codes.isBelow(code, value),
  regex: (concept, { property, value }) =>
    new RegExp(`^(?:${value})$`).test(
      property === 'code' ? concept.code : (values(concept, property)[0] ?? ''),
    ),
  '=': (concept, { property, value }) =>
    property === 'concept' ? concept.code === value : values(concept, property).includes(value),
  in: ({ code }, { value }) => value.split(',').includes(code),
};

/** Whether a concept passes; filters that are not known keep everything. */
export function passes(concept: LeanConcept, filter: LeanFilter, codes: CodeIndex): boolean {
  return filters[filter.op]?.(concept, filter, codes) ?? true;
}

function values(concept: LeanConcept, property: string): readonly string[] {
  return concept.property?.[property] ?? [];
}
