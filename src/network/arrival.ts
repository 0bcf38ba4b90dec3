import type { Envelope, EnvelopeReading } from '../message/envelope.ts';
import { isIdentifier } from '../message/envelope-shape.ts';
import type { JournalEvent, StateChange, VansFact } from './journal-entry.ts';
import type { NewRecord } from './journal.ts';
import { commit, timeOf, type Office } from './office.ts';
import type { Party } from './parties.ts';

/** An envelope, or what a party sent for one, with what could be read of it. */
export type Arrival = {
  readonly office: Office;
  readonly party: Party;
  readonly bytes: Buffer;
  readonly reading: EnvelopeReading;
};

/** The EnvelopeIdentifier, when a receipt could refer to it. */
export function identifierOf({ envelope, partial }: EnvelopeReading): string | undefined {
  const id = envelope?.id ?? partial.id;
  return id !== undefined && isIdentifier(id) ? id : undefined;
}

/** The record that an envelope came in and was dealt with. */
export function arrived(
  { office, party, bytes }: Arrival,
  event: JournalEvent,
  envelopeId: string,
  more: Pick<VansFact, 'outcome'> & { readonly state?: StateChange },
): NewRecord<VansFact> {
  return {
    fact: {
      at: timeOf(office),
      event,
      party: party.gln,
      direction: 'from-party',
      envelopeId,
      crossed: 'own',
      transport: { by: 'http-post', status: 202 },
      ...more,
    },
    body: bytes,
  };
}

/** Writes down that a party's request was not taken. */
export async function turnAway(office: Office, party: Party, turned: TurnedAway): Promise<void> {
  const { status, problem, bytes, envelopeId } = turned;
  const fact: VansFact = {
    at: timeOf(office),
    event: 'rejected',
    party: party.gln,
    direction: 'from-party',
    ...(envelopeId === undefined ? {} : { envelopeId }),
    ...(bytes ? { crossed: 'own' } : {}),
    transport: { by: 'http-post', status, problem },
    outcome: { accepted: false, description: problem },
  };
  await commit(office, [{ fact, ...(bytes ? { body: bytes } : {}) }]);
}

export type TurnedAway = {
  readonly status: number;
  readonly problem: string;
  /** Absent when there were too many of them to be read. */
  readonly bytes?: Uint8Array;
  readonly envelopeId?: string | undefined;
};

/** What two transmissions of the same thing have in common. */
export function contentIdOf(envelope: Envelope): string {
  return envelope.kind === 'message'
    ? envelope.meta.identifier
    : `${envelope.kind} ${envelope.originalEnvelopeId}`;
}
