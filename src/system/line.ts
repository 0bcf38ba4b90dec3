import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HarnessError } from '../errors.ts';
import type { PartyClient } from '../network/party-client.ts';

/** The line to the VANS: what is posted goes out one after the other, in the order in which it was posted. */
export type Line = AsyncDisposable & {
  /** `refused` is told why, when the VANS will not take the envelope. */
  readonly post: (envelope: Uint8Array, refused?: (why: string) => void) => void;
  /** Resolves when everything that was posted has been handed over, or could not be. */
  readonly idle: () => Promise<void>;
};

/**
 * An envelope that cannot be handed over is written in the log and dropped: a message without acknowledgement is sent
 * again after half an hour, and an acknowledgement is asked for by the sender's own resend.
 */
export function openLine(submit: PartyClient['submit'], log: (text: string) => void): Line {
  let last: Promise<void> = Promise.resolve();

  const handOver = async (envelope: Uint8Array, refused: (why: string) => void) => {
    // What is posted while a request is answered leaves after the answer: a message is taken before it is acknowledged.
    await nextTurn();
    try {
      const { outcome, description = 'without a reason' } = await submit(envelope);
      if (outcome === 'refused') refused(description);
    } catch (error) {
      const { code, message } = error as HarnessError;
      log(`an envelope was not handed over: ${message}`);
      if (code === 'vans-refused') refused(message);
    }
  };
  const post: Line['post'] = (envelope, refused = () => {}) => {
    // Whatever goes wrong with one envelope, the next one has its turn.
    last = last.then(() => handOver(envelope, refused)).catch((error: Error) => log(error.message));
  };
  const idle = async () => {
    for (let seen: Promise<void> | undefined; seen !== last;) {
      seen = last;
      await seen;
    }
  };
  return { post, idle, [Symbol.asyncDispose]: idle };
}
