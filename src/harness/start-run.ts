import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operatorClient } from '../network/operator-client.ts';
import type { StackMode } from '../exchange/exchange.ts';
import { directoryOfRun } from './directory-of-run.ts';
import { startEmbeddedStack } from './embedded-stack.ts';
import type { GivenMessage } from './given-messages.ts';
import { checkBeforeRun } from './pre-flight.ts';
import { referenceSystemFile } from './reference-system-file.ts';
import { emptyRunFolder } from './run-folder.ts';
import { writePlan, type RunPlan } from './run-plan.ts';
import type { SystemFile } from './system-file.ts';

export type RunOptions = {
  readonly out: string;
  readonly productVersion: string;
  readonly stack: StackMode;
  /** The vendor's system; the built-in reference system when there is none. */
  readonly system: SystemFile | undefined;
  readonly faults: readonly string[];
  readonly messages: readonly GivenMessage[];
  /** Its name in a series of runs that are played side by side. */
  readonly inSeries?: string;
  /** Ends the start with its reason. */
  readonly signal?: AbortSignal;
  /** Takes a line for the user, when something is waited for. */
  readonly tell: (line: string) => void;
};

export type StartedRun = AsyncDisposable & {
  readonly plan: RunPlan;
  /** Where the scenarios read it; gone with the run. */
  readonly planFile: string;
};

/** Brings everything up, looks whether it can work at all, and says how the scenarios reach it. */
export async function startRun(options: RunOptions): Promise<StartedRun> {
  const { out, system, stack: mode, faults, messages } = options;
  const described = system ?? referenceSystemFile(options.productVersion);
  const directory = directoryOfRun(described, messages);

  await using begun = new AsyncDisposableStack();
  const stateDir = mkdtempSync(join(tmpdir(), 'proevesten-'));
  begun.defer(() => rmSync(stateDir, { recursive: true, force: true }));
  begun.use(emptyRunFolder(out));
  const directoryFile = join(stateDir, 'directory.yaml');
  writeFileSync(directoryFile, directory.text, { mode: 0o600 });

  const start =
    mode === 'embedded' ? startEmbeddedStack : (await import('./container-stack.ts')).startContainerStack;
  const stack = begun.use(await start({ system, described, faults, directoryFile, stateDir }));
  const driver = stack.driver ?? described.driver;
  const checked = checkBeforeRun({
    described,
    driver,
    vans: operatorClient({ url: stack.vans.url, token: stack.vans.operatorToken }),
    vansUrl: stack.vans.url,
    tell: options.tell,
  });
  // A system may be waited for at length.
  await (options.signal ? Promise.race([checked, aborted(options.signal)]) : checked);

  const plan: RunPlan = {
    name: options.inSeries ?? 'certification',
    out,
    edition: 'CareCommunication 5.0',
    stack: mode,
    productVersion: options.productVersion,
    system: systemRecord(described),
    vans: { url: stack.vans.url, operatorToken: stack.vans.operatorToken },
    ...(driver ? { driver } : {}),
    counterparts: directory.counterparts,
    knownFailures: described.knownFailures,
    patience: {
      // Side by side they slow each other down.
      answerMilliseconds: described.patience.answerSeconds * (options.inSeries === undefined ? 1000 : 3000),
      quietMilliseconds: described.patience.quietSeconds * 1000,
    },
    messages,
    inSeries: options.inSeries !== undefined,
  };
  const planFile = writePlan(plan, stateDir);
  const pieces = begun.move();
  return { plan, planFile, [Symbol.asyncDispose]: () => pieces.disposeAsync() };
}

async function aborted(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
}

function systemRecord({ name, version, identity, capabilities }: SystemFile): RunPlan['system'] {
  return { name, ...(version ? { version } : {}), gln: identity.gln, sor: identity.sor, capabilities };
}
