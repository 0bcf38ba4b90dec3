import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '../errors.ts';
import { exchangeSchema, type Exchange } from '../exchange/exchange.ts';
import { loadExchange } from '../exchange/load.ts';
import type { RunPlan } from '../harness/run-plan.ts';
import type { PlayedFile } from '../report/progress-reporter.ts';

/**
 * The records of the run as they lie on disk, in the order in which the scenarios were played. A scenario that left none
 * is not forgotten: it counts as an error of the harness.
 */
export function collectExchanges(plan: RunPlan): Exchange[] {
  const { scenarios, problems } = played(plan.out);
  if (scenarios.length === 0) {
    throw new HarnessError('nothing-played', problems[0] ?? 'the test runner found no scenario to play');
  }
  return scenarios.map(({ id, title, problem }) => {
    const file = join(plan.out, 'exchanges', `${id}.json`);
    return existsSync(file) ? loadExchange(file) : unplayed(plan, id, title, problem);
  });
}

function played(out: string): PlayedFile {
  const file = join(out, 'played.json');
  if (!existsSync(file)) {
    throw new HarnessError(
      'runner-failed',
      'the test runner ended before it played anything; its words are above',
    );
  }
  return JSON.parse(readFileSync(file, 'utf8')) as PlayedFile;
}

function unplayed(plan: RunPlan, id: string, title: string, problem: string): Exchange {
  return {
    schema: exchangeSchema,
    scenario: { id, title, proves: [], needs: [] },
    system: plan.system,
    edition: plan.edition,
    stack: plan.stack,
    startedAt: new Date().toISOString(),
    milliseconds: 0,
    events: [],
    harnessError: { code: 'no-record', message: problem },
  };
}
