import { documentInformation } from '../message/document-kinds.ts';
import type { MessageEnvelope } from '../message/envelope.ts';
import type { ClinicalEmail } from '../message/letter.ts';
import { readLetter } from '../message/read-letter.ts';
import { careCommunicationBundle } from '../message/write-care-communication.ts';
import { messageEnvelope } from '../message/write-envelope.ts';
import { mimeOf, writeFhir } from '../message/write-fhir.ts';
import { type Converting, noteAddresses, passingOf, refusedReading } from './converting.ts';
import { type ConversionRecord, letterKey } from './correlation-record.ts';
import { messageFromLetter } from './message-from-letter.ts';
import { type ConversionOutcome, refusalCode, refused } from './outcome.ts';
import { receiptAgain } from './receipt-again.ts';
import { seededIds } from './seeded-ids.ts';

/** XDIS91 to CareCommunication; sent again, the same message with a new Bundle.id, or its receipt if there is one. */
export async function convertLetter(
  envelope: MessageEnvelope,
  converting: Converting,
): Promise<ConversionOutcome> {
  const { letter, problems } = readLetter(envelope.data);
  if (letter?.name !== 'XDIS91' || problems.length > 0) return refusedReading('XDIS91', problems);
  if (letter.references.some(({ object }) => object !== undefined)) {
    return refused(
      refusalCode.notTaken,
      'XDIS91 with binary objects: attachments are converted from a later version',
    );
  }

  const { envelopeId, letterId } = letter;
  const earlier = await converting.store.find(letterKey(direction, letter.sender.gln, letterId));
  if (earlier?.letter.envelopeIds.includes(envelopeId)) {
    return { kind: 'ignored', reason: `letter ${letterId} in envelope ${envelopeId} is a duplicate` };
  }
  if (!earlier?.receipt) return sendMessage(letter, envelope, earlier, converting);
  const envelopeIds = [...earlier.letter.envelopeIds, envelopeId];
  return receiptAgain(
    { ...earlier, letter: { ...earlier.letter, envelopeIds } },
    earlier.receipt,
    converting,
  );
}

const direction = 'letter-to-message';

/** Every receiver takes both of FHIR's formats. */
const format = 'xml';

function sendMessage(
  letter: ClinicalEmail,
  envelope: MessageEnvelope,
  earlier: ConversionRecord | undefined,
  converting: Converting,
): ConversionOutcome {
  const { store, newId } = converting;
  const passing = passingOf(converting);
  const { ledger, now } = passing;
  noteAddresses(envelope, { sender: letter.sender.gln, receiver: letter.receiver.gln }, ledger);
  const seed = earlier?.seed ?? newId();
  const ids = seededIds(seed);
  const content = messageFromLetter(letter, ids, passing);
  const unknown = [content.sender, content.receiver].find(({ sor }) => sor === undefined);
  if (unknown) return refused(refusalCode.unknownParty, `Ukendt lokationsnummer: ${unknown.gln}`);

  const bundleId = newId();
  // A message that is sent again is the one that was sent: only the Bundle says that time has passed.
  const timestamp = earlier?.message.timestamp ?? content.timestamp;
  const bundle = careCommunicationBundle({ ...content, bundleId, timestamp }, ids);
  const { letterId, envelopeId, versionCode, positiveReceiptWanted } = letter;
  const record: ConversionRecord = {
    seed,
    direction,
    convertedAt: earlier?.convertedAt ?? now.toISOString(),
    sender: letter.sender.gln,
    receiver: letter.receiver.gln,
    letter: {
      letterId,
      versionCode,
      envelopeIds: [...(earlier?.letter.envelopeIds ?? []), envelopeId],
      positiveReceiptWanted,
    },
    message: {
      headerId: content.headerId,
      format,
      bundleIds: [...(earlier?.message.bundleIds ?? []), bundleId],
      timestamp,
    },
    identifier: earlier?.identifier ?? newId(),
    lossFlags: ledger.losses.map(({ flag }) => flag),
  };
  store.keep(record);
  const out = messageEnvelope({
    sender: envelope.sender.id,
    receiver: envelope.receiver.id,
    document: documentInformation('care-communication', content.category),
    mime: mimeOf(format),
    data: writeFhir({ ...bundle, timestamp: content.timestamp }, format),
    identifier: record.identifier,
    now,
    newId,
  });
  return { kind: 'converted', envelopes: [out], losses: ledger.losses };
}
