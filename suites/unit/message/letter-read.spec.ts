import { expect, test } from '@playwright/test';
import { readLetter } from '../../../src/message/read-letter.ts';
import { changed, fixture } from './fixture.ts';

const full = fixture('letter/xdis91-full.xml').toString('latin1');
const bytes = (text: string) => Buffer.from(text, 'latin1');

test('an XDIS91 with everything is read', () => {
  expect(readLetter(fixture('letter/xdis91-full.xml'))).toEqual({
    problems: [],
    letter: {
      name: 'XDIS91',
      sent: { date: '2026-03-02', time: '09:15' },
      envelopeId: 'KUVERT26030201',
      positiveReceiptWanted: true,
      letterId: 'BREV2603020001',
      versionCode: 'XD9134L',
      authorised: { date: '2026-03-02', time: '09:10' },
      statusCode: 'nytbrev',
      episodeOfCareIdentifier: '8c2f61d04b7e4a519d3305e6f7a8b9c0',
      sender: {
        gln: '5790001387419',
        identifier: '382871000016004',
        identifierCode: 'sorkode',
        organisationName: 'Modpart Lægehus',
        departmentName: 'Konsultation',
        unitName: 'Rum 3',
        streetName: 'Åvej 12',
        suburbName: 'Nordby',
        districtName: 'Ærøskøbing',
        postCode: '5970',
        telephone: '62520000',
        medicalSpecialityCode: 'almen_medicin',
      },
      receiver: {
        gln: '5790000121526',
        identifier: '325251000016005',
        identifierCode: 'sorkode',
        organisationName: 'Prøvesten Referencesystem',
        departmentName: undefined,
        unitName: 'Modtagelsen',
        streetName: undefined,
        suburbName: undefined,
        districtName: undefined,
        postCode: undefined,
        telephone: undefined,
        medicalSpecialityCode: undefined,
      },
      patient: {
        civilRegistrationNumber: '2509479989',
        alternativeIdentifier: undefined,
        surname: 'Elmer',
        given: 'Bruno Test',
        streetName: 'Testgade 1',
        suburbName: 'Bakkerne',
        districtName: 'Testby',
        postCode: '9999',
        occupancy: 'tømrer',
        episodeOfCareStatus: 'ambulant',
      },
      priority: 'høj_prioritet',
      subject: 'Spørgsmål om forbinding',
      texts: [
        [
          { kind: 'text', text: 'Såret er tørt.', style: undefined },
          { kind: 'break' },
          { kind: 'break' },
          { kind: 'text', text: 'Bemærk:', style: 'Bold' },
          { kind: 'space' },
          { kind: 'text', text: 'skift hver anden dag.', style: undefined },
        ],
      ],
      references: [{ description: 'Vejledning i sårpleje', url: 'https://www.medcom.dk/' }],
    },
  });
});

test('an XDIS91 with only what it must have is read', () => {
  expect(readLetter(fixture('letter/xdis91-minimal.xml'))).toMatchObject({
    problems: [],
    letter: {
      positiveReceiptWanted: false,
      statusCode: 'rettetbrev',
      episodeOfCareIdentifier: undefined,
      patient: { civilRegistrationNumber: undefined, alternativeIdentifier: '2509471AB9', given: undefined },
      priority: undefined,
      subject: undefined,
      texts: [],
      references: [],
    },
  });
});

test('a reference to a binary object is read', () => {
  const { letter } = readLetter(fixture('letter/xdis91-with-object.xml'));
  expect(letter).toMatchObject({
    references: [
      {
        object: {
          identifier: '6a51c3d28e0f4b97a1b2c3d4e5f60718',
          code: 'billede',
          extension: 'png',
          size: 69,
        },
      },
    ],
  });
});

