import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { steerableClock, type Clock } from '../clock.ts';
import { startConversion } from '../conversion/conversion.ts';
import { memoryCorrelationStore, openCorrelationStore } from '../conversion/correlation-store.ts';
import { startConversionServer } from '../network/conversion-server.ts';
import { loadDirectory } from '../network/directory.ts';
import type { Listener } from '../network/listen.ts';

/** The conversion service with its memory and its address, from a directory file. Without a state folder it forgets. */
export async function startConversionService(options: {
  readonly port?: number;
  readonly host?: string;
  readonly directoryFile: string;
  readonly stateDir?: string;
  readonly clock?: Clock;
}): Promise<Listener> {
  const { directoryFile, stateDir, clock = steerableClock(), ...address } = options;
  const directory = loadDirectory(directoryFile);
  await using begun = new AsyncDisposableStack();
  if (stateDir) mkdirSync(stateDir, { recursive: true });
  const store = begun.use(
    stateDir
      ? await openCorrelationStore(join(stateDir, 'conversions.jsonl'), clock)
      : memoryCorrelationStore(clock),
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
