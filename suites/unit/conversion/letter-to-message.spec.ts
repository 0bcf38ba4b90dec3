import { expect, test } from '@playwright/test';
import { instantOfLocal, localMinuteOf } from '../../../src/message/danish-time.ts';
import type { ClinicalEmail, TextRun } from '../../../src/message/letter.ts';
import { resourcesOf, valuesAt } from '../../../src/message/query.ts';
import { readCareCommunication } from '../../../src/message/read-care-communication.ts';
import { readLetter } from '../../../src/message/read-letter.ts';
import { fixture } from '../message/fixture.ts';
import { choices, letter } from './generate.ts';
import { bundleOf, envelopeOf, flagsOf, legacy, messageOf, ours, service } from './service.ts';

function fixtureLetter(name: string): ClinicalEmail {
  const read = readLetter(fixture(`letter/${name}.xml`)).letter;
  if (read?.name !== 'XDIS91') throw new Error(name);
  return read;
}

const full = fixtureLetter('xdis91-full');
const highPriority = 'Denne meddelelse har høj prioritet.';

test('a letter with everything becomes a new message in a new thread', async () => {
  const outcome = await service().letter(full);
  const message = messageOf(outcome);
  expect(message).toMatchObject({
    timestamp: '2026-03-02T09:15:00+01:00',
    event: 'care-communication-message',
    sender: { gln: legacy.gln, sor: legacy.sor, name: 'Modpart Lægehus, Konsultation, Rum 3' },
    receiver: ours,
    sourceEndpoint: 'https://sor2.sum.dsdn.dk/#id=382871000016004',
    destinationEndpoint: 'https://sor2.sum.dsdn.dk/#id=325251000016005',
    status: 'unknown',
    category: 'other',
    topic: 'Spørgsmål om forbinding',
    priority: undefined,
    patient: {
      identifiers: [{ system: 'urn:oid:1.2.208.176.1.2', value: '2509479989' }],
      given: ['Bruno Test'],
      family: 'Elmer',
      deceased: false,
      address: { line: ['Testgade 1'], city: 'Testby', postalCode: '9999' },
    },
    encounter: { status: 'in-progress', class: 'AMB' },
    episodesOfCare: [
      {
        system: 'https://sor2.sum.dsdn.dk/#id=382871000016004',
        value: '8c2f61d0-4b7e-4a51-9d33-05e6f7a8b9c0',
      },
    ],
    segments: [
      {
        kind: 'text',
        text: `${highPriority}\nSåret er tørt.\n\nBemærk: skift hver anden dag.`,
        date: '2026-03-02T09:10:00+01:00',
        phone: '62520000',
        author: { given: [], family: 'Modpart Lægehus, Konsultation, Rum 3', roleText: 'ukendt' },
      },
      {
        kind: 'attachment',
        title: 'Vejledning i sårpleje',
        url: 'https://www.medcom.dk/',
        date: '2026-03-02T09:10:00+01:00',
        author: undefined,
      },
    ],
    provenances: [{ activity: 'new-message', occurred: '2026-03-02T09:15:00+01:00' }],
  });
  expect(new Set(flagsOf(outcome))).toEqual(
    new Set([
      'SENDER_ADDRESS_LOST',
      'SPECIALITY_LOST',
      'RECEIVER_DETAIL_LOST',
      'SUBURB_LOST',
      'OCCUPANCY_LOST',
      'PRIORITY_AS_TEXT',
      'FORMAT_DROPPED',
    ]),
  );
});

test('the envelope says what is in it', async () => {
  const envelope = envelopeOf(await service().letter(full));
  expect(envelope).toMatchObject({
    sender: { id: legacy.gln, type: 'EAN' },
    receiver: { id: ours.gln, type: 'EAN' },
    meta: {
      document: {
        format: 'HL7',
        name: 'MCM:FDIS91#other',
        version: '5.0',
        sizeInBytes: envelope.data.length,
      },
      transport: { type: 'reliable', serviceTags: [{ name: 'MCM:MIME', value: 'application/fhir+xml' }] },
    },
  });
});

