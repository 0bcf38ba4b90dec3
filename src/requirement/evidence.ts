import type {
  ClockStimulus,
  ComposeStimulus,
  DeliverStimulus,
  Exchange,
  ExchangeEvent,
  InboxObservation,
  OutboxObservation,
  SystemRecord,
} from '../exchange/exchange.ts';
import {
  isAck,
  isCare,
  isFhir,
  readPassages,
  type AckPassage,
  type CarePassage,
  type Passage,
} from './passage.ts';

/** The exchange as the checks read it: crossings parsed, events sorted by kind, everything in the order of the record. */
export type Evidence = {
  readonly exchange: Exchange;
  readonly system: SystemRecord;
  /** Everything that the system put on the wire. */
  readonly sent: readonly Passage[];
  /** Everything that reached the system. */
  readonly delivered: readonly Passage[];
  /** The same on the counterparts' wires. */
  readonly fromCounterparts: readonly Passage[];
  readonly toCounterparts: readonly Passage[];
  readonly careSent: readonly CarePassage[];
  readonly careDelivered: readonly CarePassage[];
  readonly acksSent: readonly AckPassage[];
  readonly acksDelivered: readonly AckPassage[];
  readonly composes: readonly Numbered<ComposeStimulus>[];
  readonly deliveries: readonly Numbered<DeliverStimulus>[];
  readonly clockMoves: readonly Numbered<ClockStimulus>[];
  readonly inboxes: readonly Numbered<InboxObservation>[];
  readonly outboxes: readonly Numbered<OutboxObservation>[];
};

type Numbered<T> = T & Pick<ExchangeEvent, 'number' | 'at'>;

const known = new WeakMap<Exchange, Evidence>();

/** Reads the exchange once, however many checks ask. Never throws: what cannot be read is a gap in the evidence. */
export function evidence(exchange: Exchange): Evidence {
  const ready = known.get(exchange);
  if (ready) return ready;

  const events = <K extends ExchangeEvent['kind']>(kind: K) =>
    exchange.events.filter((event): event is Extract<ExchangeEvent, { kind: K }> => event.kind === kind);
  const passages = readPassages(events('envelope'));
  const along = (direction: string) => passages.filter(({ crossing }) => crossing.direction === direction);
  const sent = along('from-system').filter(
    (one, index, all) => !isHandedOverAgain(one, all.slice(index + 1)),
  );
  const delivered = along('to-system').filter(arrived);

  const read: Evidence = {
    exchange,
    system: exchange.system,
    sent,
    delivered,
    fromCounterparts: along('from-counterpart'),
    toCounterparts: along('to-counterpart').filter(arrived),
    careSent: sent.filter(isCare),
    careDelivered: delivered.filter(isCare),
    acksSent: sent.filter(isAck),
    acksDelivered: delivered.filter(isAck),
    composes: events('compose'),
    deliveries: events('deliver'),
    clockMoves: events('clock'),
    inboxes: events('inbox'),
    outboxes: events('outbox'),
  };
  known.set(exchange, read);
  return read;
}

/** Everything that the system put on the wire and that is FHIR, whatever kind of message. */
export function fhirSent({ sent }: Evidence) {
  return sent.filter(isFhir);
}

/** FHIR messages that reached the system and that it owes an answer: all but acknowledgements, as far as they have an id. */
export function questions({ delivered }: Evidence) {
  return delivered.filter(isFhir).flatMap((one) => {
    const { headerId } = one;
    return one.ack || headerId === undefined ? [] : [{ ...one, headerId }];
  });
}

export type Question = ReturnType<typeof questions>[number];

/** What the system put on the wire after an event and nobody can read: it may be what is looked for. */
export function unreadAfter({ sent }: Evidence, number: number): Passage | undefined {
  return sent.find(
    (one) => one.number > number && (one.reading.envelope === undefined || (one.claimsFhir && !one.fhir)),
  );
}

/** An attempt that came to nothing, and was repeated byte for byte: one transmission, not two. */
function isHandedOverAgain(one: Passage, later: readonly Passage[]): boolean {
  return !arrived(one) && later.some(({ crossing }) => crossing.bytes === one.crossing.bytes);
}

/** Whether it reached the other side: an envelope that was refused there, or never taken, did not. */
export function arrived({ crossing: { transport } }: Passage): boolean {
  return transport.problem === undefined && (transport.status ?? 200) < 400;
}
