import { join } from 'node:path';
import { steerableClock, type Clock } from '../clock.ts';
import { startConversion } from '../conversion/conversion.ts';
import { openCorrelationStore } from '../conversion/correlation-store.ts';
import { startConversionServer } from '../network/conversion-server.ts';
import { claimDirectory } from '../network/directory-claim.ts';
import { loadDirectory } from '../network/directory.ts';
import type { Listener } from '../network/listen.ts';
import { temporaryFolder } from '../network/temporary-folder.ts';

/**
 * The conversion service with its memory and its address, from a directory file.
 * @throws HarnessError `state-in-use`, `state-unusable` or `correlation-store-damaged`, and those of a listener
 */
export async function startConversionService(options: {
  readonly port?: number;
  readonly host?: string;
  readonly directoryFile: string;
  /** Where conversions are remembered. Without it nothing outlives this service. */
  readonly stateDir?: string;
  /** How long answers are kept. */
  readonly keepDays?: number;
  readonly clock?: Clock;
}): Promise<Listener> {
  const { directoryFile, stateDir, keepDays, clock = steerableClock(), ...address } = options;
  const directory = loadDirectory(directoryFile);
  await using begun = new AsyncDisposableStack();
  const folder = stateDir ?? begun.use(await temporaryFolder('conversion')).path;
  begun.use(await claimDirectory(folder));
  const store = begun.use(
    await openCorrelationStore(join(folder, 'conversions.jsonl'), clock, {
      durable: stateDir !== undefined,
      ...(keepDays === undefined ? {} : { keepDays }),
    }),
  );

  const conversion = startConversion({
    clock,
    store,
    lookup(gln) {
      const entry = directory.find(gln);
      return entry && { ...entry, formats: entry.receives.map(({ type }) => type) };
    },
  });
  const listener = begun.use(await startConversionServer({ ...address, conversion }));
  const pieces = begun.move();
  return { url: listener.url, port: listener.port, [Symbol.asyncDispose]: () => pieces.disposeAsync() };
}
