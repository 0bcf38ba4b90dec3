import { HarnessError } from '../errors.ts';

/** Collects what arrives while the last batch is being written, so that many appends share one flush to the disk. */
export type GroupCommit<Item> = {
  /** Settles when the item is on disk; rejects with a HarnessError when it never will be. */
  push: (item: Item) => Promise<void>;
  /** The first failure. */
  problem: () => HarnessError | undefined;
  /** Settles when everything pushed so far is on disk, or never will be. */
  settled: () => Promise<void>;
};

/** After the first failure nothing more is written: what is on disk stays readable, and every push is refused. */
export function groupCommit<Item>(
  place: string,
  write: (batch: readonly Item[]) => Promise<void>,
): GroupCommit<Item> {
  const queue: { readonly item: Item; readonly done: PromiseWithResolvers<void> }[] = [];
  let draining: Promise<void> | undefined;
  let broken: HarnessError | undefined;

  const drain = async () => {
    while (queue.length > 0) {
      const batch = queue.splice(0);
      try {
        await write(batch.map(({ item }) => item));
        for (const { done } of batch) done.resolve();
      } catch (error) {
        const cause = error as Error;
        broken = new HarnessError('journal-unwritable', `${place}: ${cause.message}`, { cause });
        for (const { done } of [...batch, ...queue.splice(0)]) done.reject(broken);
      }
    }
    draining = undefined;
  };

  return {
    push(item) {
      const done = Promise.withResolvers<void>();
      // Not everybody waits for the disk; a failure is told to those who do.
      done.promise.catch(() => undefined);
      if (broken) done.reject(broken);
      else queue.push({ item, done });
      if (queue.length > 0) draining ??= drain();
      return done.promise;
    },
    problem: () => broken,
    settled: async () => {
      await draining;
    },
  };
}
