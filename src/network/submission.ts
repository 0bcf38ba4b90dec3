import type { Envelope } from '../message/envelope.ts';
import { readEnvelope } from '../message/read-envelope.ts';
import { writeEnvelope } from '../message/write-envelope.ts';
import { arrived, contentIdOf, identifierOf, turnAway, type Arrival } from './arrival.ts';
import type { Convertible } from './conversion-queue.ts';
import { headOf, type EnvelopeKey, type VansFact } from './journal-entry.ts';
import type { BodyLocation } from './journal-segments.ts';
import type { NewRecord } from './journal.ts';
import { commit, type Office } from './office.ts';
import type { Party } from './parties.ts';
import { queueEnvelope, queueNew } from './queue-envelope.ts';
import { refusal, refusals, type Refusal } from './refusal.ts';
import { refusalRecords, type NegativeForm } from './refusal-records.ts';
import { check, type CheckOptions, type Passed } from './vans-checks.ts';
import { again } from './vans-receipts.ts';

/** How a party's request is answered. `status` 202 means that the VANS has dealt with the envelope and has it on disk. */
export type Submission =
  | { readonly status: 202; readonly answer: SubmissionAnswer }
  | { readonly status: 400 | 403 | 503; readonly problem: string };

export type SubmissionAnswer = {
  readonly envelopeId: string;
  readonly outcome: 'accepted' | 'refused';
  readonly code?: number;
  readonly description?: string;
  readonly warnings: readonly string[];
};

export type SubmissionOptions = Omit<CheckOptions, 'directory'> & {
  readonly negative: NegativeForm;
  /** A receiver for whom this many wait gets no more until it has taken some. */
  readonly mostWaiting: number;
  /** Told of an accepted envelope that the receiver cannot take as it is. */
  readonly convert: (item: Convertible) => void;
};

/** Takes an envelope from a party: checks it, writes it down, and sends it on its way. */
export async function submit(
  office: Office,
  party: Party,
  bytes: Buffer,
  options: SubmissionOptions,
): Promise<Submission> {
  const arrival: Arrival = { office, party, bytes, reading: readEnvelope(bytes) };
  const { envelope, partial, problems } = arrival.reading;
  const id = identifierOf(arrival.reading);
  const sender = envelope?.sender ?? partial.sender;
  if (sender && (sender.type !== 'EAN' || sender.id !== party.gln))
    return rejected(arrival, 403, `SenderID is ${sender.id}, the token belongs to ${party.gln}`);
  if (id === undefined) {
    const error = problems.find(({ severity }) => severity === 'error');
    return rejected(arrival, 400, error?.message ?? 'no envelope could be read');
  }

  const key = { sender: party.gln, id };
  const known = envelope && office.memory.find(key);
  if (envelope && known?.contentId === contentIdOf(envelope)) return repeated(arrival, key, known.receipt);
  const checked = check(arrival.reading, { ...options, directory: office.directory });
  if ('refusal' in checked) return refused(arrival, id, checked.refusal, options.negative);
  return known
    ? refused(arrival, id, refusal('identifier-reused', id), options.negative)
    : accepted(arrival, key, checked, options);
}

async function accepted(
  arrival: Arrival,
  key: EnvelopeKey,
  { envelope, route, warnings }: Passed,
  { mostWaiting, convert }: SubmissionOptions,
): Promise<Submission> {
  const { office } = arrival;
  const { id: receiver } = envelope.receiver;
  if (office.boxOf(receiver).size() >= mostWaiting)
    return { status: 503, problem: `${mostWaiting} envelopes wait for ${receiver}: send it later` };

  const contentId = contentIdOf(envelope);
  const conversion = route === 'convert' ? ({ conversion: true } as const) : {};
  const record = arrived(arrival, 'submitted', key.id, {
    outcome: { accepted: true },
    state: { kind: 'accepted', key, contentId, ...conversion },
  });
  const onwards = route === 'convert' ? [] : onItsWay(arrival, envelope);
  // Remembered before it is on disk, so that a copy that comes in the meantime is known for one.
  office.memory.accept(key, contentId);
  const [first] = await commit(office, [record, ...onwards]);
  if (route === 'convert' && first?.body) convert({ sequence: first.sequence, body: first.body });
  return { status: 202, answer: { envelopeId: key.id, outcome: 'accepted', warnings } };
}

function onItsWay({ office, bytes }: Arrival, envelope: Envelope): readonly NewRecord<VansFact>[] {
  if (envelope.kind === 'message')
    return queueEnvelope(office, { envelope, bytes, lies: 'above', answerable: headOf(envelope) });
  const original = office.memory.originalOf(envelope.originalEnvelopeId);
  if (!original) return queueEnvelope(office, { envelope, bytes, lies: 'above' });
  // The sender knows what it sent, not what conversion made of it.
  const translated = { ...envelope, originalEnvelopeId: original.id, original: original.meta };
  return queueEnvelope(office, { envelope: translated, bytes: writeEnvelope(translated), lies: 'own' });
}

async function refused(
  arrival: Arrival,
  id: string,
  reason: Refusal,
  negative: NegativeForm,
): Promise<Submission> {
  const { office, party, reading } = arrival;
  const { code, english: description } = reason;
  const record = arrived(arrival, 'submitted', id, { outcome: { accepted: false, code, description } });
  const { envelope } = reading;
  const isReceipt = envelope !== undefined && envelope.kind !== 'message';
  // Of an envelope that is not valid nothing is repeated but what identifies it.
  const legible = { id, sender: { id: party.gln } };
  const refusedEnvelope = isReceipt || code === refusals['not-valid'].code ? legible : (envelope ?? legible);
  const told = isReceipt ? [] : refusalRecords(office, refusedEnvelope, reason, negative);
  await commit(office, [record, ...told]);
  return { status: 202, answer: { envelopeId: id, outcome: 'refused', code, description, warnings: [] } };
}

/** The same envelope again: its content is left alone, and a receipt that was given is given once more. */
async function repeated(
  arrival: Arrival,
  key: EnvelopeKey,
  receipt: BodyLocation | undefined,
): Promise<Submission> {
  const { office } = arrival;
  const record = arrived(arrival, 'repeated', key.id, { outcome: { accepted: true } });
  const given = receipt && readEnvelope(await office.journal.body(receipt)).envelope;
  const anew = given && given.kind !== 'message' ? queueNew(office, again(office, given)) : [];
  await commit(office, [record, ...anew]);
  const warnings = ['this envelope was accepted before: it is not delivered again'];
  return { status: 202, answer: { envelopeId: key.id, outcome: 'accepted', warnings } };
}

async function rejected(arrival: Arrival, status: 400 | 403, problem: string): Promise<Submission> {
  const { reading, office, party, bytes } = arrival;
  await turnAway(office, party, { status, problem, bytes, envelopeId: identifierOf(reading) });
  return { status, problem };
}
