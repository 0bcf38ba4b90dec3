import { readFileSync } from 'node:fs';
import { HarnessError } from '../errors.ts';
import { operatorClient } from '../network/operator-client.ts';
import { addressOf, containers, innerPort } from './container-piece.ts';
import { secret } from './directory-of-run.ts';
import type { Stack, StackOptions } from './stack.ts';

const directoryPath = '/app/data/directory.yaml';
const listening = ['--host', '0.0.0.0', '--port', `${innerPort}`];

/** The pieces as three containers on one network of their own, from the images that "npm run images" builds. */
export async function startContainerStack({
  system,
  described,
  faults,
  directoryFile,
}: StackOptions): Promise<Stack> {
  if (system) {
    throw new HarnessError(
      'system-not-an-image',
      'a system of your own is certified with embedded pieces: leave "--stack containers" out (images of vendors are not started yet)',
    );
  }
  const { identity, network: access } = described;
  const [operatorToken, driverToken] = [secret(), secret()];
  const directory = { [directoryPath]: readFileSync(directoryFile, 'utf8') };

  const { startNetwork, startPiece } = await containers();
  await using begun = new AsyncDisposableStack();
  const network = await startNetwork();
  begun.defer(async () => void (await network.stop()));

  const starting = [
    startPiece('vans', network, {
      files: directory,
      environment: { PROEVESTEN_OPERATOR_TOKEN: operatorToken },
      command: [
        'vans',
        ...listening,
        ...given({
          directory: directoryPath,
          state: '/app/state',
          conversion: `http://conversion:${innerPort}`,
        }),
      ],
    }),
    startPiece('system', network, {
      environment: { PROEVESTEN_TOKEN: access.token, PROEVESTEN_DRIVER_TOKEN: driverToken },
      command: [
        'system',
        ...listening,
        ...given({ vans: `http://vans:${innerPort}`, ...identity }),
        ...faults.flatMap((fault) => ['--fault', fault]),
      ],
    }),
    startPiece('conversion', network, { files: directory }),
  ] as const;
  // What has started is closed with the stack, also when another piece fails.
  for (const result of await Promise.allSettled(starting)) {
    if (result.status === 'fulfilled')
      begun.defer(async () => void (await result.value.stop({ timeout: 0 })));
  }
  const [vans, reference] = await Promise.all(starting);

  const vansUrl = addressOf(vans);
  await operatorClient({ url: vansUrl, token: operatorToken }).putParty({
    gln: identity.gln,
    token: access.token,
    delivery: { push: `http://system:${innerPort}/envelopes` },
    receipts: 'vans',
  });
  const pieces = begun.move();
  return {
    vans: { url: vansUrl, operatorToken },
    driver: { url: addressOf(reference), token: driverToken },
    [Symbol.asyncDispose]: () => pieces.disposeAsync(),
  };
}

function given(options: Readonly<Record<string, string>>): string[] {
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
}
