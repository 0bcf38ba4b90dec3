import { join, relative, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { givenMessages } from '../harness/given-messages.ts';
import type { ScenarioId } from '../harness/scenario-ids.ts';
import { startRun } from '../harness/start-run.ts';
import { readSystemFile } from '../harness/system-file.ts';
import { generateAllure } from '../report/allure-generate.ts';
import { pointLatestAt } from '../report/latest.ts';
import { verdictTable } from '../report/terminal.ts';
import { writeReports } from '../report/write-reports.ts';
import { conductWith } from '../system/faults.ts';
import { judgeRun } from '../verdict/judge-run.ts';
import type { RunVerdict } from '../verdict/run-verdict.ts';
import { collectExchanges } from './collect-exchanges.ts';
import { heedSignals } from './interruption.ts';
import { checkKnownFailures } from './known-failures.ts';
import { playScenarios } from './play-scenarios.ts';
import { productVersion } from './product-version.ts';
import { terminal } from './terminal.ts';

export type CertifyOptions = {
  readonly system?: string;
  readonly stack: 'embedded' | 'containers';
  readonly fault?: readonly string[];
  readonly scenario?: readonly ScenarioId[];
  readonly messages?: string;
  readonly out?: string;
  readonly allure: boolean;
  readonly lang: 'en' | 'da';
};

/** One run, from the system file to the exit code. */
export async function runCertification(options: CertifyOptions): Promise<number> {
  const { stack, fault: faults = [] } = options;
  const system = options.system === undefined ? undefined : readSystemFile(options.system);
  if (system && faults.length > 0)
    throw new UsageError('--fault is for the built-in reference system, not for --system');
  if (options.system !== undefined && system) checkKnownFailures(options.system, system.knownFailures);
  // An unknown fault is told before anything is started.
  conductWith(faults);
  const messages = options.messages === undefined ? [] : givenMessages(options.messages);
  const scenarios = [...(options.scenario ?? []), ...messages.map(({ id }) => id)];
  const out = resolve(options.out ?? join('reports', timeStamp()));

  const faulty = faults.length > 0 ? ` with ${faults.join(', ')}` : '';
  console.log(`Certifying ${system?.name ?? 'the reference system'}${faulty}, ${stack}`);
  const exchanges = await play(
    { out, productVersion, stack, system, faults, messages, tell: (line) => console.log(line) },
    scenarios,
  );
  const run = judgeRun(exchanges, { knownFailures: system?.knownFailures ?? {} });
  const reports = await report(out, run, exchanges, options);
  console.log(`\n${verdictTable(run, { ...terminal(), lang: options.lang, reports })}`);
  return run.exitCode;
}

async function play(
  options: Parameters<typeof startRun>[0],
  scenarios: readonly string[],
): Promise<Exchange[]> {
  using heeded = heedSignals();
  const { signal } = heeded;
  await using run = await startRun({ ...options, signal });
  signal.throwIfAborted();
  await playScenarios({ plans: [run.planFile], scenarios, signal });
  return collectExchanges(run.plan);
}

type Reports = readonly (readonly [name: string, path: string])[];

async function report(
  out: string,
  run: RunVerdict,
  exchanges: readonly Exchange[],
  options: CertifyOptions,
): Promise<Reports> {
  const { page, verdicts, junit } = writeReports({ dir: out, run, exchanges, lang: options.lang });
  const allure = options.allure
    ? await generateAllure({
        resultsDir: join(out, 'allure-results'),
        outDir: join(out, 'allure'),
        // Each system has a history of its own.
        history: join(out, '..', '.allure-history', run.system.gln),
      })
    : { reason: 'left out, as asked' };
  pointLatestAt(out);
  return [
    ['report', shown(page)],
    ['Allure', 'path' in allure ? shown(allure.path) : allure.reason],
    ['JUnit', shown(junit)],
    ['verdicts', shown(verdicts)],
  ];
}

const shown = (path: string): string => relative(process.cwd(), path);

/** `2026-03-02T091504`: sorts by time, and is a folder's name everywhere. */
function timeStamp(): string {
  return new Date().toISOString().replaceAll(':', '').slice(0, 17);
}
