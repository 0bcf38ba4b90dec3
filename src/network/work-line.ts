/** Pieces of work that are done one after the other, in the order in which they were added. */
export type WorkLine<Item> = {
  readonly add: (item: Item) => void;
  /** Forgets what has not been begun. */
  readonly clear: () => void;
  /** Settles when everything added so far is done. */
  readonly settled: () => Promise<void>;
};

/** @param work must not reject: it knows best what to do about a failure */
export function workLine<Item>(work: (item: Item) => Promise<void>): WorkLine<Item> {
  const queue: Item[] = [];
  let busy = false;
  let running = Promise.resolve();
  const run = async () => {
    busy = true;
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    busy = false;
  };
  return {
    add(item) {
      queue.push(item);
      if (!busy) running = run();
    },
    clear: () => void (queue.length = 0),
    settled: () => running,
  };
}
