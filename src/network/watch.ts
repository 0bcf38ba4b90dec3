/** Lets callers wait until something holds; whoever changes it wakes them. */
export type Watch = {
  readonly wake: () => void;
  /** Settles when `holds` says so, or when the signal is aborted. */
  readonly until: (holds: () => boolean, signal: AbortSignal) => Promise<void>;
};

export function watch(): Watch {
  const looks = new Set<() => void>();
  return {
    wake() {
      for (const look of looks) look();
    },
    async until(holds, signal) {
      const settled = Promise.withResolvers<void>();
      const look = () => {
        if (holds() || signal.aborted) settled.resolve();
      };
      looks.add(look);
      signal.addEventListener('abort', look);
      look();
      await settled.promise;
      looks.delete(look);
      signal.removeEventListener('abort', look);
    },
  };
}