test('what a letter leaves out is said as MedCom says it', async () => {
  const outcome = await service().letter(fixtureLetter('xdis91-minimal'));
  const message = messageOf(outcome);
  expect(message).toMatchObject({
    topic: 'Ukendt emne',
    patient: {
      identifiers: [{ system: 'urn:oid:1.2.208.176.1.6.1.1', value: '2509471AB9' }],
      given: [],
      deceased: true,
      address: undefined,
    },
    encounter: undefined,
    episodesOfCare: [],
    receiver: ours,
    segments: [{ text: '(ingen tekst)', phone: '0000 0000', date: '2026-07-01T23:59:00+02:00' }],
  });
  expect(flagsOf(outcome)).toEqual([
    'CORRECTION_LOST',
    'PARTY_IDENTIFIER_LOST',
    'PARTY_IDENTIFIER_LOST',
    'STATUS_LOST',
    'TEXT_MISSING',
  ]);
});

test('the system of a replacement number follows its seventh character', async () => {
  for (const [number, system] of [
    ['2509471AB9', 'urn:oid:1.2.208.176.1.6.1.1'],
    ['2509477AB9', 'urn:oid:1.2.208.176.1.6.1.1'],
    ['2509472AB9', 'urn:oid:1.2.208.176.1.6.1.3'],
    ['250947UAB1', 'urn:oid:1.2.208.176.1.6.1.3'],
  ] as const) {
    const patient = { ...full.patient, civilRegistrationNumber: undefined, alternativeIdentifier: number };
    const message = messageOf(await service().letter({ ...full, patient }));
    expect(message.patient?.identifiers).toEqual([{ system, value: number }]);
  }
});

test('each status becomes the Encounter of the table', async () => {
  const rows = {
    inaktiv: { class: 'other', status: 'unknown', deceased: false },
    indlagt: { class: 'IMP', status: 'in-progress', deceased: false },
    ambulant: { class: 'AMB', status: 'in-progress', deceased: false },
    ambulant_roentgen: { class: 'AMB', status: 'in-progress', deceased: false },
    doed: { class: 'other', status: 'finished', deceased: true },
  };
  for (const [episodeOfCareStatus, { deceased, ...encounter }] of Object.entries(rows)) {
    const message = messageOf(
      await service().letter({ ...full, patient: { ...full.patient, episodeOfCareStatus } }),
    );
    expect(message.encounter).toEqual(encounter);
    expect(message.patient?.deceased).toBe(deceased);
  }
});

test('text in blocks is one text, and a SUP reference is a line of it', async () => {
  const outcome = await service().letter({
    ...full,
    priority: undefined,
    texts: [block('delt midt i or'), block('det og '), block('sætningen')],
    references: [{ description: 'Journaluddrag', sup: true }],
  });
  expect(messageOf(outcome).segments).toMatchObject([
    { text: 'delt midt i ordet og sætningen\nJournaluddrag' },
  ]);
  expect(flagsOf(outcome)).toContain('SUP_AS_TEXT');
});

test.describe('what is not converted is refused', () => {
  test('a letter with binary objects, until they are', async () => {
    expect(await service().letter(fixtureLetter('xdis91-with-object'))).toEqual({
      kind: 'refused',
      code: 2,
      description: 'XDIS91 with binary objects: attachments are converted from a later version',
    });
    expect(await service().bytes('XBIN01', fixture('letter/xbin01.xml'))).toMatchObject({
      kind: 'refused',
      code: 2,
    });
  });

  test('a letter that is not valid, with the reason', async () => {
    const text = fixture('letter/xdis91-full.xml')
      .toString('latin1')
      .replace('<Time>09:10</Time>', '<Time>9.10</Time>');
    expect(await service().bytes('XDIS91', Buffer.from(text, 'latin1'))).toEqual({
      kind: 'refused',
      code: 8,
      description: 'XDIS91: ClinicalEmail/Letter/Authorisation/Time: "9.10" is not a time HH:MM',
    });
  });

  test('bytes that are no letter, and a letter of another kind', async () => {
    for (const data of [Buffer.alloc(0), Buffer.alloc(50), Buffer.from('{}'), fixture('letter/xctl03.xml')]) {
      expect(await service().bytes('XDIS91', data)).toMatchObject({ kind: 'refused', code: 8 });
    }
  });

  test('a letter from somebody without a SOR id', async () => {
    const sender = { ...full.sender, gln: '5790009999995', identifierCode: 'lokationsnummer' };
    expect(await service().letter({ ...full, sender })).toEqual({
      kind: 'refused',
      code: 1,
      description: 'Ukendt lokationsnummer: 5790009999995',
    });
  });
});

