import type { Clock } from '../clock.ts';

/** Milliseconds from one attempt to the next; after the last one nothing is tried until there is a reason to. */
export const retryDelays = [1000, 5000, 30_000, 120_000, 600_000, 1_800_000] as const;

/** Work that failed for now: tried again after a while, less and less often, and never forgotten. */
export type Retries<Item> = {
  readonly failed: (item: Item) => void;
  readonly settled: (item: Item) => void;
  /** Tries everything at once: the other side is known, or hoped, to be back. */
  readonly revive: () => void;
  readonly size: () => number;
  /** Forgets the failures, and with them every attempt that was to come. */
  readonly clear: () => void;
};

export function retries<Item>(clock: Clock, again: (item: Item) => void): Retries<Item> {
  const attempts = new Map<Item, { failures: number; cancel: (() => void) | undefined }>();
  return {
    failed(item) {
      const entry = attempts.get(item) ?? { failures: 0, cancel: undefined };
      attempts.set(item, entry);
      entry.cancel?.();
      entry.cancel = undefined;
      const delay = retryDelays[entry.failures++];
      if (delay === undefined) return;
      entry.cancel = clock.after(delay, () => {
        entry.cancel = undefined;
        again(item);
      });
    },
    settled: (item) => void attempts.delete(item),
    revive() {
      for (const [item, entry] of attempts) {
        // What has no timer and has not given up is under way.
        if (!entry.cancel && entry.failures <= retryDelays.length) continue;
        entry.cancel?.();
        attempts.set(item, { failures: 0, cancel: undefined });
        again(item);
      }
    },
    size: () => attempts.size,
    clear() {
      for (const { cancel } of attempts.values()) cancel?.();
      attempts.clear();
    },
  };
}
