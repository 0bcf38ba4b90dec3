import type { ExchangeEvent } from '../exchange/exchange.ts';

/** What is to be done with each kind of event; `Given` is whatever else it takes. */
export type ByKind<Given extends readonly unknown[], Result> = {
  readonly [Kind in ExchangeEvent['kind']]: (
    event: Extract<ExchangeEvent, { kind: Kind }>,
    ...given: Given
  ) => Result;
};

export function byKind<Given extends readonly unknown[], Result>(
  table: ByKind<Given, Result>,
  event: ExchangeEvent,
  ...given: Given
): Result {
  // The entry is the one for this event's kind, which the type of a lookup cannot say.
  const entry = table[event.kind] as (event: ExchangeEvent, ...given: Given) => Result;
  return entry(event, ...given);
}
