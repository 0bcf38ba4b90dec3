import { join } from 'node:path';
import { steerableClock } from '../clock.ts';
import { conversionClient } from '../network/conversion-client.ts';
import { loadDirectory } from '../network/directory.ts';
import { operatorClient } from '../network/operator-client.ts';
import { startVans } from '../network/vans-server.ts';
import { profileValidation } from '../system/profile-validation.ts';
import { startReferenceSystem } from '../system/reference-system.ts';
import { secret } from './directory-of-run.ts';
import type { Stack, StackOptions } from './stack.ts';
import { startConversionService } from './start-conversion-service.ts';

/** The pieces in this process, each on a free port of the loopback interface: they talk as they would across a network. */
export async function startEmbeddedStack(options: StackOptions): Promise<Stack> {
  const { system, described, faults, directoryFile, stateDir } = options;
  await using begun = new AsyncDisposableStack();

  const conversion = begun.use(
    await startConversionService({
      directoryFile,
      stateDir: join(stateDir, 'conversion'),
      clock: steerableClock(),
    }),
  );
  const vans = begun.use(
    await startVans({
      ...described.vans,
      directory: loadDirectory(directoryFile),
      stateDir: join(stateDir, 'vans'),
      clock: steerableClock(),
      conversion: conversionClient(conversion.url),
      operatorToken: secret(),
    }),
  );
  if (system) return { ...running(begun.move()), vans };

  const { identity, network } = described;
  const driverToken = secret();
  const reference = begun.use(
    await startReferenceSystem({
      identity,
      vans: { url: vans.url, token: network.token },
      clock: steerableClock(),
      faults,
      driverToken,
      validate: await profileValidation(),
    }),
  );
  const operator = operatorClient({ url: vans.url, token: vans.operatorToken });
  await operator.putParty({
    gln: identity.gln,
    token: network.token,
    delivery: { push: reference.url },
    receipts: 'vans',
  });
  return { ...running(begun.move()), vans, driver: { url: reference.driverUrl, token: driverToken } };
}

function running(pieces: AsyncDisposableStack): AsyncDisposable {
  return { [Symbol.asyncDispose]: () => pieces.disposeAsync() };
}
