import { catalogue, isRequirementId } from '../requirement/catalogue.ts';
import type { Requirement } from '../requirement/define.ts';
import type { RunFinding, RunRequirement, RunVerdict } from '../verdict/run-verdict.ts';
import { states, type State } from './words.ts';

/** A requirement as the reports show it: what the run says of it, beside what the catalogue says of it. */
export type Row = RunRequirement & {
  readonly state: State;
  /** Everything that was found wrong or wanting. */
  readonly findings: readonly RunFinding[];
  /** Why the vendor declared that it fails. */
  readonly knownReason?: string;
  /** Absent when the verdicts come from a catalogue that had other requirements. */
  readonly rule?: Requirement;
};

/** One row a requirement, in the catalogue's order. */
export function rowsOf(run: RunVerdict): Row[] {
  const declared = run.knownFailures.filter(({ state }) => state === 'failed-as-declared');
  const reasons = new Map(declared.map(({ requirement, reason }) => [requirement, reason]));
  const findings = Map.groupBy(run.findings, ({ requirement }) => requirement);

  return run.requirements.map((requirement) => {
    const reason = reasons.get(requirement.id);
    const rule = isRequirementId(requirement.id) ? catalogue[requirement.id] : undefined;
    return {
      ...requirement,
      state: reason === undefined ? requirement.verdict : 'known',
      findings: findings.get(requirement.id) ?? [],
      ...(reason === undefined ? {} : { knownReason: reason }),
      ...(rule === undefined ? {} : { rule }),
    };
  });
}

export type Tally = Readonly<Record<State, number>>;

/** How many of the rows are in each state, those left out that do not count. */
export function tally(rows: readonly Row[]): Tally {
  const count = (state: State) => rows.filter((row) => row.counts && row.state === state).length;
  return Object.fromEntries(states.map((state) => [state, count(state)])) as Tally;
}

/** `#4 Bundle.id` as the event's number and the place in it. */
export function placeOf(at: string): { readonly event?: number; readonly path: string } {
  const [, number, path = ''] = /^#(\d{1,6})\b\s*([^]*)$/u.exec(at) ?? [];
  return number === undefined ? { path: at } : { event: Number(number), path };
}
