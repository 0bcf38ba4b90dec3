import type { StartedNetwork, StartedTestContainer } from 'testcontainers';
import { HarnessError } from '../errors.ts';

export type PieceName = 'vans' | 'conversion' | 'system';

export type PieceOptions = {
  /** Content by its path inside the container. */
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Record<string, string>;
  /** The command line inside the container. */
  readonly command?: readonly string[];
};

export type Containers = {
  readonly startNetwork: () => Promise<StartedNetwork>;
  /** Starts one piece, under its own name on the network, and waits until it says that it listens. */
  readonly startPiece: (
    name: PieceName,
    network: StartedNetwork,
    options: PieceOptions,
  ) => Promise<StartedTestContainer>;
};

/** Inside a container every piece listens here. */
export const innerPort = 8080;

/** testcontainers takes most of a second to load, so it is loaded only for this. */
export async function containers(): Promise<Containers> {
  // The reaper is an image of its own, which cannot be had everywhere: the stack closes what it starts, and labels it.
  process.env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';
  const { GenericContainer, Network, Wait } = await import('testcontainers');

  return {
    async startNetwork() {
      try {
        return await new Network().start();
      } catch (error) {
        throw new HarnessError('no-container-engine', `no container engine answers: ${firstLine(error)}`, {
          cause: error,
        });
      }
    },
    async startPiece(name, network, { files = {}, environment = {}, command }) {
      const contents = Object.entries(files).map(([target, content]) => ({ target, content }));
      const container = new GenericContainer(`proevesten-${name}`)
        .withNetwork(network)
        .withNetworkAliases(name)
        .withLabels({ 'dk.proevesten.piece': name })
        .withExposedPorts(innerPort)
        .withEnvironment(environment)
        .withCopyContentToContainer(contents)
        .withWaitStrategy(Wait.forLogMessage(/listening on/))
        .withStartupTimeout(60_000);
      if (command) container.withCommand([...command]);
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

/** Where the piece is reached from outside. */
export function addressOf(container: StartedTestContainer): string {
  return `http://${container.getHost()}:${container.getMappedPort(innerPort)}`;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
