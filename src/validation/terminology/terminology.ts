import type { Definitions } from '../definitions/definitions.ts';
import type { LeanConcept, LeanValueSet } from '../definitions/lean-definition.ts';
import { inGrammar } from './code-grammar.ts';
import { codeIndex, type CodeIndex } from './code-index.ts';
import { displaysIn } from './displays.ts';
import { expand, type Expansion } from './expansion.ts';

/** `unknown`: nobody can say here, because the code system is not at hand. */
export type Membership = 'in' | 'out' | 'unknown';

export type Terminology = {
  /** @param system undefined when the element has no place for one, as a `code` has not */
  readonly membership: (valueSet: LeanValueSet, system: string | undefined, code: string) => Membership;
  /** Whether a value set lists a code one by one, of whatever system. */
  readonly lists: (valueSet: LeanValueSet, code: string) => Membership;
  /** The concept; null when its system is known completely and has it not; undefined when nobody can say. */
  readonly lookup: (system: string, code: string) => LeanConcept | null | undefined;
  /** What a concept may be called in some languages, the best first: by its code system and the supplements of that. */
  readonly displays: (
    system: string,
    concept: LeanConcept,
    languages: readonly string[],
  ) => readonly string[];
  /** Codes that a value set is known to hold. */
  readonly codes: (valueSet: LeanValueSet) => readonly string[];
};

/** The official validator's `ValueSetUtilities.isServerSide`: without a server it never says that a value set has not their codes. */
const onServers: ReadonlySet<string> = new Set([
  'http://loinc.org',
  'http://snomed.info/sct',
  'http://www.nlm.nih.gov/research/umls/rxnorm',
  'http://www.ama-assn.org/go/cpt',
  'http://hl7.org/fhir/ndfrt',
  'http://hl7.org/fhir/sid/cvx',
  'http://hl7.org/fhir/sid/ndc',
  'http://hl7.org/fhir/sid/icd-10',
  'http://hl7.org/fhir/sid/icd-9-cm',
  'http://hl7.org/fhir/sid/icd-10-cm',
]);

export function terminologyOf(definitions: Definitions): Terminology {
  const indexes = new WeakMap<object, CodeIndex>();
  const expansions = new WeakMap<LeanValueSet, Expansion>();

  const indexOf = (system: NonNullable<ReturnType<Definitions['codeSystem']>>) => {
    let index = indexes.get(system);
    if (!index) indexes.set(system, (index = codeIndex(system)));
    return index;
  };
  const codes = (url: string) => {
    const system = definitions.codeSystem(url);
    return system && indexOf(system);
  };
  const expansionOf = (valueSet: LeanValueSet): Expansion => {
    let expansion = expansions.get(valueSet);
    if (!expansion) {
      // Value sets that include each other stop here instead of going round.
      expansions.set(valueSet, expand({ ...valueSet, include: [] }, sources));
      expansions.set(valueSet, (expansion = expand(valueSet, sources)));
    }
    return expansion;
  };
  const sources = {
    codes,
    expansion: (url: string) => {
      const valueSet = definitions.valueSet(url);
      return valueSet && expansionOf(valueSet);
    },
  };
  const holds = (expansion: Expansion, system: string, code: string) => {
    const known = expansion.codes.get(system);
    if (!known) return false;
    if (known.has(code)) return true;
    const index = expansion.listed.has(system) ? undefined : codes(system);
    const canonical = index?.system.caseInsensitive && index.concept(code)?.code;
    return Boolean(canonical && known.has(canonical));
  };

  return {
    membership(valueSet, system, code) {
      const expansion = expansionOf(valueSet);
      if (system === undefined) return withoutSystem(expansion, code);
      if (expansion.excluded.get(system)?.has(code)) return 'out';
      if (holds(expansion, system, code)) return 'in';
      const undecided =
        expansion.open.has(system) ||
        (expansion.incomplete && expansion.open.size === 0) ||
        (onServers.has(system) && !expansion.listed.has(system));
      return undecided ? byGrammar(system, code) : 'out';
    },
    lists(valueSet, code) {
      const { listed, codes: known } = expansionOf(valueSet);
      return [...listed].some((system) => known.get(system)?.has(code)) ? 'in' : 'out';
    },
    lookup(system, code) {
      const index = codes(system);
      if (!index) return undefined;
      return index.concept(code) ?? (index.system.content === 'complete' ? null : undefined);
    },
    displays(system, concept, languages) {
      const supplements = definitions
        .supplements(system)
        .map((supplement) => indexOf(supplement).concept(concept.code))
        .filter((each) => each !== undefined);
      return displaysIn(languages, definitions.codeSystem(system)?.language, [concept, ...supplements]);
    },
    codes: (valueSet) => [...expansionOf(valueSet).codes.values()].flatMap((set) => [...set]),
  };
}

function withoutSystem(expansion: Expansion, code: string): Membership {
  for (const codes of expansion.codes.values()) if (codes.has(code)) return 'in';
  if (!expansion.incomplete) return 'out';
  const answers = [...expansion.open].map((system) => byGrammar(system, code));
  return answers.find((answer) => answer !== 'out') ?? (answers.length > 0 ? 'out' : 'unknown');
}

function byGrammar(system: string, code: string): Membership {
  const good = inGrammar(system, code);
  if (good === undefined) return 'unknown';
  return good ? 'in' : 'out';
}
