import { loadDirectory } from '../../../src/network/directory.ts';
import {
  operatorClient,
  type JournalEntry,
  type OperatorClient,
} from '../../../src/network/operator-client.ts';
import { partyClient, type PartyClient } from '../../../src/network/party-client.ts';
import { startVans, type StartVansOptions } from '../../../src/network/vans-server.ts';

export const directoryFile = 'fixtures/directory.yaml';

export type SampleVans = AsyncDisposable & {
  readonly url: string;
  readonly operatorToken: string;
  readonly operator: OperatorClient;
  readonly as: (party: { readonly gln: string; readonly token: string }) => PartyClient;
  /** The journal up to now. */
  readonly journal: () => Promise<readonly JournalEntry[]>;
};

/** A VANS with the organisations and parties of the directory that comes with the harness. */
export async function sampleVans(options: Partial<StartVansOptions> = {}): Promise<SampleVans> {
  const vans = await startVans({ directory: loadDirectory(directoryFile), ...options });
  const { url, operatorToken } = vans;
  const operator = operatorClient({ url, token: operatorToken });
  return {
    url,
    operatorToken,
    operator,
    as: (party) => partyClient({ url, ...party }),
    journal: () => operator.journal({ after: 0 }),
    [Symbol.asyncDispose]: () => vans[Symbol.asyncDispose](),
  };
}