test('the three receipts are read, with a refusal at the letter or above it', () => {
  const refused = { refuseCode: undefined, refuseText: undefined };
  const original = {
    originalEnvelopeId: 'KUVERT26030201',
    originalSenderGln: '5790001387419',
    originalReceiverGln: '5790000121526',
  };
  const letter = { letterId: 'BREV2603020001', versionCode: 'XD9134L' };
  expect(readLetter(fixture('letter/xctl01.xml'))).toMatchObject({
    problems: [],
    letter: {
      name: 'XCTL01',
      senderGln: 'PROEVEVANS',
      ...original,
      refuseCode: 'ukendt_lokationsnummer',
      refuseText: 'Modtageren kendes ikke',
      originalLetters: [{ ...letter, ...refused }],
    },
  });
  expect(readLetter(fixture('letter/xctl02.xml'))).toMatchObject({
    problems: [],
    letter: {
      name: 'XCTL02',
      ...original,
      ...refused,
      originalLetters: [
        {
          ...letter,
          refuseCode: 'problem_med_version',
          refuseText: 'Kan ikke indlæses.\nRing til afsenderen.',
        },
      ],
    },
  });
  expect(readLetter(fixture('letter/xctl03.xml'))).toMatchObject({
    problems: [],
    letter: { name: 'XCTL03', ...original, ...refused, originalLetters: [{ ...letter, ...refused }] },
  });
});

test('receipts of older namespaces are read', () => {
  for (const year of ['2004/06/01', '2007/02/01']) {
    const text = changed(fixture('letter/xctl03.xml').toString('latin1'), '2005/08/07', year);
    expect(readLetter(bytes(text))).toMatchObject({ problems: [], letter: { name: 'XCTL03' } });
  }
});

test('XBIN01 is recognised, and said to be for later', () => {
  expect(readLetter(fixture('letter/xbin01.xml'))).toEqual({
    problems: ['Emessage: BinaryLetter (XBIN01) is read from a later version'],
  });
});

test('the same letter in three encodings is the same', () => {
  const inUtf8 = Buffer.from(changed(full, 'ISO-8859-1', 'UTF-8'), 'utf8');
  const inWindows = bytes(changed(full, 'ISO-8859-1', 'windows-1252'));
  const expected = readLetter(bytes(full));
  expect(readLetter(inUtf8)).toEqual(expected);
  expect(readLetter(inWindows)).toEqual(expected);
});

test('UTF-8 bytes declared as UTF-8 after all being ISO-8859-1 are a problem, not a garbled letter', () => {
  expect(readLetter(bytes(changed(full, 'ISO-8859-1', 'UTF-8')))).toEqual({
    problems: [expect.stringContaining('the bytes are not UTF-8')],
  });
});

test('formatting is read run by run, with the innermost style', () => {
  const formatted = changed(
    full,
    '<Bold>Bemærk:</Bold>',
    '<FixedFont>a<Bold>b<Break/>c</Bold></FixedFont><Right>d</Right>',
  );
  const { letter, problems } = readLetter(bytes(formatted));
  expect(problems).toEqual([]);
  expect(letter?.name === 'XDIS91' && letter.texts[0]?.slice(3, 8)).toEqual([
    { kind: 'text', text: 'a', style: 'FixedFont' },
    { kind: 'text', text: 'b', style: 'Bold' },
    { kind: 'break' },
    { kind: 'text', text: 'c', style: 'Bold' },
    { kind: 'text', text: 'd', style: 'Right' },
  ]);
});

