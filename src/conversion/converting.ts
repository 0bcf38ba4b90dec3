import type { Clock } from '../clock.ts';
import type { MessageEnvelope } from '../message/envelope.ts';
import type { ConversionRecord } from './correlation-record.ts';
import { type Ledger, openLedger } from './loss.ts';
import type { Passing } from './mapping-row.ts';
import { type ConversionOutcome, refusalCode, refused } from './outcome.ts';

/** What a conversion is made with. */
export type Converting = {
  readonly clock: Clock;
  readonly store: Correlation;
  /** Who has a location number. */
  readonly lookup: (gln: string) => KnownOrganisation | undefined;
  /** Gives a new lower-case UUID each time. */
  readonly newId: () => string;
};

/** What a conversion remembers. */
export type Correlation = {
  readonly find: (key: string) => Promise<ConversionRecord | undefined>;
  /** Becomes durable with the outcome, and is lost with it: before that nothing has happened. */
  readonly keep: (record: ConversionRecord) => void;
};

export type KnownOrganisation = {
  readonly gln: string;
  readonly sor?: string;
  readonly name?: string;
  readonly formats: readonly string[];
};

export function passingOf({ clock, lookup }: Converting): Passing {
  return {
    ledger: openLedger(),
    known: (gln) => (gln === undefined ? undefined : lookup(gln)),
    now: clock.now(),
  };
}

/** What was sent as one kind of document cannot be read as that kind. */
export function refusedReading(kind: string, problems: readonly string[]): ConversionOutcome {
  const said = problems.length === 0 ? 'another document' : problems.join('; ');
  return refused(refusalCode.payloadNotValid, `${kind}: ${said}`);
}

/** ASSUMPTION: an envelope that is addressed otherwise than its content is odd, and no reason to stop it. */
export function noteAddresses(
  { sender, receiver }: MessageEnvelope,
  said: { readonly sender: string | undefined; readonly receiver: string | undefined },
  ledger: Ledger,
): void {
  if (said.sender === sender.id && said.receiver === receiver.id) return;
  ledger.note('ADDRESSES_DIFFER', 'SenderID and ReceiverID', `${sender.id} to ${receiver.id}`);
}
