import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '../errors.ts';
import type { StackMode, SystemRecord } from '../exchange/exchange.ts';
import type { DriverAddress } from '../network/driver-client.ts';
import type { GivenMessage } from './given-messages.ts';

/**
 * What the command line decided, handed to the scenarios: they run in the test runner's own processes and reach the
 * stack by its addresses alone, so the same scenarios play against processes, containers and a vendor's machine.
 */
export type RunPlan = {
  /** The runner's project; the report's history goes by it, so it is the same from run to run. */
  readonly name: string;
  /** The run's folder. */
  readonly out: string;
  readonly edition: string;
  readonly stack: StackMode;
  readonly productVersion: string;
  readonly system: SystemRecord;
  readonly vans: { readonly url: string; readonly operatorToken: string };
  readonly driver?: DriverAddress;
  readonly counterparts: {
    readonly fhir: PartyAccess;
    readonly legacy: PartyAccess;
    /** The senders of given messages. */
    readonly guests: readonly PartyAccess[];
  };
  /** Requirements that the vendor knows to fail, each with the reason. */
  readonly knownFailures: Readonly<Record<string, string>>;
  readonly patience: { readonly answerMilliseconds: number; readonly quietMilliseconds: number };
  /** One of many runs side by side, of which only the record is wanted: nothing is attached, and no test fails. */
  readonly inSeries: boolean;
  /** Given messages, in the order in which they are delivered. */
  readonly messages: readonly GivenMessage[];
};

/** A party that the harness plays. */
export type PartyAccess = {
  readonly gln: string;
  readonly sor: string;
  readonly name: string;
  readonly token: string;
};

/** The environment variable through which the runner finds the plan; of several plans, one path a line. */
export const planVariable = 'PROEVESTEN_PLAN';

/** @param folder one that goes with the run: the plan holds tokens, and is no evidence */
export function writePlan(plan: RunPlan, folder: string): string {
  const path = join(folder, 'plan.json');
  // Only the user who runs it may read it: it holds the run's tokens.
  writeFileSync(path, JSON.stringify(plan, null, 2), { mode: 0o600 });
  return path;
}

/** The plans that the runner was started with. */
export function givenPlans(): readonly RunPlan[] {
  const paths = process.env[planVariable];
  if (!paths)
    throw new HarnessError('no-plan', 'the scenarios are started by "proevesten certify", not by hand');
  return paths.split('\n').map(readPlan);
}

function readPlan(path: string): RunPlan {
  return JSON.parse(readFileSync(path, 'utf8')) as RunPlan;
}
