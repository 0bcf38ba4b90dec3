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
  /** The record so far. */
  readonly events: readonly ExchangeEvent[];
  /** Gives the event its number and time, and appends it. */
  record: (event: ExchangeEventBody) => ExchangeEvent;
  /** Closes the record; `harnessError` when something other than the system ended the scenario. */
  finish: (harnessError?: { readonly code: string; readonly message: string }) => Exchange;
};

export function recorder({ clock = wallClock, ...head }: Recording): Recorder {
  const started = clock.now();
  const events: ExchangeEvent[] = [];

  return {
    events,
    record(body) {
      const event = { ...body, number: events.length + 1, at: clock.now().toISOString() };
      events.push(event);
      return event;
    },
    finish: (harnessError) => ({
      schema: exchangeSchema,
      ...head,
      startedAt: started.toISOString(),
      milliseconds: Math.max(clock.now().getTime() - started.getTime(), 0),
      events: [...events],
      ...(harnessError ? { harnessError } : {}),
    }),
  };
}

const wallClock: Pick<Clock, 'now'> = { now: () => new Date() };
