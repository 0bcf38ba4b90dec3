import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { steerableClock, type SteerableClock } from '../clock.ts';
import { json, problem, type Handler } from './http-message.ts';
import { largestEnvelope, listen, type ListenOptions } from './listen.ts';
import { operatorRoutes } from './operator-api.ts';
import { oversizedSubmission, partyRoutes } from './party-api.ts';
import { routed } from './routes.ts';
import { openVans, type Vans, type VansOptions } from './vans.ts';

export type RunningVans = AsyncDisposable & {
  readonly url: string;
  /** Opens `/operator`. */
  readonly operatorToken: string;
};

export type StartVansOptions = Omit<VansOptions, 'stateDir' | 'durable' | 'clock'> &
  Omit<ListenOptions, 'oversized'> & {
    /** Where the journal is kept. Without it nothing outlives this VANS. */
    readonly stateDir?: string;
    readonly clock?: SteerableClock;
    /** A new one is made when none is given. */
    readonly operatorToken?: string;
  };

/**
 * Starts a VANS with its two doors: `/v1` for parties, `/operator` for the harness.
 * @throws HarnessError `port-taken`, `cannot-listen`, `state-in-use` or `journal-damaged`
 */
export async function startVans(options: StartVansOptions): Promise<RunningVans> {
  const { clock = steerableClock(), operatorToken = randomUUID(), stateDir } = options;
  await using begun = new AsyncDisposableStack();
  const folder = stateDir ?? (await temporaryFolder(begun));
  const vans = begun.use(
    await openVans({ ...options, stateDir: folder, durable: stateDir !== undefined, clock }),
  );
  const oversized = oversizedSubmission(vans, options.maxBodyBytes ?? largestEnvelope);
  const { url } = begun.use(await listen(doors(vans, clock, operatorToken), { ...options, oversized }));

  const running = begun.move();
  return { url, operatorToken, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

async function temporaryFolder(owner: AsyncDisposableStack): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'proevesten-vans-'));
  owner.defer(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function doors(vans: Vans, clock: SteerableClock, token: string): Handler {
  let refusedTokens = 0;
  const about = () => ({ now: clock.now().toISOString(), ...costs(), refusedTokens });
  return routed({
    'GET /health': () =>
      vans.office.journal.problem
        ? problem(503, 'journal unwritable', vans.office.journal.problem.message)
        : json(200, { status: 'ok' }),
    ...partyRoutes(vans, () => void refusedTokens++),
    ...operatorRoutes(vans, { token, clock, about }),
  });
}

function costs() {
  const { user, system } = process.cpuUsage();
  return { rss: process.memoryUsage.rss(), cpuMilliseconds: Math.round((user + system) / 1000) };
}
