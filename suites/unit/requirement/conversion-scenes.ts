import type { Exchange } from '../../../src/exchange/exchange.ts';
import { acknowledge } from '../../../src/message/acknowledge.ts';
import { newMessage } from '../../../src/message/compose.ts';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { runsOf } from '../../../src/message/formatted-text.ts';
import { emptyParty, emptyPatient } from '../../../src/message/letter-blanks.ts';
import type { ClinicalEmail, LetterReceipt } from '../../../src/message/letter.ts';
import { readAcknowledgement } from '../../../src/message/read-acknowledgement.ts';
import { doctor, legacyCounterpart, ourSystem, patient } from '../message/message-samples.ts';
import { displayed } from './displayed-message.ts';
import { headerId, type Changes } from './scenes.ts';
import { glns, stage, type Stage } from './stage.ts';

type Change<T> = (value: T) => T;
const same = <T>(value: T) => value;

/** What a faulty converter does otherwise to its results. */
export type Conversions = Changes & {
  readonly message?: Change<FhirResource>;
  readonly letter?: Change<ClinicalEmail>;
  readonly receipt?: Change<LetterReceipt>;
};

const text = 'Borgeren forventes hjem torsdag.\n\nHusk: ny seng & "blå" stol.';
const minute = { date: '2026-03-02', time: '09:15' };

/** A letter becomes a message and its acknowledgement a receipt, or the other way round. */
export function converting(
  way: 'letter-to-message' | 'message-to-letter',
  changes: Conversions = {},
): Exchange {
  const on = stage(changes);
  if (way === 'letter-to-message') inward(on, changes);
  else outward(on, changes);
  return on.finish();
}

function inward(on: Stage, { message = same, receipt = same }: Conversions): void {
  on.note({ kind: 'deliver', what: 'a letter', expects: 'accepted' });
  const original = letterOf(glns.legacy, glns.system);
  on.letter('from-counterpart', original);
  const converted = message(written(on, 'letter-to-message'));
  on.fhir('to-system', converted);
  on.fhir('from-system', acknowledge(converted, { code: 'ok', now: on.now(), newId: on.newId }));
  on.letter('to-counterpart', receipt(receiptOf(original)));
  on.note({ kind: 'inbox', messages: [displayed(converted)] });
}

function outward(on: Stage, { answer = same, letter = same }: Conversions): void {
  const original = written(on, 'message-to-letter');
  const draft = { text, receiverGln: glns.legacy, category: 'other', topic: 'Plan' };
  on.note({ kind: 'compose', action: 'new', draft, result: { sent: true, messageId: headerId(original) } });
  on.fhir('from-system', original);
  const converted = letterOf(glns.system, glns.legacy);
  on.letter('to-counterpart', letter(converted));
  on.note({ kind: 'deliver', what: 'XCTL03', expects: 'receipt' });
  on.letter('from-counterpart', receiptOf(converted));
  const answered = acknowledge(original, { code: 'ok', now: on.now(), newId: on.newId });
  const arrived = answer(answered, answered);
  on.fhir('to-system', arrived);
  const isOk = readAcknowledgement(arrived).response.code === 'ok';
  const shown = isOk ? { state: 'acknowledged' } : { state: 'failed', notice: 'Afvist' };
  on.note({ kind: 'outbox', messages: [{ messageId: headerId(original), attempts: 1, ...shown }] });
}

function written({ now, newId }: Stage, way: 'letter-to-message' | 'message-to-letter'): FhirResource {
  const [sender, receiver] =
    way === 'letter-to-message' ? [legacyCounterpart, ourSystem] : [ourSystem, legacyCounterpart];
  const remark = way === 'letter-to-message' ? 'Denne meddelelse har høj prioritet.\n' : '';
  return newMessage({
    sender,
    receiver,
    patient,
    category: 'other',
    topic: 'Plan',
    text: remark + text,
    author: doctor,
    phone: '97110000',
    now: now(),
    newId,
  });
}

function letterOf(from: string, to: string): ClinicalEmail {
  const organisationName = 'Modpart';
  return {
    name: 'XDIS91',
    sent: minute,
    envelopeId: 'K0001',
    letterId: 'B0001',
    positiveReceiptWanted: true,
    versionCode: 'XD9134L',
    authorised: minute,
    statusCode: 'nytbrev',
    episodeOfCareIdentifier: undefined,
    sender: {
      ...emptyParty,
      gln: from,
      identifier: from,
      identifierCode: 'lokationsnummer',
      organisationName,
    },
    receiver: { ...emptyParty, gln: to, identifier: to, identifierCode: 'lokationsnummer', organisationName },
    patient: {
      ...emptyPatient,
      civilRegistrationNumber: '2509479989',
      surname: 'Elmer',
      given: 'Bruno Test',
      episodeOfCareStatus: 'inaktiv',
    },
    priority: undefined,
    subject: 'Plan',
    texts: [runsOf(from === glns.system ? `${text}\nForfatter: Anna Holm` : text)],
    references: [],
  };
}

function receiptOf({ sender, receiver, envelopeId, letterId, versionCode }: ClinicalEmail): LetterReceipt {
  return {
    name: 'XCTL03',
    sent: minute,
    envelopeId: 'K0002',
    letterId: 'B0002',
    positiveReceiptWanted: false,
    versionCode: 'XC0330Q',
    senderGln: receiver.gln,
    receiverGln: sender.gln,
    originalEnvelopeId: envelopeId,
    originalSenderGln: sender.gln,
    originalReceiverGln: receiver.gln,
    refuseCode: undefined,
    refuseText: undefined,
    originalLetters: [{ letterId, versionCode, refuseCode: undefined, refuseText: undefined }],
  };
}
