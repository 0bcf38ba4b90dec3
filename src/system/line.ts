import { setImmediate as nextTurn } from 'node:timers/promises';

/** The line to the VANS: what is posted goes out one after the other, in the order in which it was posted. */
export type Line = AsyncDisposable & {
  readonly post: (envelope: Uint8Array) => void;
  /** Resolves when everything that was posted has been handed over, or could not be. */
  readonly idle: () => Promise<void>;
};

/**
 * An envelope that cannot be handed over is written in the log and dropped: a message without acknowledgement is sent
 * again after half an hour, and an acknowledgement is asked for by the sender's own resend.
 */
export function openLine(submit: (envelope: Uint8Array) => Promise<unknown>, log: (text: string) => void): Line {
  let last: Promise<void> = Promise.resolve();

  const handOver = async (envelope: Uint8Array) => {
    // What is posted while a request is answered leaves after the answer: a message is taken before it is acknowledged.
    await nextTurn();
    try {
      await submit(envelope);
    } catch (error) {
      log(`an envelope was not handed over: ${(error as Error).message}`);
    }
  };
  const post = (envelope: Uint8Array) => {
    last = last.then(() => handOver(envelope));
  };
  const idle = async () => {
    for (let seen: Promise<void> | undefined; seen !== last;) {
      seen = last;
      await seen;
    }
  };
  return { post, idle, [Symbol.asyncDispose]: idle };
}
