import { randomBytes, randomUUID } from 'node:crypto';

import { localMinuteOf } from '../message/danish-time.ts';
import { documentInformation } from '../message/document-kinds.ts';
import type { MessageEnvelope } from '../message/envelope.ts';
import type { ClinicalEmail } from '../message/letter.ts';
import { letterKinds } from '../message/letter-kinds.ts';
import { readLetter } from '../message/read-letter.ts';
import { messageEnvelope } from '../message/write-envelope.ts';
import { writeLetter } from '../message/write-letter.ts';
import type { Office } from './office.ts';
import type { Refusal } from './refusal.ts';

/**
 * The XCTL01 by which a VANS tells the sender of a letter that it was refused, in an envelope of its own. There is none
 * when the letter is too damaged to be referred to, or is itself a receipt.
 */
export function refusalLetter(
  office: Office,
  refused: MessageEnvelope,
  reason: Pick<Refusal, 'letterCode' | 'danish'>,
): MessageEnvelope | undefined {
  const { letter } = readLetter(refused.data);
  const data = letter?.name === 'XDIS91' ? writtenRefusal(office, letter, reason) : undefined;
  if (!data) return undefined;
  const envelope = messageEnvelope({
    sender: office.name,
    receiver: refused.sender.id,
    document: documentInformation('XCTL01'),
    data,
    now: office.clock.now(),
    newId: randomUUID,
  });
  return { ...envelope, sender: { id: office.name, type: 'VANS' } };
}

function writtenRefusal(
  { clock, name }: Office,
  letter: ClinicalEmail,
  { letterCode, danish }: Pick<Refusal, 'letterCode' | 'danish'>,
): Uint8Array | undefined {
  const { letterId, versionCode } = letter;
  try {
    return writeLetter({
      name: 'XCTL01',
      sent: localMinuteOf(clock.now()) ?? letter.sent,
      envelopeId: letterIdentifier(),
      letterId: letterIdentifier(),
      positiveReceiptWanted: false,
      versionCode: letterKinds.XCTL01.versionCode,
      senderGln: name,
      receiverGln: letter.sender.gln,
      originalEnvelopeId: letter.envelopeId,
      originalSenderGln: letter.sender.gln,
      originalReceiverGln: letter.receiver.gln,
      // ASSUMPTION: an XCTL01 says why on the whole message, since MedCom's mapping leaves the single letters out.
      refuseCode: letterCode,
      refuseText: danish,
      originalLetters: [{ letterId, versionCode, refuseCode: undefined, refuseText: undefined }],
    });
  } catch {
    // What is wrong with the letter may be the very identifiers that a receipt has to repeat.
    return undefined;
  }
}

/** ASSUMPTION: 14 capital letters and digits, as the letters' identifiers may be; nothing says how they are made. */
function letterIdentifier(): string {
  return `V${randomBytes(7).toString('hex').slice(0, 13).toUpperCase()}`;
}