test.describe('what is not as the schema has it is a problem', () => {
  const cases: Record<string, [from: string, to: string, problem: string]> = {
    'another version': ['XD9134L', 'XD9133L', 'ClinicalEmail/Letter/VersionCode: "XD9133L" is not XD9134L'],
    'an id of 15 characters': [
      'BREV2603020001',
      'BREV26030200011',
      'ClinicalEmail/Letter/Identifier: "BREV26030200011" is not a text of 1 to 14 characters',
    ],
    'a date with a zone': [
      '<Date>2026-03-02</Date>\n        <Time>09:10',
      '<Date>2026-03-02+01:00</Date>\n        <Time>09:10',
      'ClinicalEmail/Letter/Authorisation/Date: "2026-03-02+01:00" is not a date without a zone',
    ],
    'a date that is none': [
      '<Date>2026-03-02</Date>\n        <Time>09:10',
      '<Date>2026-02-30</Date>\n        <Time>09:10',
      'ClinicalEmail/Letter/Authorisation/Date: "2026-02-30" is not a date without a zone',
    ],
    'a time with seconds': [
      '09:10',
      '09:10:00',
      'ClinicalEmail/Letter/Authorisation/Time: "09:10:00" is not a time HH:MM',
    ],
    'an unknown priority': [
      'høj_prioritet',
      'hoej_prioritet',
      'ClinicalEmail/AdditionalInformation/Priority: "hoej_prioritet" is not one of rutine, høj_prioritet',
    ],
    'a CPR number with a hyphen': [
      '2509479989',
      '250947-9989',
      'ClinicalEmail/Patient/CivilRegistrationNumber: "250947-9989" is not a CPR number of ten digits',
    ],
    'two patient numbers': [
      '<PersonSurnameName>',
      '<AlternativeIdentifier>2509471AB9</AlternativeIdentifier><PersonSurnameName>',
      'ClinicalEmail/Patient: 2 of CivilRegistrationNumber, AlternativeIdentifier where 1 is needed',
    ],
    'an unknown element': [
      '<Subject>',
      '<Category>other</Category><Subject>',
      'ClinicalEmail/AdditionalInformation: Category does not belong here',
    ],
    'a style inside a style': [
      '<Bold>Bemærk:</Bold>',
      '<Bold><Italic>Bemærk:</Italic></Bold>',
      'ClinicalEmail/ClinicalInformation/Text01/Bold: Italic does not belong here',
    ],
    'a break that holds something': [
      '<Break/><Break/>',
      '<Break/><Break>x</Break>',
      'ClinicalEmail/ClinicalInformation/Text01/Break: is not empty',
    ],
    'two letters in one': [
      '</ClinicalEmail>',
      '</ClinicalEmail><ClinicalEmail/>',
      'Emessage: 2 letters where one is read',
    ],
  };
  for (const [what, [from, to, problem]] of Object.entries(cases)) {
    test(what, () => {
      expect(readLetter(bytes(changed(full, from, to))).problems).toEqual([problem]);
    });
  }

  test('a positive receipt that refuses', () => {
    const text = changed(
      fixture('letter/xctl03.xml').toString('latin1'),
      '<OriginalLetter>',
      '<RefuseCode>syntaksfejl</RefuseCode><OriginalLetter>',
    );
    expect(readLetter(bytes(text)).problems).toEqual([
      'PositiveReceipt/OriginalEmessage: RefuseCode does not belong here',
    ]);
  });

  test('a letter in the namespace of another', () => {
    expect(readLetter(bytes(changed(full, '2006/07/01', '2005/08/07')))).toEqual({
      problems: [expect.stringContaining('2006/07/01/ is needed')],
    });
  });

  test('local elements are none of our business', () => {
    const text = changed(
      full,
      '</ClinicalEmail>',
      '</ClinicalEmail><Local_Elements><x y="z"/></Local_Elements>',
    );
    expect(readLetter(bytes(text)).problems).toEqual([]);
  });
});

test.describe('hostile bytes', () => {
  const deep = `${'<Bold>'.repeat(10_000)}${'</Bold>'.repeat(10_000)}`;
  const hostile: Record<string, Uint8Array> = {
    nothing: Buffer.alloc(0),
    'NUL characters': Buffer.alloc(100),
    JSON: Buffer.from('{}'),
    'another root': Buffer.from('<Bundle xmlns="http://hl7.org/fhir"/>'),
    'an empty Emessage': Buffer.from(
      '<Emessage xmlns="http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2006/07/01/"/>',
    ),
    'a document type': bytes(changed(full, '<Emessage ', '<!DOCTYPE Emessage [<!ENTITY x "y">]><Emessage ')),
    'ten thousand styles in each other': bytes(changed(full, '<Bold>Bemærk:</Bold>', deep)),
    'UTF-8 declared and not meant': bytes(changed(full, 'ISO-8859-1', 'UTF-8')),
    'half a letter': bytes(full.slice(0, full.length / 2)),
  };
  for (const [what, input] of Object.entries(hostile)) {
    test(`${what}: no letter, one problem, no stack`, () => {
      const { letter, problems } = readLetter(input);
      expect(letter).toBeUndefined();
      expect(problems).toHaveLength(1);
      expect(problems[0]).not.toContain('\n');
    });
  }
});
