import { join, relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import { UsageError } from '../errors.ts';
import { givenMessages } from '../harness/given-messages.ts';
import { readSystemFile } from '../harness/system-file.ts';
import { writePlan } from '../harness/run-plan.ts';
import { startRun } from '../harness/start-run.ts';
import { generateAllure } from '../report/allure-generate.ts';
import { pointLatestAt } from '../report/latest.ts';
import { verdictTable } from '../report/terminal.ts';
import { writeReports } from '../report/write-reports.ts';
import { judgeRun } from '../verdict/judge-run.ts';
import type { CertifyOptions } from './certify.ts';
import { collectExchanges } from './collect-exchanges.ts';
import { playScenarios } from './play-scenarios.ts';

/** One run, from the system file to the exit code. */
export async function runCertification(options: CertifyOptions): Promise<number> {
  const out = resolve(options.out ?? join('reports', timeStamp()));
  const system = options.system === undefined ? undefined : readSystemFile(options.system);
  if (system && options.fault) throw new UsageError('--fault works on the built-in reference system, not with --system');

  const messages = options.messages === undefined ? [] : givenMessages(options.messages);
  console.log(`Certifying ${system?.name ?? 'the built-in reference system'} (${options.stack})`);
  {
    await using run = await startRun({ out, stack: options.stack, system, faults: options.fault ?? [], messages });
    await playScenarios({ out, plan: writePlan(run.plan), scenarios: options.scenario ?? [], messages });
  }

  const exchanges = collectExchanges(out);
  const verdict = judgeRun(exchanges, { knownFailures: system?.knownFailures ?? {} });
  writeReports({ dir: out, run: verdict, exchanges });
  const allure = options.allure ? await generateAllure({ dir: out }) : { problem: undefined };
  pointLatestAt(out);
  return verdict.exitCode;
}

function timeStamp(): string {
  return new Date().toISOString().replaceAll(':', '').slice(0, 15);
}
void relative;
void styleText;
void verdictTable;