for (let seed = 1; seed <= 25; seed += 1) {
  test(`letter ${seed}: what it says is said, and nothing else`, async () => {
    const said = letter(choices(seed));
    const outcome = await service().letter(said);
    const bundle = bundleOf(outcome);
    const message = readCareCommunication(bundle);

    for (const type of ['Patient', 'Communication', 'MessageHeader', 'Provenance']) {
      expect(resourcesOf(bundle, type)).toHaveLength(1);
    }
    expect(resourcesOf(bundle)[0]?.resourceType).toBe('MessageHeader');
    expect(message.provenances[0]?.sources).toEqual(message.segments.map(({ identifier }) => identifier));

    const [segment] = message.segments;
    const text = segment?.kind === 'text' ? segment.text : '';
    const sups = said.references.filter(({ sup }) => sup).map(({ description }) => description);
    const runs = said.texts.flat();
    const words = runs.map((run) => (run.kind === 'text' ? run.text : '')).join('');
    const high = said.priority === 'høj_prioritet';
    const phone = said.sender.telephone ?? '';
    const odd = phone === '' || /\d/.test(phone) ? [] : [`Telefon: ${phone}`];
    const told = [high ? highPriority : '', words, ...sups, ...odd].join('').replaceAll(/\s/g, '');
    expect(text.replaceAll(/\s/g, '')).toBe(told || '(ingentekst)');
    if (words.trim() !== '') {
      const breaks = runs.filter(({ kind }) => kind === 'break').length;
      expect(text.split('\n').length - 1).toBe(breaks + (high ? 1 : 0) + sups.length + odd.length);
    }
    expect(text.split(highPriority).length - 1).toBe(high ? 1 : 0);
    expect(message).toMatchObject({
      category: 'other',
      topic: said.subject ?? 'Ukendt emne',
      priority: undefined,
    });

    const { civilRegistrationNumber, alternativeIdentifier } = said.patient;
    expect(message.patient?.identifiers.map(({ value }) => value)).toEqual([
      civilRegistrationNumber ?? alternativeIdentifier,
    ]);
    for (const [written, local] of [
      [message.timestamp, said.sent],
      [segment?.date, said.authorised],
    ] as const) {
      expect(written).toMatch(/[+-]\d\d:\d\d$/);
      if (instantOfLocal(local).certain) expect(localMinuteOf(written)).toEqual(local);
    }

    const episode = said.episodeOfCareIdentifier;
    const encounters = resourcesOf(bundle, 'Encounter');
    expect(encounters).toHaveLength(episode === undefined ? 0 : 1);
    if (episode !== undefined && /^[0-9a-f]{32}$/i.test(episode)) {
      expect(valuesAt(encounters, 'episodeOfCare.identifier.value')).toEqual([
        expect.stringMatching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      ]);
      expect(message.episodesOfCare[0]?.value?.replaceAll('-', '')).toBe(episode.toLowerCase());
    }
    expect(envelopeOf(outcome).data).not.toContain(0);
  });
}

test('every letter opens a thread of its own', async () => {
  const { letter: send } = service();
  const threads = new Set<string | undefined>();
  for (let index = 0; index < 5; index += 1) {
    threads.add(messageOf(await send({ ...full, letterId: `B${index}` })).communicationId);
  }
  expect(threads.size).toBe(5);
  expect([...threads].join(' ')).toMatch(/^(?:urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12} ?){5}$/);
});

function block(text: string): TextRun[] {
  return [{ kind: 'text', text, style: undefined }];
}
