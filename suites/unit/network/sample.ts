import { randomUUID } from 'node:crypto';

import { newMessage } from '../../../src/message/compose.ts';
import { documentInformation } from '../../../src/message/document-kinds.ts';
import type { Envelope, MessageEnvelope } from '../../../src/message/envelope.ts';
import type { FhirFormat } from '../../../src/message/fhir-message.ts';
import type { LetterParty } from '../../../src/message/letter.ts';
import { readEnvelope } from '../../../src/message/read-envelope.ts';
import { messageEnvelope, writeEnvelope } from '../../../src/message/write-envelope.ts';
import { mimeOf, writeFhir } from '../../../src/message/write-fhir.ts';
import { writeLetter } from '../../../src/message/write-letter.ts';

/** The parties of fixtures/directory.yaml, as their clients need them. */
export const referenceSystem = { gln: '5790000121526', token: 'token-referencesystem' };
export const municipality = { gln: '5790000120314', token: 'token-kommune' };
export const practice = { gln: '5790001387419', token: 'token-laegehus' };
export const nobody = '5790009999995';

export const moment = new Date('2026-11-20T09:00:00+01:00');

type Between = { readonly from: { readonly gln: string }; readonly to: { readonly gln: string } };

const out: Between = { from: referenceSystem, to: municipality };

/** A CareCommunication with little in it, in an envelope of its own. */
export function careCommunicationEnvelope(
  between: Between = out,
  format: FhirFormat = 'json',
): MessageEnvelope {
  return messageEnvelope({
    sender: between.from.gln,
    receiver: between.to.gln,
    document: documentInformation('care-communication', 'other'),
    mime: mimeOf(format),
    data: careCommunication(between, format),
    now: moment,
    newId: randomUUID,
  });
}

function careCommunication({ from, to }: Between, format: FhirFormat): Uint8Array {
  const message = newMessage({
    sender: { gln: from.gln, sor: '325251000016005', name: 'Prøvesten Referencesystem' },
    receiver: { gln: to.gln, sor: '325371000016006', name: 'Modpart Kommune' },
    patient: {
      identifiers: [{ system: 'urn:oid:1.2.208.176.1.2', value: '2509479989' }],
      given: ['Bruno', 'Test'],
      family: 'Elmer',
      deceased: false,
      address: undefined,
    },
    category: 'other',
    topic: 'Hjælpemidler',
    text: 'Rollator er bestilt og leveres på tirsdag.',
    author: { given: ['Astrid'], family: 'Prøve', roleText: 'sygeplejerske' },
    phone: '38683868',
    now: moment,
    newId: randomUUID,
  });
  return writeFhir(message, format);
}

/** An XDIS91 with little in it, in an envelope of its own. */
export function letterEnvelope(
  { from, to }: Between = { from: practice, to: municipality },
  letterId = 'B20261120A',
): MessageEnvelope {
  const data = writeLetter({
    name: 'XDIS91',
    sent: { date: '2026-11-20', time: '09:00' },
    envelopeId: 'K20261120A',
    letterId,
    positiveReceiptWanted: true,
    versionCode: 'XD9134L',
    authorised: { date: '2026-11-20', time: '09:00' },
    statusCode: 'nytbrev',
    episodeOfCareIdentifier: undefined,
    sender: letterParty(from.gln, 'Modpart Lægehus'),
    receiver: letterParty(to.gln, 'Modpart Kommune'),
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
    priority: undefined,
    subject: 'Hjælpemidler',
    texts: [[{ kind: 'text', text: 'Rollator er bestilt.', style: undefined }]],
    references: [],
  });
  return messageEnvelope({
    sender: from.gln,
    receiver: to.gln,
    document: documentInformation('XDIS91'),
    data,
    now: moment,
    newId: randomUUID,
  });
}

function letterParty(gln: string, organisationName: string): LetterParty {
  return {
    gln,
    identifier: gln,
    identifierCode: 'lokationsnummer',
    organisationName,
    departmentName: undefined,
    unitName: undefined,
    streetName: undefined,
    suburbName: undefined,
    districtName: undefined,
    postCode: undefined,
    telephone: undefined,
    medicalSpecialityCode: 'ikkeklassificeret',
  };
}

export function bytesOf(envelope: Envelope): Buffer {
  return Buffer.from(writeEnvelope(envelope));
}

export function envelopeIn(bytes: Uint8Array): Envelope {
  const { envelope, problems } = readEnvelope(bytes);
  if (!envelope) throw new Error(`not an envelope: ${problems[0]?.message}`);
  return envelope;
}
