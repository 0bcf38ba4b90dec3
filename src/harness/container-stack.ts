import { readFileSync } from 'node:fs';
import type { StartedNetwork, StartedTestContainer } from 'testcontainers';
import { HarnessError } from '../errors.ts';
import { operatorClient } from '../network/operator-client.ts';
import { conductWith } from '../system/faults.ts';
import { secret } from './directory-of-run.ts';
import type { Stack, StackOptions } from './stack.ts';
import type { SystemFile } from './system-file.ts';

/** Inside a container every piece listens here. */
const innerPort = 8080;
const directoryPath = '/app/data/directory.yaml';

/** The pieces as three containers on one network of their own, from the images that "npm run images" builds. */
export async function startContainerStack(options: StackOptions & { readonly described: SystemFile }): Promise<Stack> {
  const { system, described, faults } = options;
  if (system) {
    throw new HarnessError(
      'system-not-an-image',
      'a system of your own is certified with the pieces embedded: leave --stack out (an image of a vendor is not started yet)',
    );
  }
  conductWith(faults);
  const { identity, network } = described;
  const operatorToken = secret();
  const driverToken = secret();
  const directory = readFileSync(options.directoryFile, 'utf8');

  const start = await containerStarter();
  await using begun = new AsyncDisposableStack();
  const together = await start.network(begun);
  const conversion = start.piece('conversion', together, { files: { [directoryPath]: directory } });
  const vans = start.piece('vans', together, {
    files: { [directoryPath]: directory },
    environment: { PROEVESTEN_OPERATOR_TOKEN: operatorToken },
    command: [
      ...['vans', '--host', '0.0.0.0', '--port', `${innerPort}`, '--directory', directoryPath, '--state', '/app/state'],
      ...['--conversion', `http://conversion:${innerPort}`],
    ],
  });
  const reference = start.piece('system', together, {
    environment: { PROEVESTEN_DRIVER_TOKEN: driverToken },
    command: [
      ...['system', '--host', '0.0.0.0', '--port', `${innerPort}`],
      ...['--vans', `http://vans:${innerPort}`, '--token', network.token],
      ...['--gln', identity.gln, '--sor', identity.sor, '--name', identity.name],
      ...faults.flatMap((fault) => ['--fault', fault]),
    ],
  });
  const [, startedVans, startedSystem] = await allStarted([conversion, vans, reference], begun);

  const vansUrl = addressOf(startedVans);
  await operatorClient({ url: vansUrl, token: operatorToken }).putParty({
    gln: identity.gln,
    token: network.token,
    delivery: { push: `http://system:${innerPort}/envelopes` },
    receipts: 'vans',
  });
  const pieces = begun.move();
  return {
    vans: { url: vansUrl, operatorToken },
    driver: { url: addressOf(startedSystem), token: driverToken },
    [Symbol.asyncDispose]: () => pieces.disposeAsync(),
  };
}

type Piece = 'vans' | 'conversion' | 'system';

type PieceOptions = {
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Record<string, string>;
  readonly command?: string[];
};

/** testcontainers takes most of a second to load, so it is loaded only here. */
async function containerStarter() {
  // The reaper is an image of its own, which cannot be had everywhere: the stack closes what it starts, and labels it.
  process.env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';
  const { GenericContainer, Network, Wait } = await import('testcontainers');

  return {
    async network(begun: AsyncDisposableStack): Promise<StartedNetwork> {
      try {
        const network = await new Network().start();
        begun.defer(async () => void (await network.stop()));
        return network;
      } catch (error) {
        throw new HarnessError('no-container-engine', `no container engine answers: ${firstLine(error)}`, { cause: error });
      }
    },
    async piece(
      name: Piece,
      network: StartedNetwork,
      { files = {}, environment = {}, command }: PieceOptions,
    ): Promise<StartedTestContainer> {
      const container = new GenericContainer(`proevesten-${name}`)
        .withNetwork(network)
        .withNetworkAliases(name)
        .withLabels({ 'dk.proevesten.piece': name })
        .withExposedPorts(innerPort)
        .withEnvironment(environment)
        .withCopyContentToContainer(Object.entries(files).map(([target, content]) => ({ target, content })))
        .withWaitStrategy(Wait.forLogMessage(/listening on/))
        .withStartupTimeout(60_000);
      if (command) container.withCommand(command);
      try {
        return await container.start();
      } catch (error) {
        throw new HarnessError(
          'container-not-started',
          `proevesten-${name} did not start: ${firstLine(error)}; are the images built (npm run images)?`,
          { cause: error },
        );
      }
    },
  };
}

/** Starts side by side; what has started is closed with the stack, also when another piece fails. */
async function allStarted(
  starting: readonly Promise<StartedTestContainer>[],
  begun: AsyncDisposableStack,
): Promise<StartedTestContainer[]> {
  const settled = await Promise.allSettled(starting);
  for (const result of settled) {
    if (result.status === 'fulfilled') begun.defer(async () => void (await result.value.stop({ timeout: 0 })));
  }
  return Promise.all(starting);
}

function addressOf(container: StartedTestContainer | undefined): string {
  if (!container) throw new Error('a piece is missing');
  return `http://${container.getHost()}:${container.getMappedPort(innerPort)}`;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
