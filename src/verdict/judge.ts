import { means, type Capability, type Exchange } from '../exchange/exchange.ts';
import { catalogue, isRequirementId, requirementIds, type RequirementId } from '../requirement/catalogue.ts';
import type { Actor, Finding, Level, Requirement } from '../requirement/define.ts';
import { evidence } from '../requirement/evidence.ts';
import { worstOf, type Outcome } from './outcome.ts';
import { undelivered } from './undelivered.ts';

/** What one scenario says of one requirement. */
export type RequirementVerdict = {
  readonly id: RequirementId;
  readonly level: Level;
  readonly actor: Actor;
  readonly verdict: Outcome;
  /** Whether the scenario set out to prove it. */
  readonly claimed: boolean;
  /** Everything that was looked at, passes included. */
  readonly findings: readonly Finding[];
  /** Why there is nothing to find: what is missing, or what broke. */
  readonly note?: string;
};

export type ScenarioVerdict = {
  readonly id: string;
  readonly title: string;
  readonly verdict: Outcome;
  readonly milliseconds: number;
  /** In the catalogue's order. */
  readonly requirements: readonly RequirementVerdict[];
  /** Claims that a failure of the system kept from being looked at. */
  readonly unreached: readonly RequirementId[];
  /** Claims that name no requirement: a fault of the scenario. */
  readonly unknownClaims: readonly string[];
  readonly harnessError?: { readonly code: string; readonly message: string };
  /** Why nothing reached the system: nothing is then held against it that it had nothing to answer. */
  readonly undelivered?: string;
};

/**
 * Judges one exchange: every check is run on it. A requirement that the scenario set out to prove must find something, or
 * it is `blocked`; of the others only what was seen counts, but a failure counts whether it was looked for or not.
 */
export function judge(exchange: Exchange): ScenarioVerdict {
  const { scenario, system, harnessError, milliseconds } = exchange;
  const undeclared = scenario.needs.filter((capability) => !system.capabilities.includes(capability));
  const judgements = requirementIds.flatMap((id) => {
    const claimed = scenario.proves.includes(id);
    if (undeclared.length === 0) return judged(id, exchange, claimed);
    return claimed ? [unplayed(id, undeclared)] : [];
  });
  const silence = judgements.some(({ verdict }) => verdict === 'blocked');
  const notDelivered = silence ? undelivered(exchange) : undefined;
  const all =
    notDelivered === undefined ? judgements : judgements.filter(({ verdict }) => verdict !== 'blocked');
  const verdicts = all.filter((one) => isConsequence(one, all) === undefined);
  const unreached = all.filter((one) => isConsequence(one, all) === 'of-failure').map(({ id }) => id);
  const unknownClaims = scenario.proves.filter((id) => !isRequirementId(id));
  const ofScenario: Outcome[] = [
    ...(harnessError || unknownClaims.length > 0 ? (['error'] as const) : []),
    ...(notDelivered === undefined ? [] : (['review'] as const)),
  ];

  return {
    id: scenario.id,
    title: scenario.title,
    verdict: worstOf([...ofScenario, ...verdicts.map(({ verdict }) => verdict)]) ?? emptyVerdict(undeclared),
    milliseconds,
    requirements: verdicts,
    unreached,
    unknownClaims,
    ...(harnessError ? { harnessError } : {}),
    ...(notDelivered === undefined ? {} : { undelivered: notDelivered }),
  };
}

/** What a capability that is not declared means for a claim: optional, or mandatory and out of the harness's reach. */
function unplayed(id: RequirementId, undeclared: readonly Capability[]): RequirementVerdict {
  const outOfReach = undeclared.every((one) => means.includes(one));
  return about(id, true, outOfReach ? 'review' : 'unsupported', { note: notDeclared(undeclared) });
}

/**
 * Where the system fails, what would have come after does not come: that its checks then have nothing to look at is told
 * by the failure, and not a second time. A recommendation that is not followed explains the silence of its own area only.
 */
function isConsequence(
  one: RequirementVerdict,
  all: readonly RequirementVerdict[],
): 'of-failure' | 'of-warning' | undefined {
  const causes = all.filter(({ actor, verdict }) => actor !== 'converter' && verdict !== 'blocked');
  // A converter can only be judged by what the system gives it.
  const red = one.actor === 'converter' ? ['blocked', 'fail'] : ['blocked'];
  if (!red.includes(one.verdict)) return undefined;
  if (causes.some(({ verdict }) => verdict === 'fail')) return 'of-failure';
  const area = one.id.slice(0, one.id.indexOf('.') + 1);
  return causes.some(({ id, verdict }) => verdict === 'warn' && id.startsWith(area))
    ? 'of-warning'
    : undefined;
}

function judged(id: RequirementId, exchange: Exchange, claimed: boolean): RequirementVerdict[] {
  const requirement: Requirement = catalogue[id];
  const missing = (requirement.when ?? []).filter((one) => !exchange.system.capabilities.includes(one));
  if (missing.length > 0) {
    return claimed ? [about(id, claimed, 'unsupported', { note: notDeclared(missing) })] : [];
  }
  const unreached = (requirement.means ?? []).filter((one) => !exchange.system.capabilities.includes(one));
  if (unreached.length > 0) return claimed ? [unplayed(id, unreached)] : [];
  if ('attested' in requirement) return claimed ? [about(id, claimed, 'review', {})] : [];
  if ('untestable' in requirement) {
    return claimed
      ? [about(id, claimed, 'error', { note: `no test can see it: ${requirement.untestable}` })]
      : [];
  }

  const { findings, bug } = run(requirement, exchange);
  if (bug !== undefined) return [about(id, claimed, 'error', { findings, note: `the check broke: ${bug}` })];

  const found = new Set(findings.map(({ outcome }) => outcome));
  if (found.has('fail'))
    return [about(id, claimed, requirement.level === 'MUST' ? 'fail' : 'warn', { findings })];
  if (found.has('blocked') || findings.length === 0) {
    return claimed ? [about(id, claimed, ...silent(exchange, findings))] : [];
  }
  return [about(id, claimed, 'pass', { findings })];
}

/** Nothing to look at is the system's silence, unless something else broke the scenario off. */
function silent({ harnessError }: Exchange, findings: readonly Finding[]): [Outcome, Detail] {
  if (harnessError)
    return ['error', { findings, note: 'the scenario broke off before there was anything to look at' }];
  return [
    'blocked',
    { findings, note: 'the exchange holds nothing that this requirement could be judged by' },
  ];
}

function run(
  { check }: Extract<Requirement, { check: unknown }>,
  exchange: Exchange,
): { findings: Finding[]; bug?: string } {
  const findings: Finding[] = [];
  try {
    for (const finding of check(evidence(exchange))) findings.push(finding);
    return { findings };
  } catch (error) {
    return { findings, bug: error instanceof Error ? error.message : String(error) };
  }
}

type Detail = Partial<Pick<RequirementVerdict, 'findings' | 'note'>>;

function about(id: RequirementId, claimed: boolean, verdict: Outcome, detail: Detail): RequirementVerdict {
  const { level, actor } = catalogue[id];
  return { id, level, actor, verdict, claimed, findings: [], ...detail };
}

function notDeclared(capabilities: readonly string[]): string {
  return `the system does not declare ${capabilities.join(', ')}`;
}

/** A scenario with nothing to say about anything has proved nothing. */
function emptyVerdict(undeclared: readonly string[]): Outcome {
  return undeclared.length > 0 ? 'unsupported' : 'blocked';
}
