import { createHash } from 'node:crypto';
import { acknowledge } from '../../../src/message/acknowledge.ts';
import { type Compose, forward, newMessage, replyTo } from '../../../src/message/compose.ts';
import type { FhirResource, Organisation, Patient } from '../../../src/message/fhir-message.ts';

/** The parties that fixtures and tests speak of. */
export const ourSystem: Organisation = {
  gln: '5790000121526',
  sor: '325251000016005',
  name: 'Prøvesten Referencesystem',
};
export const counterpart: Organisation = {
  gln: '5790000120314',
  sor: '325371000016006',
  name: 'Modpart Kommune',
};
export const legacyCounterpart: Organisation = {
  gln: '5790001387419',
  sor: '382871000016004',
  name: 'Modpart Lægehus',
};

/** A person of the national list of test persons. */
export const patient: Patient = {
  identifiers: [{ system: 'urn:oid:1.2.208.176.1.2', value: '2509479989' }],
  given: ['Bruno', 'Test'],
  family: 'Elmer',
  deceased: false,
  address: { line: ['Testvej 1'], city: 'Odense C', postalCode: '5000' },
};

/** UUIDs that look random and are the same each time: one row of them for each name. */
export function fixedIds(name: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    const digits = createHash('sha256').update(`${name} ${count}`).digest('hex');
    const [a, b, c, d, e] = [8, 4, 3, 3, 12].map((length, index) =>
      digits.slice(index * 12, index * 12 + length),
    );
    return `${a}-${b}-4${c}-8${d}-${e}`;
  };
}

export const doctor = { given: ['Anna'], family: 'Holm', roleCode: 'laege' };
export const visitator = { given: ['Bo'], family: 'Lund', roleText: 'Visitator' };

/** A message as simple as can be; `input` says what is different. */
export function simpleMessage(input: Partial<Compose> = {}): FhirResource {
  return newMessage({
    sender: ourSystem,
    receiver: counterpart,
    patient,
    category: 'other',
    topic: 'Plan for hjemsendelse',
    text: 'Borgeren forventes hjem torsdag.\n\nHusk: ny seng & <dropstativ> "til låns".\nMvh. Anna',
    author: doctor,
    phone: '66110000',
    now: new Date('2026-03-02T08:15:04Z'),
    newId: fixedIds('simple'),
    ...input,
  });
}

export function messageWithEverything(): FhirResource {
  return simpleMessage({
    category: 'regarding-referral',
    topic: 'Supplerende oplysninger',
    priority: 'asap',
    attachments: [
      { title: 'Genoptræningsplan', contentType: 'application/pdf', data: smallPdf },
      { title: 'Sårfoto', contentType: 'image/png', data: smallPng, creation: '2026-03-01T10:00:00+01:00' },
      { title: 'Vejledning', url: 'https://www.sundhed.dk/vejledning' },
    ],
    specificSender: { kind: 'care-team', name: 'Team Blå', role: undefined, organisationSor: undefined },
    specificRecipient: {
      kind: 'practitioner-role',
      name: 'Carl Emil Berg',
      role: 'Visitator',
      organisationSor: undefined,
    },
    encounter: { status: 'finished', class: 'IMP' },
    episodesOfCare: [
      {
        system: 'https://sor2.sum.dsdn.dk/#id=325251000016005',
        value: 'urn:uuid:5b0f7a94-c1de-4f2a-9e3b-6d8c7a1f0e23',
      },
    ],
    newId: fixedIds('everything'),
  });
}

export function replyWithAttachment(): FhirResource {
  return replyTo(messageWithEverything(), {
    text: 'Tak for oplysningerne.',
    author: visitator,
    phone: '+4587654321',
    attachments: [{ title: 'Bevilling', contentType: 'image/gif', data: smallGif }],
    now: new Date('2026-03-02T12:30:00Z'),
    newId: fixedIds('reply'),
  });
}

export function forwardedThread(): FhirResource {
  return forward(replyWithAttachment(), {
    receiver: legacyCounterpart,
    text: 'Til orientering.',
    author: visitator,
    phone: '+4587654321',
    category: 'discharge',
    now: new Date('2026-07-01T06:00:00Z'),
    newId: fixedIds('forward'),
  });
}

const smallPdf = Buffer.from('%PDF-1.1\n%%EOF\n').toString('base64');
const smallGif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const smallPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const answeredAt = new Date('2026-03-02T08:15:09Z');

/** Every message that is kept as a fixture, by folder and name. */
export function fixtureMessages(): Record<string, FhirResource> {
  const simple = simpleMessage();
  return {
    'care-communication/5.0/new': simple,
    'care-communication/5.0/new-with-everything': messageWithEverything(),
    'care-communication/5.0/new-replacement-cpr': simpleMessage({
      category: 'nursing',
      topic: undefined,
      patient: {
        ...patient,
        identifiers: [
          { system: 'urn:oid:1.2.208.176.1.6.1.1', value: '0703921VJ5' },
          { system: 'urn:oid:1.2.208.176.1.6.1.3', value: '1206550VK9' },
        ],
        given: [],
        deceased: true,
      },
      newId: fixedIds('replacement'),
    }),
    'care-communication/5.0/reply': replyWithAttachment(),
    'care-communication/5.0/forward': forwardedThread(),
    'acknowledgement/2.0/ok': acknowledge(simple, { code: 'ok', now: answeredAt, newId: fixedIds('ok') }),
    'acknowledgement/2.0/ok-to-reply': acknowledge(replyWithAttachment(), {
      code: 'ok',
      now: new Date('2026-03-02T12:30:05Z'),
      newId: fixedIds('ok-to-reply'),
    }),
    'acknowledgement/2.0/fatal-error': acknowledge(simple, {
      code: 'fatal-error',
      issues: [
        {
          severity: 'error',
          code: 'code-invalid',
          detailsCode: 'MSG_VALUESET_VALUE_UNKNOWN',
          text: 'Kategorien findes ikke i listen',
        },
      ],
      now: answeredAt,
      newId: fixedIds('fatal-error'),
    }),
    'acknowledgement/2.0/transient-error': acknowledge(simple, {
      code: 'transient-error',
      issues: [
        {
          severity: 'error',
          code: 'transient',
          detailsCode: 'MSG_LOCAL_FAIL',
          text: 'Meddelelsen kunne ikke gemmes',
        },
      ],
      now: answeredAt,
      newId: fixedIds('transient-error'),
    }),
  };
}
