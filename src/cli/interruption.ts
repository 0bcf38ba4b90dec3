import { constants } from 'node:os';

/** Somebody asked the run to stop. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  /** As a shell tells it: 130 for SIGINT. */
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(`the run was stopped (${signal})`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** While it lasts, a signal aborts with an Interruption instead of ending the process, which first puts away what it began. */
export function heedSignals(): Disposable & { readonly signal: AbortSignal } {
  const asked = new AbortController();
  // A terminal sends the signal to every process and the launcher hands on its own: it comes twice, and the first counts.
  const heed = (signal: NodeJS.Signals) => asked.abort(new Interruption(signal));
  for (const signal of signals) process.on(signal, heed);
  return {
    signal: asked.signal,
    [Symbol.dispose]() {
      for (const signal of signals) process.off(signal, heed);
    },
  };
}
