import type { Exchange, ExchangeEvent } from './exchange.ts';
import { redactEnvelope } from './redact-envelope.ts';
import { redactNumbers, type StandIns } from './redact-numbers.ts';

/** An exchange to show to others, and what its owner must know before it is shown. */
export type Redaction = {
  readonly exchange: Exchange;
  /** How many numbers were replaced, by place: `event 4 (envelope)`, or the member of the record. */
  readonly replaced: ReadonlyMap<string, number>;
  /** What could not be looked into, and so may hold numbers still. */
  readonly unseen: readonly { readonly event: number; readonly why: string }[];
};

/**
 * The exchange without CPR numbers, so that it can be shown to others: in every text of the record, and in the messages
 * themselves. The same number becomes the same stand-in everywhere, so that the exchange is judged as before. Names,
 * other texts and the contents of attachments stay.
 *
 * @param standIns given to several exchanges, they keep a person the same in all of them
 */
export function redactExchange(exchange: Exchange, standIns: StandIns = new Map()): Redaction {
  const replaced = new Map<string, number>();
  const unseen: Redaction['unseen'][number][] = [];
  const replacing = (place: string) => (text: string) => {
    const redacted = redactNumbers(text, standIns);
    if (redacted.count > 0) replaced.set(place, (replaced.get(place) ?? 0) + redacted.count);
    return redacted.text;
  };

  const members = Object.entries(exchange).map(([name, member]) => [
    name,
    name === 'events' ? exchange.events.map(redactedEvent) : everyText(member, replacing(name)),
  ]);
  return { exchange: Object.fromEntries(members) as Exchange, replaced, unseen };

  function redactedEvent(event: ExchangeEvent): ExchangeEvent {
    const replace = replacing(`event ${event.number} (${event.kind})`);
    if (event.kind !== 'envelope') return everyText(event, replace) as ExchangeEvent;
    const { bytes, ...told } = event;
    const envelope = redactEnvelope(bytes, replace);
    for (const why of envelope.unseen) unseen.push({ event: event.number, why });
    // Members keep their order, so that the two files can be compared line by line.
    return { ...event, ...(everyText(told, replace) as typeof told), bytes: envelope.value };
  }
}

function everyText(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((one) => everyText(one, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, everyText(one, replace)]));
}
