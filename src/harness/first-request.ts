import { setTimeout as pause } from 'node:timers/promises';
import { HarnessError } from '../errors.ts';
import type { OperatorClient } from '../network/operator-client.ts';
import type { SystemFile } from './system-file.ts';

export type FirstRequest = {
  readonly described: SystemFile;
  readonly vans: OperatorClient;
  readonly vansUrl: string;
  /** Takes a line for the user. */
  readonly tell: (line: string) => void;
};

/**
 * Waits until the system has asked for its mailbox, as long as an answer may take; of a system that is pushed to, nothing
 * is asked.
 * @throws HarnessError `system-silent` when it has not asked by then
 */
export async function awaitFirstRequest({ described, vans, vansUrl, tell }: FirstRequest): Promise<void> {
  const { name, identity, patience } = described;
  const deadline = performance.now() + patience.answerSeconds * 1000;
  for (let told = false; ; told = true) {
    const { parties, refusedTokens } = await vans.status();
    const party = parties.find(({ gln }) => gln === identity.gln);
    if (party?.delivery !== 'mailbox' || party.askedAt !== undefined) return;
    if (!told)
      tell(`Waiting up to ${patience.answerSeconds} s for ${name} to ask for its mailbox at ${vansUrl}`);
    const left = deadline - performance.now();
    if (left <= 0) {
      const stranger =
        refusedTokens > 0 ? '; somebody asked with an unknown token: compare network.token' : '';
      throw new HarnessError(
        'system-silent',
        `${name} has not asked for its mailbox at ${vansUrl} within ${patience.answerSeconds} s: is it running?${stranger}`,
      );
    }
    await pause(Math.min(left, 100));
  }
}
