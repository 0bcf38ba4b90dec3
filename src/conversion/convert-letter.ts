import { documentInformation } from '../message/document-kinds.ts';
import type { MessageEnvelope } from '../message/envelope.ts';
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

/** Every receiver takes both of FHIR's formats. */
const format = 'xml';
const direction = 'letter-to-message';

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

  const { store, newId } = converting;
  const earlier = await store.find(letterKey(direction, letter.sender.gln, letter.letterId));
  const { envelopeId, letterId, versionCode, positiveReceiptWanted } = letter;
  if (earlier?.letter.envelopeIds.includes(envelopeId)) {
    return { kind: 'ignored', reason: `letter ${letterId} in envelope ${envelopeId} is a duplicate` };
  }
  const envelopeIds = [...(earlier?.letter.envelopeIds ?? []), envelopeId];
  if (earlier?.receipt) {
    return receiptAgain(
      { ...earlier, letter: { ...earlier.letter, envelopeIds } },
      earlier.receipt,
      converting,
    );
  }

  const passing = passingOf(converting);
  noteAddresses(envelope, { sender: letter.sender.gln, receiver: letter.receiver.gln }, passing.ledger);
  const seed = earlier?.seed ?? newId();
  const ids = seededIds(seed);
  const content = messageFromLetter(letter, ids, passing);
  const unknown = [content.sender, content.receiver].find(({ sor }) => sor === undefined);
  if (unknown) return refused(refusalCode.unknownParty, `Ukendt lokationsnummer: ${unknown.gln}`);

  const bundleId = newId();
  // A message that is sent again is the one that was sent: only the Bundle says that time has passed.
  const timestamp = earlier?.message.timestamp ?? content.timestamp;
  const bundle = careCommunicationBundle({ ...content, bundleId, timestamp }, ids);
  const { losses } = passing.ledger;
  const record: ConversionRecord = {
    seed,
    direction,
    convertedAt: earlier?.convertedAt ?? passing.now.toISOString(),
    sender: letter.sender.gln,
    receiver: letter.receiver.gln,
    letter: { letterId, versionCode, envelopeIds, positiveReceiptWanted },
    message: {
      headerId: content.headerId,
      format,
      bundleIds: [...(earlier?.message.bundleIds ?? []), bundleId],
      timestamp,
    },
    identifier: earlier?.identifier ?? newId(),
    lossFlags: losses.map(({ flag }) => flag),
  };
  await store.keep(record);
  const out = messageEnvelope({
    sender: envelope.sender.id,
    receiver: envelope.receiver.id,
    document: documentInformation('care-communication', content.category),
    mime: mimeOf(format),
    data: writeFhir({ ...bundle, timestamp: content.timestamp }, format),
    identifier: record.identifier,
    now: passing.now,
    newId,
  });
  return { kind: 'converted', envelopes: [out], losses };
}
