import type { ClinicalEmail, Letter, LetterReceipt } from './letter.ts';
import { letterKinds } from './letter-kinds.ts';
import { clinicalEmail, emessageEnvelope, type WrittenClinicalEmail } from './letter-shape.ts';
import { receiptShapes, type WrittenReceipt } from './receipt-shape.ts';
import type { Content } from './xml/shape.ts';
import { writeXml } from './xml/write-xml.ts';

/**
 * The bytes of an Emessage with this letter: ISO-8859-1, without byte order mark; characters that the encoding lacks are
 * character references (ASSUMPTION: receivers cope).
 *
 * @throws Error when a value is not as the schema has it, a text too long for instance: whoever made the letter is at fault
 */
export function writeLetter(letter: Letter): Uint8Array {
  const { element, namespaces } = letterKinds[letter.name];
  const { sent, envelopeId, positiveReceiptWanted } = letter;
  const envelope = emessageEnvelope.write({ sent, envelopeId, positiveReceiptWanted }, 'Envelope');
  const children = [
    { name: 'Envelope', ...envelope },
    { name: element, ...(letter.name === 'XDIS91' ? emailContent(letter) : receiptContent(letter)) },
  ];
  return writeXml(
    { name: 'Emessage', namespace: namespaces[0], children },
    { encoding: 'ISO-8859-1', indent: true },
  );
}

function emailContent(letter: ClinicalEmail): Content {
  const { letterId, authorised, statusCode, episodeOfCareIdentifier, priority, subject, references } = letter;
  const additional = priority === undefined && subject === undefined ? undefined : { priority, subject };
  return clinicalEmail.write(
    {
      letter: {
        letterId,
        versionCode: letterKinds.XDIS91.versionCode,
        statisticalCode: 'XDIS91',
        authorised,
        typeCode: 'XDIS91',
        statusCode,
        episodeOfCareIdentifier,
      },
      sender: letter.sender,
      receiver: letter.receiver,
      patient: letter.patient,
      additional,
      clinical: letter.texts.map((text) => ({ text })),
      references,
    } as WrittenClinicalEmail,
    'ClinicalEmail',
  );
}

function receiptContent(letter: LetterReceipt): Content {
  const { name, letterId, refuseCode, refuseText } = letter;
  const written: WrittenReceipt = {
    letter: { letterId, versionCode: letterKinds[name].versionCode, statisticalCode: name },
    sender: { gln: letter.senderGln },
    receiver: { gln: letter.receiverGln },
    original: {
      envelopeId: letter.originalEnvelopeId,
      sender: { gln: letter.originalSenderGln },
      receiver: { gln: letter.originalReceiverGln },
      refuseCode,
      refuseText,
      letters: letter.originalLetters,
    } as WrittenReceipt['original'],
  };
  return receiptShapes[name].write(written, letterKinds[name].element);
}
