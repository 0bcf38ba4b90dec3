import type { Clock } from '../clock.ts';
import {
  exchangeSchema,
  type Exchange,
  type ExchangeEvent,
  type ExchangeEventBody,
  type ScenarioRecord,
  type StackMode,
  type SystemRecord,
} from './exchange.ts';

export type Recording = {
  readonly scenario: ScenarioRecord;
  readonly system: SystemRecord;
  readonly edition: string;
  readonly stack: StackMode;
  /** Gives the times of the record; the wall clock unless said. */
  readonly clock?: Pick<Clock, 'now'>;
};

/** Writes the record of one scenario, event by event. */
export type Recorder = {
  /** Appends the event, at this time. */
  record: (event: ExchangeEventBody) => void;
  /** Takes the place in the order and the time now; what is written there is known when `action` is done. */
  recordAround: <T>(action: () => Promise<readonly [ExchangeEventBody, T]>) => Promise<T>;
  /** Closes the record; `harnessError` when something other than the system ended the scenario. */
  finish: (harnessError?: Exchange['harnessError']) => Exchange;
};

/** A place in the order; empty until what happened there is known, and left out when it never is. */
type Place = { readonly at: string; event?: ExchangeEventBody };

export function recorder({ clock = wallClock, ...head }: Recording): Recorder {
  const started = clock.now();
  const places: Place[] = [];
  const place = (event?: ExchangeEventBody): Place => {
    const taken: Place = { at: clock.now().toISOString(), ...(event ? { event } : {}) };
    places.push(taken);
    return taken;
  };

  return {
    record: (event) => void place(event),
    async recordAround(action) {
      const taken = place();
      const [event, result] = await action();
      taken.event = event;
      return result;
    },
    finish: (harnessError) => ({
      schema: exchangeSchema,
      ...head,
      startedAt: started.toISOString(),
      milliseconds: Math.max(clock.now().getTime() - started.getTime(), 0),
      events: places.flatMap(({ at, event }) => (event ? [{ at, event }] : [])).map(numbered),
      ...(harnessError ? { harnessError } : {}),
    }),
  };
}

function numbered({ at, event }: Required<Place>, index: number): ExchangeEvent {
  return { ...event, number: index + 1, at };
}

const wallClock: Pick<Clock, 'now'> = { now: () => new Date() };
