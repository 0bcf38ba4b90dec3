import type { Exchange } from '../exchange/exchange.ts';
import { catalogue, isRequirementId, requirementIds, type RequirementId } from '../requirement/catalogue.ts';
import { countsIn } from '../requirement/editions.ts';
import { complaints } from './complaints.ts';
import { judge, type ScenarioVerdict } from './judge.ts';
import { isRed, worstOf, type Outcome } from './outcome.ts';
import {
  runVerdictSchema,
  type RunFinding,
  type RunKnownFailure,
  type RunRequirement,
  type RunScenario,
  type RunVerdict,
} from './run-verdict.ts';

export type RunMeta = {
  /** Requirements that the vendor knows to fail, each with the reason. */
  readonly knownFailures?: Readonly<Record<string, string>>;
  /** Where an exchange was saved, relative to the verdicts; `exchanges/<scenario>.json` unless said. */
  readonly exchangeFile?: (exchange: Exchange) => string;
};

/**
 * Judges a run: each exchange by itself, then the run by the worst. The exchanges are those of one system on one stack.
 * A run without exchanges is an error, for it says nothing.
 */
export function judgeRun(exchanges: readonly Exchange[], meta: RunMeta = {}): RunVerdict {
  const { knownFailures = {}, exchangeFile = savedAs } = meta;
  const played = exchanges.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
  const [first] = played;
  const edition = first?.edition ?? '';
  const judged = played.map((exchange) => ({ exchange, scenario: judge(exchange) }));
  const scenarios = judged.map(({ scenario }) => scenario);

  const requirements = requirementIds.flatMap((id) => requirementOf(id, scenarios, edition));
  const declared = Object.entries(knownFailures).map(([id, reason]) =>
    knownFailure(id, reason, requirements),
  );
  const excused = new Set(
    declared.filter(({ state }) => state === 'failed-as-declared').map(({ requirement }) => requirement),
  );
  const counted = requirements.filter(({ id, counts }) => counts && !excused.has(id));
  const broken = scenarios.length === 0 || scenarios.some(isBroken);
  const judgedIds = new Set(requirements.map(({ id }) => id));
  // A failure that the vendor declared excuses itself, not what it kept from being looked at.
  const unreached = scenarios.flatMap((scenario) => scenario.unreached).some((id) => !judgedIds.has(id));
  const verdict = verdictOf(counted, broken, unreached, declared);

  return {
    schema: runVerdictSchema,
    verdict,
    exitCode: exitCodes[verdict],
    system: systemOf(first),
    edition,
    stack: first?.stack ?? 'embedded',
    startedAt: first?.startedAt ?? '',
    milliseconds: durationOf(played),
    scenarios: judged.map(({ exchange, scenario }) => scenarioOf(scenario, exchangeFile(exchange))),
    requirements,
    findings: scenarios.flatMap(findingsOf),
    knownFailures: declared,
    notSeen: requirementIds.filter(
      (id) => countsIn(edition, id) && !requirements.some((requirement) => requirement.id === id),
    ),
  };
}

const exitCodes = { conforms: 0, 'does-not-conform': 1, error: 3 } as const satisfies Record<
  RunVerdict['verdict'],
  number
>;

function savedAs({ scenario }: Exchange): string {
  return `exchanges/${scenario.id}.json`;
}

function requirementOf(
  id: RequirementId,
  scenarios: readonly ScenarioVerdict[],
  edition: string,
): RunRequirement[] {
  const seen = scenarios.flatMap((scenario) =>
    scenario.requirements
      .filter((requirement) => requirement.id === id)
      .map((of) => ({ scenario: scenario.id, of })),
  );
  const verdict = worstOf(seen.map(({ of }) => of.verdict));
  if (verdict === undefined) return [];
  const { level, actor, text } = catalogue[id];
  const passes = seen.flatMap(({ of }) => of.findings).filter(({ outcome }) => outcome === 'pass').length;
  const counts = countsIn(edition, id);
  return [
    { id, level, actor, verdict, scenarios: seen.map(({ scenario }) => scenario), text, passes, counts },
  ];
}

/** A harness error, or a claim that names nothing: the scenario could not be judged, whatever its requirements say. */
function isBroken({ harnessError, unknownClaims }: ScenarioVerdict): boolean {
  return harnessError !== undefined || unknownClaims.length > 0;
}

function verdictOf(
  counted: readonly RunRequirement[],
  broken: boolean,
  unreached: boolean,
  declared: readonly RunKnownFailure[],
): RunVerdict['verdict'] {
  if (broken || counted.some(({ verdict }) => verdict === 'error')) return 'error';
  // Nothing was looked at: that is no success, and no fault of the system's either.
  if (counted.every(({ verdict }) => verdict === 'unsupported' || verdict === 'review')) return 'error';
  const wronglyDeclared = declared.some(({ state }) => state === 'passed' || state === 'no-such-requirement');
  return wronglyDeclared || unreached || counted.some(({ verdict }) => isRed(verdict))
    ? 'does-not-conform'
    : 'conforms';
}

function knownFailure(id: string, reason: string, requirements: readonly RunRequirement[]): RunKnownFailure {
  const verdict = requirements.find((requirement) => requirement.id === id)?.verdict;
  const state = isRequirementId(id) ? stateOf(verdict) : 'no-such-requirement';
  return { requirement: id, reason, state };
}

function stateOf(verdict: Outcome | undefined): RunKnownFailure['state'] {
  if (verdict === 'pass') return 'passed';
  return verdict === 'fail' || verdict === 'blocked' || verdict === 'warn'
    ? 'failed-as-declared'
    : 'not-judged';
}

function scenarioOf(
  { id, title, verdict, milliseconds, harnessError, undelivered }: ScenarioVerdict,
  file: string,
): RunScenario {
  return {
    id,
    title,
    verdict,
    milliseconds,
    exchange: file,
    ...(harnessError ? { harnessError } : {}),
    ...(undelivered === undefined ? {} : { undelivered }),
  };
}

function findingsOf({ id: scenario, requirements }: ScenarioVerdict): RunFinding[] {
  return requirements.flatMap((requirement) =>
    complaints(requirement).map(({ outcome, expected, actual, at }) => ({
      requirement: requirement.id,
      scenario,
      outcome,
      expected,
      actual,
      at,
    })),
  );
}

function systemOf(exchange: Exchange | undefined): RunVerdict['system'] {
  if (!exchange) return { name: '', gln: '' };
  const { name, version, gln } = exchange.system;
  return { name, ...(version === undefined ? {} : { version }), gln };
}

function durationOf(exchanges: readonly Exchange[]): number {
  const starts = exchanges.map(({ startedAt }) => Date.parse(startedAt));
  const ends = exchanges.map(({ milliseconds }, index) => (starts[index] ?? NaN) + milliseconds);
  const length = Math.max(...ends) - Math.min(...starts);
  return Number.isFinite(length) ? length : 0;
}
