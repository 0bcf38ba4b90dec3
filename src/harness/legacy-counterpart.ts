import { randomUUID } from 'node:crypto';
import { localMinuteOf } from '../message/danish-time.ts';
import { documentInformation } from '../message/document-kinds.ts';
import { runsOf } from '../message/formatted-text.ts';
import type { ClinicalEmail, Letter, LetterParty, LetterReceipt } from '../message/letter.ts';
import { readLetter } from '../message/read-letter.ts';
import { messageEnvelope, writeEnvelope } from '../message/write-envelope.ts';
import { writeLetter } from '../message/write-letter.ts';
import { mailboxOf } from './mailbox.ts';
import type { PartyAccess } from './run-plan.ts';
import { isFrom, isTo, type Seen } from './seen.ts';
import type { Session } from './session.ts';

/** A system on the other end that still speaks OIOXML, played by the harness. */
export type LegacyCounterpart = {
  readonly gln: string;
  writes: () => ClinicalEmail;
  /** Puts a letter on the wire to the system and waits for the system's answer. */
  delivers: (letter: ClinicalEmail) => Promise<void>;
  /** Takes the receipt for it out of the mailbox; does nothing when none comes in time. */
  takesReceipt: () => Promise<void>;
  /** Takes the next letter and returns a positive receipt for it; does nothing when none comes in time. */
  answersNext: () => Promise<void>;
};

export function legacyCounterpartOf(session: Session, access: PartyAccess): LegacyCounterpart {
  const { plan, wire } = session;
  const { answerMilliseconds, quietMilliseconds } = plan.patience;
  const mailbox = mailboxOf(session, access);

  async function submit(letter: Letter): Promise<void> {
    const envelope = messageEnvelope({
      sender: access.gln,
      receiver: plan.system.gln,
      document: documentInformation(letter.name),
      data: writeLetter(letter),
      now: new Date(),
      newId: randomUUID,
    });
    await mailbox.submit(writeEnvelope(envelope));
  }

  return {
    gln: access.gln,
    writes: () => clinicalEmail(party(access), party(plan.system)),

    async delivers(letter) {
      session.noteDelivery({ what: `letter ${letter.letterId}, to be converted`, expects: 'accepted' });
      await submit(letter);
      await wire.until(isFrom(plan.system.gln, 'acknowledgement'), answerMilliseconds);
      await wire.silence(quietMilliseconds);
    },

    async takesReceipt() {
      await mailbox.takesNext((seen) => letterIn(seen)?.name.startsWith('XCTL') === true);
    },

    async answersNext() {
      const next = await mailbox.takesNext((seen) => letterIn(seen)?.name === 'XDIS91');
      const letter = next && letterIn(next);
      if (letter?.name !== 'XDIS91') return;
      const receipt = positiveReceipt(letter);
      session.noteDelivery({ what: `XCTL03 for letter ${letter.letterId}`, expects: 'receipt' });
      await submit(receipt);
      await wire.until(isTo(plan.system.gln, 'acknowledgement'), answerMilliseconds);
      await wire.silence(quietMilliseconds);
    },
  };
}

function letterIn({ envelope }: Seen): Letter | undefined {
  if (envelope?.kind !== 'message' || envelope.meta.document.format !== 'XML') return undefined;
  return readLetter(envelope.data).letter;
}

function clinicalEmail(sender: LetterParty, receiver: LetterParty): ClinicalEmail {
  const now = localMinute();
  return {
    name: 'XDIS91',
    sent: now,
    envelopeId: letterIdentifier(),
    letterId: letterIdentifier(),
    positiveReceiptWanted: true,
    versionCode: 'XD9134L',
    authorised: now,
    statusCode: 'nytbrev',
    episodeOfCareIdentifier: undefined,
    sender: { ...sender, telephone: '97110000' },
    receiver,
    patient: {
      civilRegistrationNumber: '2509479989',
      alternativeIdentifier: undefined,
      surname: 'Elmer',
      given: 'Bruno Test',
      streetName: undefined,
      suburbName: undefined,
      districtName: undefined,
      postCode: undefined,
      occupancy: undefined,
      episodeOfCareStatus: 'inaktiv',
    },
    priority: 'høj_prioritet',
    subject: 'Plan for hjemsendelse',
    texts: [runsOf('Borgeren forventes hjem torsdag.\n\nHusk: ny seng & "blå" stol.\nMvh. lægehuset')],
    references: [],
  };
}

function positiveReceipt(letter: ClinicalEmail): LetterReceipt {
  return {
    name: 'XCTL03',
    sent: localMinute(),
    envelopeId: letterIdentifier(),
    letterId: letterIdentifier(),
    positiveReceiptWanted: false,
    versionCode: 'XC0330Q',
    senderGln: letter.receiver.gln,
    receiverGln: letter.sender.gln,
    originalEnvelopeId: letter.envelopeId,
    originalSenderGln: letter.sender.gln,
    originalReceiverGln: letter.receiver.gln,
    refuseCode: undefined,
    refuseText: undefined,
    originalLetters: [
      {
        letterId: letter.letterId,
        versionCode: letter.versionCode,
        refuseCode: undefined,
        refuseText: undefined,
      },
    ],
  };
}

function party({ gln, sor, name }: { gln: string; sor: string; name: string }): LetterParty {
  return {
    gln,
    identifier: sor,
    identifierCode: 'sorkode',
    organisationName: name,
    departmentName: undefined,
    unitName: undefined,
    streetName: undefined,
    suburbName: undefined,
    districtName: undefined,
    postCode: undefined,
    telephone: undefined,
    medicalSpecialityCode: undefined,
  };
}

function localMinute() {
  const minute = localMinuteOf(new Date());
  if (!minute) throw new Error('the clock gives no time');
  return minute;
}

/** At most 14 characters, and unique for the sender. */
function letterIdentifier(): string {
  return randomUUID().replaceAll('-', '').slice(0, 14).toUpperCase();
}
