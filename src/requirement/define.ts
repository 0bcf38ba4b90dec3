import type { Capability } from '../exchange/exchange.ts';
import type { Evidence } from './evidence.ts';
import type { SourceKey } from './sources.ts';

/** The keyword of the source: skal/SHALL is MUST, bør/SHOULD is SHOULD, kan/MAY is MAY. */
export type Level = 'MUST' | 'SHOULD' | 'MAY';

/** The party that is obliged. */
export type Actor = 'sender' | 'receiver' | 'both' | 'converter';

/** A text in the two languages that users read. */
export type Text = { readonly en: string; readonly da: string };

export type Finding = {
  readonly outcome: 'pass' | 'fail' | 'blocked';
  /** Noun phrases with values: lower case, no full stop. */
  readonly expected: string;
  readonly actual: string;
  /** Event number and place in it: `#4 Bundle.entry[0].resource.response.code`. */
  readonly at: string;
};

export type Requirement = {
  readonly level: Level;
  readonly actor: Actor;
  /** The rule in our own words, one sentence. */
  readonly text: Text;
  /** What a vendor changes when it fails, one sentence. */
  readonly remedy: Text;
  /** Where the rule is written: document, and the label used there. */
  readonly source: readonly (readonly [SourceKey, string])[];
  /** The reading taken where sources are silent or contradict each other. */
  readonly interpretation?: string;
  /** Asked only of systems that declare all of these. */
  readonly when?: readonly Capability[];
  /** What the harness needs in order to look; without it a person has to. */
  readonly means?: readonly Capability[];
} & (
  | { readonly check: (evidence: Evidence) => Iterable<Finding> }
  /** Seen by a human: the question that the tester answers. */
  | { readonly attested: Text }
  /** Why no test can see it, one clause. */
  | { readonly untestable: string }
);

/**
 * Declares the requirements of one area, in the order of their source. The area is the file's name and the first half
 * of every id: `ack.always-answered`.
 */
export function requirements<const A extends string, const R extends Record<string, Requirement>>(
  area: A,
  entries: R,
): { [K in keyof R & string as `${A}.${K}`]: Requirement } {
  const named = Object.entries(entries).map(([slug, entry]) => [`${area}.${slug}`, entry]);
  return Object.fromEntries(named);
}
