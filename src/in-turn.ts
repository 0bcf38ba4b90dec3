/** Work that must not overlap: each piece begins when the one before it has ended, well or not. */
export type Turns = {
  readonly take: <T>(work: () => Promise<T>) => Promise<T>;
  /** Settles when everything that has a turn now is over; never rejects. */
  readonly done: () => Promise<void>;
};

export function inTurn(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take(work) {
      const done = last.then(work);
      last = done.catch(() => {});
      return done;
    },
    done: async () => void (await last),
  };
}
