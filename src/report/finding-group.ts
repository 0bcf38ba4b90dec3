import type { RunFinding } from '../verdict/run-verdict.ts';

/** Findings that say the same but for ids and numbers: the first in full, the others by their place. */
export type FindingGroup = { readonly first: RunFinding; readonly also: readonly RunFinding[] };

export function findingGroups(findings: readonly RunFinding[]): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ outcome, expected, actual }) =>
    [outcome, expected, actual].join('\n').replaceAll(particulars, '#'),
  );
  return [...groups.values()].flatMap(([first, ...also]) => (first ? [{ first, also }] : []));
}

// UUIDs, and what else has a digit in it.
const particulars = /[\w-]*\d[\w-]*/gu;
