import type { LeanCodeSystem, LeanConcept } from '../definitions/lean-definition.ts';

/** The codes of a code system, to be looked up. */
export type CodeIndex = {
  readonly system: LeanCodeSystem;
  readonly concept: (code: string) => LeanConcept | undefined;
  readonly concepts: () => Iterable<LeanConcept>;
  /** Whether `code` lies below `ancestor`, by nesting or by a `parent` or `subsumedBy` property. */
  readonly isBelow: (code: string, ancestor: string) => boolean;
};

export function codeIndex(system: LeanCodeSystem): CodeIndex {
  const fold = (code: string) => (system.caseInsensitive ? code.toLowerCase() : code);
  const byCode = new Map<string, LeanConcept>();
  const parents = new Map<string, readonly string[]>();
  const visit = (concepts: readonly LeanConcept[], around: readonly string[]) => {
    for (const concept of concepts) {
      byCode.set(fold(concept.code), concept);
      const { parent = [], subsumedBy = [] } = concept.property ?? {};
      parents.set(concept.code, [...around, ...parent, ...subsumedBy]);
      visit(concept.concept ?? [], [concept.code]);
    }
  };
  visit(system.concept ?? [], []);

  const isBelow = (code: string, ancestor: string, passed = new Set<string>()): boolean => {
    if (passed.has(code)) return false;
    passed.add(code);
    return (parents.get(code) ?? []).some(
      (parent) => parent === ancestor || isBelow(parent, ancestor, passed),
    );
  };
  return {
    system,
    concept: (code) => byCode.get(fold(code)),
    concepts: () => byCode.values(),
    isBelow: (code, ancestor) => isBelow(code, ancestor),
  };
}
