import { randomUUID } from 'node:crypto';

import { steerableClock, type SteerableClock } from '../clock.ts';
import { json, problem, type Handler } from './http-message.ts';
import { largestEnvelope, listen, type ListenOptions } from './listen.ts';
import { operatorRoutes } from './operator-api.ts';
import { oversizedSubmission, partyRoutes } from './party-api.ts';
import { refusedTokens } from './refused-tokens.ts';
import { routed } from './routes.ts';
import { temporaryFolder } from './temporary-folder.ts';
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
  const folder = stateDir ?? begun.use(await temporaryFolder('vans')).path;
  const vans = begun.use(
    await openVans({ ...options, stateDir: folder, durable: stateDir !== undefined, clock }),
  );
  const oversized = oversizedSubmission(vans, options.maxBodyBytes ?? largestEnvelope);
  const { url } = begun.use(await listen(doors(vans, clock, operatorToken), { ...options, oversized }));

  const running = begun.move();
  return { url, operatorToken, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

function doors(vans: Vans, clock: SteerableClock, token: string): Handler {
  const refusals = refusedTokens(vans.office);
  const about = () => ({ now: clock.now().toISOString(), ...costs(), refusedTokens: refusals.count() });
  return routed({
    'GET /health': () =>
      vans.office.journal.problem
        ? problem(503, 'journal unwritable', vans.office.journal.problem.message)
        : json(200, { status: 'ok' }),
    ...partyRoutes(vans, refusals.note),
    ...operatorRoutes(vans, { token, clock, about, refusedToken: refusals.note }),
  });
}

function costs() {
  const { user, system } = process.cpuUsage();
  return { rss: process.memoryUsage.rss(), cpuMilliseconds: Math.round((user + system) / 1000) };
}
