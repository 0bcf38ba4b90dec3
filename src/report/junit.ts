import { isRequirementId } from '../requirement/catalogue.ts';
import { explainAs } from '../verdict/explain.ts';
import type { RunFinding, RunScenario, RunVerdict } from '../verdict/run-verdict.ts';
import { escape } from './html.ts';
import { rowsOf, type Row } from './row.ts';
import { sentence } from './sentence.ts';
import { oneLine } from './visible-text.ts';
import type { State } from './words.ts';

/** The run as JUnit XML: a suite a scenario, a case a requirement judged in it. */
export function junitXml(run: RunVerdict): string {
  const rows = rowsOf(run);
  const suites = run.scenarios.map((scenario) => suiteOf(scenario, rows));
  const all = suites.flatMap(({ cases }) => cases);
  const counts = attributes({ name: 'Prøvesten', ...countsOf(all), time: seconds(run.milliseconds) });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    ...suites.map((suite) => suiteXml(suite, run)),
    '</testsuites>',
    '',
  ].join('\n');
}

type Case = {
  readonly name: string;
  readonly kind: 'pass' | 'failure' | 'error' | 'skipped';
  readonly type: string;
  readonly message: string;
  readonly text: string;
};

type Suite = { readonly scenario: RunScenario; readonly cases: readonly Case[] };

function suiteOf(scenario: RunScenario, rows: readonly Row[]): Suite {
  const judged = rows.filter(({ scenarios }) => scenarios.includes(scenario.id));
  const cases = judged.map((row) => caseOf(row, scenario));
  const { harnessError } = scenario;
  if (!harnessError) return { scenario, cases };
  const message = `${harnessError.message} [${harnessError.code}]`;
  const fault: Case = { name: 'scenario', kind: 'error', type: harnessError.code, message, text: message };
  return { scenario, cases: [fault, ...cases] };
}

function caseOf(row: Row, scenario: RunScenario): Case {
  const findings = row.findings.filter((finding) => finding.scenario === scenario.id);
  const state = scenario.verdict === 'unsupported' ? 'unsupported' : stateIn(row, findings);
  const kind = row.counts ? kinds[state] : 'skipped';
  const first = findings[0];
  const reason =
    row.knownReason ?? (row.counts ? explanations[state] : 'newer than the edition, not counted');
  const message = first ? `expected ${first.expected}, found ${first.actual}` : (reason ?? state);
  return {
    name: row.id,
    kind: state === 'pass' ? 'pass' : kind,
    type: `${row.level} ${state}`,
    message: kind === 'skipped' && reason !== undefined ? reason : message,
    text: failureText(row, state, findings),
  };
}

// A requirement's verdict is the worst of all scenarios; in one of them it may have been met.
function stateIn(row: Row, findings: readonly RunFinding[]): State {
  if (findings.length > 0) return row.state === 'known' ? 'known' : (findings[0]?.outcome ?? row.state);
  return row.findings.length > 0 ? 'pass' : row.state;
}

const kinds = {
  pass: 'pass',
  fail: 'failure',
  blocked: 'failure',
  error: 'error',
  warn: 'skipped',
  known: 'skipped',
  review: 'skipped',
  unsupported: 'skipped',
} satisfies Record<State, Case['kind']>;

const explanations: Partial<Readonly<Record<State, string>>> = {
  review: 'a person has to look and decide',
  unsupported: 'the system declares that it does not do this',
  blocked: 'the check had nothing to look at',
};

function failureText({ id, text }: Row, state: State, findings: readonly RunFinding[]): string {
  const outcome = state === 'known' ? 'fail' : state;
  return isRequirementId(id) ? explainAs(id, outcome, findings) : sentence(text).en;
}

function suiteXml({ scenario, cases }: Suite, run: RunVerdict): string {
  const { id, title, milliseconds, exchange } = scenario;
  const time = seconds(milliseconds);
  const head = attributes({
    name: id,
    ...countsOf(cases),
    time,
    timestamp: run.startedAt.replace(/Z$/u, ''),
  });
  const properties = Object.entries({
    title,
    exchange,
    system: [run.system.name, run.system.version].filter(Boolean).join(' '),
    gln: run.system.gln,
    edition: run.edition,
    stack: run.stack,
  });
  return [
    `  <testsuite ${head}>`,
    '    <properties>',
    ...properties.map(([name, value]) => `      <property ${attributes({ name, value })}/>`),
    '    </properties>',
    ...cases.map((one) => caseXml(one, id)),
    '  </testsuite>',
  ].join('\n');
}

function caseXml({ name, kind, type, message, text }: Case, scenario: string): string {
  const head = attributes({ name, classname: scenario, time: '0' });
  if (kind === 'pass') return `    <testcase ${head}/>`;
  const detail =
    kind === 'skipped'
      ? `<skipped ${attributes({ message: oneLine(message) })}/>`
      : `<${kind} ${attributes({ type, message: oneLine(message) })}>${escape(text)}</${kind}>`;
  return `    <testcase ${head}>${detail}</testcase>`;
}

function countsOf(cases: readonly Case[]): Record<string, number> {
  const count = (kind: Case['kind']) => cases.filter((one) => one.kind === kind).length;
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}

function attributes(all: Readonly<Record<string, string | number>>): string {
  return Object.entries(all)
    .map(([name, value]) => `${name}="${escape(String(value))}"`)
    .join(' ');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
