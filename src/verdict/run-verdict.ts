import type { Actor, Level, Text } from '../requirement/define.ts';
import type { StackMode } from '../exchange/exchange.ts';
import type { Outcome } from './outcome.ts';

/** The verdict on a whole run: what `verdicts.json` holds. docs/verdicts.md explains it, docs/verdicts.schema.json describes it. */
export type RunVerdict = {
  readonly schema: typeof runVerdictSchema;
  readonly verdict: 'conforms' | 'does-not-conform' | 'error';
  /** 0 conforms, 1 does not, 3 when the harness or its surroundings failed. */
  readonly exitCode: 0 | 1 | 3;
  readonly system: { readonly name: string; readonly version?: string; readonly gln: string };
  /** The edition of the standard that counts: `CareCommunication 5.0`. */
  readonly edition: string;
  readonly stack: StackMode;
  /** When the first scenario began, ISO 8601. */
  readonly startedAt: string;
  /** From the beginning of the first scenario to the end of the last. */
  readonly milliseconds: number;
  /** In the order in which they were played. */
  readonly scenarios: readonly RunScenario[];
  /** Every requirement that a scenario set out to prove or that a check had something to say about, in the catalogue's order. */
  readonly requirements: readonly RunRequirement[];
  /** Everything that is not a pass. */
  readonly findings: readonly RunFinding[];
  /** What the vendor declared to fail. */
  readonly knownFailures: readonly RunKnownFailure[];
  /** Requirements of the edition that no scenario of this run had anything to say about. */
  readonly notSeen: readonly string[];
};

export const runVerdictSchema = 'proevesten-verdicts/1';

export type RunScenario = {
  readonly id: string;
  readonly title: string;
  readonly verdict: Outcome;
  readonly milliseconds: number;
  /** The saved exchange, relative to the file with the verdicts. */
  readonly exchange: string;
  /** What ended the scenario early, when something other than the system did. */
  readonly harnessError?: { readonly code: string; readonly message: string };
  /** Why nothing of what was to be delivered reached the system. */
  readonly undelivered?: string;
};

export type RunRequirement = {
  readonly id: string;
  readonly level: Level;
  readonly actor: Actor;
  /** The worst of the scenarios. */
  readonly verdict: Outcome;
  /** The scenarios that it was judged in. */
  readonly scenarios: readonly string[];
  readonly text: Text;
  /** How many things were looked at and found right. */
  readonly passes: number;
  /** `false` for a requirement that is younger than the edition: it is shown, and does not count. */
  readonly counts: boolean;
};

export type RunFinding = {
  readonly requirement: string;
  readonly scenario: string;
  readonly outcome: Outcome;
  readonly expected: string;
  readonly actual: string;
  /** Event number and place in it: `#4 Bundle.entry[0].resource.response.code`; empty when there is none. */
  readonly at: string;
};

export type RunKnownFailure = {
  readonly requirement: string;
  readonly reason: string;
  /**
   * `failed-as-declared` does not count against the system; `passed` fails the run, for the declaration is out of date;
   * `not-judged`: the run had nothing to say about it; `no-such-requirement` fails the run.
   */
  readonly state: 'failed-as-declared' | 'passed' | 'not-judged' | 'no-such-requirement';
};
