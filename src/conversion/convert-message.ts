import type { CareCommunication } from '../message/care-communication.ts';
import { documentInformation } from '../message/document-kinds.ts';
import type { MessageEnvelope } from '../message/envelope.ts';
import type { FhirMessage, FhirResource } from '../message/fhir-message.ts';
import { entriesOf } from '../message/query.ts';
import { readCareCommunication } from '../message/read-care-communication.ts';
import { readFhirMessage } from '../message/read-fhir.ts';
import { withOffset } from '../message/time.ts';
import { messageEnvelope } from '../message/write-envelope.ts';
import { writeLetter } from '../message/write-letter.ts';
import { cleaned } from './clean-text.ts';
import { type Converting, noteAddresses, passingOf, refusedReading } from './converting.ts';
import { type ConversionRecord, messageKey } from './correlation-record.ts';
import { letterFromMessage, unfit } from './letter-from-message.ts';
import { type ConversionOutcome, refusalCode, refused } from './outcome.ts';
import { receiptAgain } from './receipt-again.ts';
import { letterIdFrom } from './seeded-ids.ts';

/** CareCommunication to XDIS91; sent again, the same letter in a new envelope, or its receipt if there is one. */
export async function convertMessage(
  envelope: MessageEnvelope,
  converting: Converting,
): Promise<ConversionOutcome> {
  const { message, problems } = readFhirMessage(envelope.data);
  if (message?.kind !== 'care-communication' || problems.length > 0)
    return refusedReading('CareCommunication', problems);
  const said = readCareCommunication(message.bundle);
  if (said.segments.some((segment) => segment.kind === 'attachment' && segment.data !== undefined)) {
    const reason = 'CareCommunication with attachment data: attachments are converted from a later version';
    return refused(refusalCode.notTaken, reason);
  }
  const { bundleId, headerId } = said;
  if (!bundleId || !headerId)
    return refusedReading('CareCommunication', ['no Bundle.id or no MessageHeader.id']);

  const sender = said.sender.gln ?? envelope.sender.id;
  const earlier = await converting.store.find(messageKey(direction, sender, headerId));
  if (earlier?.message.bundleIds.includes(bundleId)) {
    return { kind: 'ignored', reason: `message ${headerId} in bundle ${bundleId} is a duplicate` };
  }
  const bundleIds = [...(earlier?.message.bundleIds ?? []), bundleId];
  if (!earlier?.receipt)
    return sendLetter({ said, message, headerId, bundleIds }, envelope, earlier, converting);
  return receiptAgain(
    { ...earlier, message: { ...earlier.message, bundleIds } },
    earlier.receipt,
    converting,
  );
}

const direction = 'message-to-letter';

type Incoming = {
  readonly said: CareCommunication;
  readonly message: FhirMessage;
  readonly headerId: string;
  readonly bundleIds: readonly string[];
};

function sendLetter(
  { said, message, headerId, bundleIds }: Incoming,
  envelope: MessageEnvelope,
  earlier: ConversionRecord | undefined,
  converting: Converting,
): ConversionOutcome {
  const { store, newId } = converting;
  const route = { sender: envelope.sender.id, receiver: envelope.receiver.id };
  const passing = passingOf(converting);
  const { ledger, now } = passing;
  const { value: legible, changed } = cleaned(said);
  if (changed) ledger.note('CONTROL_CHARACTERS_DROPPED', 'text');
  noteAddresses(envelope, { sender: legible.sender.gln, receiver: legible.receiver.gln }, ledger);
  const seed = earlier?.seed ?? newId();
  const ids = { letterId: letterIdFrom(seed), envelopeId: letterIdFrom(newId()) };
  const letter = letterFromMessage(legible, ids, route, passing);
  const reason = unfit(letter);
  if (reason !== undefined) return refusedReading('CareCommunication', [reason]);

  const record: ConversionRecord = {
    seed,
    direction,
    convertedAt: earlier?.convertedAt ?? now.toISOString(),
    sender: letter.sender.gln,
    receiver: letter.receiver.gln,
    letter: {
      letterId: ids.letterId,
      versionCode: letter.versionCode,
      envelopeIds: [...(earlier?.letter.envelopeIds ?? []), ids.envelopeId],
      positiveReceiptWanted: letter.positiveReceiptWanted,
    },
    message: {
      headerId,
      format: message.format,
      bundleIds,
      timestamp: said.timestamp ?? withOffset(now),
      original: answerable(message.bundle),
    },
    identifier: earlier?.identifier ?? newId(),
    lossFlags: ledger.losses.map(({ flag }) => flag),
  };
  store.keep(record);
  const out = messageEnvelope({
    ...route,
    document: documentInformation('XDIS91'),
    data: writeLetter(letter),
    identifier: record.identifier,
    now,
    newId,
  });
  return { kind: 'converted', envelopes: [out], losses: ledger.losses };
}

/** What an acknowledgement is made from: the message without the patient and what is said about the patient. */
function answerable(bundle: FhirResource): FhirResource {
  const about = new Set(['Patient', 'Encounter', 'Communication']);
  const entry = entriesOf(bundle).filter(({ resource }) => !about.has(resource.resourceType));
  return { ...bundle, entry };
}
