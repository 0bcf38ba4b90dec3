import type { Envelope } from '../message/envelope.ts';
import { writeEnvelope } from '../message/write-envelope.ts';
import { corruptions } from './corruption.ts';
import type { Copy } from './fault-rules.ts';
import type { EnvelopeKey, MessageHead, VansFact } from './journal-entry.ts';
import type { BodyLocation } from './journal-segments.ts';
import type { NewRecord } from './journal.ts';
import { timeOf, type Office } from './office.ts';
import { refusedByReceiver, refusedByVans } from './vans-receipts.ts';

/** An envelope that is to go to its receiver. */
export type Parcel = {
  readonly envelope: Envelope;
  readonly bytes: Uint8Array;
  /** Where the bytes lie in the journal, or are going to: as in the state change `waiting`. */
  readonly lies: 'own' | 'above' | BodyLocation;
  readonly answerable?: MessageHead;
  readonly answers?: EnvelopeKey;
};

/** The records that queue a parcel: one for each copy that waits, and one for each rule of the test that had a part in it. */
export function queueEnvelope(office: Office, parcel: Parcel): readonly NewRecord<VansFact>[] {
  const { envelope, answerable } = parcel;
  const { copies, negative, rules } = office.rules.fateOf({
    from: envelope.sender.id,
    to: envelope.receiver.id,
    ...(envelope.kind === 'message'
      ? { carries: 'message', documentName: envelope.meta.document.name }
      : { carries: 'receipt' }),
  });
  const records: NewRecord<VansFact>[] = [
    ...rules.map((rule) => ({ fact: ruleActed(office, envelope, rule) })),
    ...copies.map((copy) => waiting(office, parcel, copy)),
  ];
  if (!negative || !answerable) return records;
  const refused = negative.by === 'vans' ? refusedByVans : refusedByReceiver;
  return [...records, ...queueNew(office, refused(office, answerable, negative))];
}

/** The same for an envelope that is made here. */
export function queueNew(
  office: Office,
  envelope: Envelope,
  about: Pick<Parcel, 'answerable' | 'answers'> = answered(envelope),
): readonly NewRecord<VansFact>[] {
  return queueEnvelope(office, { envelope, bytes: writeEnvelope(envelope), lies: 'own', ...about });
}

function answered(envelope: Envelope): Pick<Parcel, 'answers'> {
  if (envelope.kind === 'message') return {};
  return { answers: { sender: envelope.receiver.id, id: envelope.originalEnvelopeId } };
}

function waiting(office: Office, parcel: Parcel, copy: Copy): NewRecord<VansFact> {
  const { envelope, bytes, lies, answerable, answers } = parcel;
  const { delayMilliseconds, held, corruption } = copy;
  const body = corruption ? corruptions[corruption](bytes) : bytes;
  const place = corruption ? 'own' : lies;
  const notBefore = new Date(office.clock.now().getTime() + delayMilliseconds).toISOString();
  return {
    fact: {
      at: timeOf(office),
      event: 'queued',
      party: envelope.receiver.id,
      envelopeId: envelope.id,
      transport: { by: 'vans' },
      state: {
        kind: 'waiting',
        to: envelope.receiver.id,
        envelopeId: envelope.id,
        body: place,
        ...(answerable ? { answerable } : {}),
        ...(answers ? { answers } : {}),
        ...(delayMilliseconds > 0 ? { notBefore } : {}),
        ...(held ? { held } : {}),
      },
    },
    ...(place === 'own' ? { body } : {}),
  };
}

function ruleActed(office: Office, envelope: Envelope, rule: string): VansFact {
  return {
    at: timeOf(office),
    event: 'fault',
    party: envelope.receiver.id,
    envelopeId: envelope.id,
    transport: { by: 'vans' },
    text: `rule ${rule}`,
  };
}
