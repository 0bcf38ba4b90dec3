/** Time as the pieces see it: injected, so that a test can let thirty minutes pass at once. */
export type Clock = {
  now: () => Date;
  /** Runs `task` once when `milliseconds` have passed on this clock; the returned function cancels it. */
  after: (milliseconds: number, task: () => void) => () => void;
};

export type SteerableClock = Clock & {
  /** Moves the clock forward and runs, in order, everything that falls due on the way. */
  advance: (milliseconds: number) => void;
};

export const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Runs `task` each time that a day has passed, until it is cancelled by the returned function. */
export function everyDay(clock: Clock, task: () => void): () => void {
  let cancel: () => void;
  const wait = () => {
    cancel = clock.after(dayMilliseconds, () => {
      wait();
      task();
    });
  };
  wait();
  return () => cancel();
}

type Timer = { readonly due: number; readonly task: () => void; handle?: NodeJS.Timeout };

// Longer waits overflow the platform's timer, which would then fire at once.
const longestWait = 2 ** 31 - 1;

/** The wall clock plus whatever it was advanced by. */
export function steerableClock(): SteerableClock {
  return clockOn({ time: () => Date.now(), runs: true });
}

/** A clock that stands still at `start` until it is advanced. */
export function frozenClock(start: Date): SteerableClock {
  return clockOn({ time: () => start.getTime(), runs: false });
}

function clockOn(base: { time: () => number; runs: boolean }): SteerableClock {
  const timers = new Set<Timer>();
  let offset = 0;
  const time = () => base.time() + offset;

  const fire = (timer: Timer) => {
    clearTimeout(timer.handle);
    if (timers.delete(timer)) timer.task();
  };
  const arm = (timer: Timer) => {
    if (!base.runs || !timers.has(timer)) return;
    clearTimeout(timer.handle);
    const wait = Math.min(Math.max(timer.due - time(), 0), longestWait);
    timer.handle = setTimeout(() => (timer.due <= time() ? fire(timer) : arm(timer)), wait);
    timer.handle.unref();
  };

  return {
    now: () => new Date(time()),
    after(milliseconds, task) {
      const timer: Timer = { due: time() + milliseconds, task };
      timers.add(timer);
      arm(timer);
      return () => {
        clearTimeout(timer.handle);
        timers.delete(timer);
      };
    },
    advance(milliseconds) {
      const end = time() + milliseconds;
      for (;;) {
        const next = [...timers].toSorted((a, b) => a.due - b.due)[0];
        if (!next || next.due > end) break;
        offset += Math.max(next.due - time(), 0);
        fire(next);
      }
      offset += Math.max(end - time(), 0);
      for (const timer of timers) arm(timer);
    },
  };
}
