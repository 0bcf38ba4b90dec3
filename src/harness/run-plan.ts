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

/** The environment variable through which the scenarios find the plan. */
export const planVariable = 'PROEVESTEN_PLAN';

/** @param folder one that goes with the run: the plan holds tokens, and is no evidence */
export function writePlan(plan: RunPlan, folder: string): string {
  const path = join(folder, 'plan.json');
  // Only the user who runs it may read it: it holds the run's tokens.
  writeFileSync(path, JSON.stringify(plan, null, 2), { mode: 0o600 });
  return path;
}

export function readPlan(path = process.env[planVariable]): RunPlan {
  if (!path)
    throw new HarnessError('no-plan', 'the scenarios are started by "proevesten certify", not by hand');
  return JSON.parse(readFileSync(path, 'utf8')) as RunPlan;
}
