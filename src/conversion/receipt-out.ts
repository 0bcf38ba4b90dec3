import { acknowledge } from '../message/acknowledge.ts';
import { localMinuteOf } from '../message/danish-time.ts';
import { documentInformation } from '../message/document-kinds.ts';
import type { MessageEnvelope } from '../message/envelope.ts';
import type { LetterReceipt } from '../message/letter.ts';
import { letterKinds } from '../message/letter-kinds.ts';
import { instantOf } from '../message/time.ts';
import { messageEnvelope } from '../message/write-envelope.ts';
import { mimeOf, writeFhir } from '../message/write-fhir.ts';
import { writeLetter } from '../message/write-letter.ts';
import type { ConversionRecord, Receipt } from './correlation-record.ts';
import { issueCodesOf } from './refuse-codes.ts';
import { letterIdFrom } from './seeded-ids.ts';

type Making = { readonly now: Date; readonly newId: () => string };

/**
 * The receipt of a converted document in its sender's own format, addressed to that sender, with new ids each time.
 *
 * @returns `undefined` for a positive receipt that the sender of a letter did not ask for
 */
export function receiptEnvelope(
  record: ConversionRecord,
  receipt: Receipt,
  making: Making,
): MessageEnvelope | undefined {
  return record.direction === 'message-to-letter'
    ? acknowledgementEnvelope(record, receipt, making)
    : letterReceiptEnvelope(record, receipt, making);
}

function acknowledgementEnvelope(
  record: ConversionRecord,
  receipt: Receipt,
  { now, newId }: Making,
): MessageEnvelope {
  const { original, format } = record.message;
  const { code, refuseCode, text, sent } = receipt;
  const { issueCode, detailsCode } = issueCodesOf(refuseCode);
  const issue = {
    severity: 'error',
    code: issueCode,
    detailsCode,
    text: text?.trim() ? text : noText,
  } as const;
  const bundle = acknowledge(original ?? { resourceType: 'Bundle' }, {
    code,
    issues: code === 'ok' ? [] : [issue],
    now: instantOf(sent) ?? now,
    newId,
  });
  return messageEnvelope({
    sender: record.receiver,
    receiver: record.sender,
    document: documentInformation('acknowledgement', code),
    mime: mimeOf(format),
    data: writeFhir(bundle, format),
    now,
    newId,
  });
}

const noText = 'Afvist uden begrundelse.';

function letterReceiptEnvelope(
  { sender, receiver, letter }: ConversionRecord,
  { code, refuseCode, text, sent }: Receipt,
  { now, newId }: Making,
): MessageEnvelope | undefined {
  if (code === 'ok' && !letter.positiveReceiptWanted) return undefined;
  const name = code === 'ok' ? 'XCTL03' : 'XCTL02';
  const written: LetterReceipt = {
    name,
    // Danish local time as a letter has it; a receipt whose time cannot be read is of now.
    sent: localMinuteOf(sent) ?? localMinuteOf(now) ?? { date: '', time: '' },
    envelopeId: letterIdFrom(newId()),
    letterId: letterIdFrom(newId()),
    positiveReceiptWanted: false,
    versionCode: letterKinds[name].versionCode,
    senderGln: receiver,
    receiverGln: sender,
    originalEnvelopeId: letter.envelopeIds.at(-1) ?? '',
    originalSenderGln: sender,
    originalReceiverGln: receiver,
    refuseCode: undefined,
    refuseText: undefined,
    // ASSUMPTION: the schema lets a refusal stand here or above; systems in use write it here.
    originalLetters: [
      { letterId: letter.letterId, versionCode: letter.versionCode, refuseCode, refuseText: text },
    ],
  };
  return messageEnvelope({
    sender: receiver,
    receiver: sender,
    document: documentInformation(name),
    data: writeLetter(written),
    now,
    newId,
  });
}
