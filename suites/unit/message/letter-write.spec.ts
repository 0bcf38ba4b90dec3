import { expect, test } from '@playwright/test';
import { plainText, runsOf } from '../../../src/message/formatted-text.ts';
import type { ClinicalEmail, Letter, LetterReceipt, TextRun } from '../../../src/message/letter.ts';
import { readLetter } from '../../../src/message/read-letter.ts';
import { writeLetter } from '../../../src/message/write-letter.ts';
import { fixture } from './fixture.ts';
import { missingForSchemas, schemaProblems } from './schema.ts';

function letterOf(name: string): Letter {
  const { letter } = readLetter(fixture(`letter/${name}.xml`));
  if (!letter) throw new Error(`${name} was not read`);
  return letter;
}

const full = letterOf('xdis91-full') as ClinicalEmail;
const refusal = letterOf('xctl02') as LetterReceipt;

const letters: Record<string, Letter> = {
  'XDIS91 with everything': full,
  'XDIS91 with only what it must have': letterOf('xdis91-minimal'),
  'XDIS91 with a binary object': letterOf('xdis91-with-object'),
  'XDIS91 with ten of everything': {
    ...full,
    texts: Array.from({ length: 10 }, () => full.texts[0] ?? []),
    references: [
      ...Array.from({ length: 9 }, () => ({ description: 'x'.repeat(70), url: 'y'.repeat(350) })),
      { description: 'z', sup: true },
    ],
  },
  'XDIS91 with texts as long as they may be': {
    ...full,
    sender: { ...full.sender, organisationName: '😀'.repeat(35), telephone: '1'.repeat(25) },
    patient: { ...full.patient, surname: 'æ'.repeat(70), given: '&'.repeat(70) },
    subject: '€'.repeat(70),
  },
  XCTL01: letterOf('xctl01'),
  XCTL02: refusal,
  'XCTL02 of 99 letters': {
    ...refusal,
    originalLetters: Array.from({ length: 99 }, (_, index) => ({
      letterId: `B${index}`,
      versionCode: 'XD9134L',
      refuseCode: 'syntaksfejl',
      refuseText: ' to  blanke\n\nog linjer ',
    })),
  },
  XCTL03: letterOf('xctl03'),
};

for (const [what, letter] of Object.entries(letters)) {
  test(`${what} is read as it was written`, () => {
    expect(readLetter(writeLetter(letter))).toEqual({ letter, problems: [] });
  });

  test(`${what} is valid by the official schema`, () => {
    const missing = missingForSchemas();
    test.skip(missing !== undefined, missing ?? '');
    expect(schemaProblems(letter.name === 'XDIS91' ? 'XDIS91' : 'XCTL', writeLetter(letter))).toBe('');
  });
}

test('a letter is ISO-8859-1, and other characters are references', () => {
  const written = Buffer.from(writeLetter({ ...full, subject: 'æ€' })).toString('latin1');
  expect(written).toMatch(/^<\?xml version="1\.0" encoding="ISO-8859-1"\?>\n<Emessage /);
  expect(written).toContain('<Subject>æ&#x20AC;</Subject>');
});

const hundred = Array.from({ length: 100 }, () => refusal.originalLetters).flat();

test.describe('what the schema forbids is not written', () => {
  const forbidden: Record<string, Letter> = {
    'an envelope id of 15 characters': { ...full, envelopeId: '123456789012345' },
    'an empty letter id': { ...full, letterId: '' },
    'a subject of 71 characters': { ...full, subject: 'x'.repeat(71) },
    'a patient without a number': {
      ...full,
      patient: { ...full.patient, civilRegistrationNumber: undefined },
    },
    'an unknown status': { ...full, patient: { ...full.patient, episodeOfCareStatus: 'rask' } },
    'a sender without a name': { ...full, sender: { ...full.sender, organisationName: undefined } },
    'a receiver without an identifier': { ...full, receiver: { ...full.receiver, identifier: undefined } },
    'eleven references': {
      ...full,
      references: Array.from({ length: 11 }, () => ({ description: 'x', url: 'y' })),
    },
    'a reference to nothing': { ...full, references: [{ description: 'x' }] },
    'an unknown refuse code': { ...refusal, refuseCode: 'andet' },
    '100 letters in a receipt': { ...refusal, originalLetters: hundred },
  };
  for (const [what, letter] of Object.entries(forbidden)) {
    test(what, () => {
      expect(() => writeLetter(letter)).toThrow(/ClinicalEmail|NegativeReceipt|Envelope/);
    });
  }
});

test.describe('formatted text', () => {
  test('any text is said by its runs', () => {
    const texts = [
      '',
      'a',
      'a b',
      'a  b',
      ' a',
      'a ',
      '  ',
      '\n',
      '\n\n',
      'a\n\n b \nc',
      'a \n b',
      '<&>',
      ' \n \n ',
      'a\u00A0\u00A0b',
    ];
    for (const each of texts) expect(plainText(runsOf(each))).toBe(each);
    expect(plainText(runsOf('a\r\nb\rc\td'))).toBe('a\nb\nc d');
  });

  test('white space of the layout is one blank, and none at the ends of a line', () => {
    expect(plainText([text('\n      a\n      b '), { kind: 'break' }, text(' \n c\t\td\n    ')])).toBe(
      'a b\nc d',
    );
    expect(plainText([text('a '), text(' b', 'Bold'), text('\n')])).toBe('a b');
  });

  test('a Space element is a blank that stays', () => {
    expect(
      plainText([{ kind: 'space' }, text('a'), { kind: 'space' }, { kind: 'space' }, { kind: 'break' }]),
    ).toBe(' a  \n');
  });

  test('as many line ends as breaks, also at the ends', () => {
    expect(plainText([{ kind: 'break' }, text('a'), { kind: 'break' }, { kind: 'break' }])).toBe('\na\n\n');
  });

  test('text at the right or in the centre has its own lines', () => {
    expect(
      plainText([text('a'), text('b', 'Right'), text('c'), { kind: 'break' }, text('d', 'Center')]),
    ).toBe('a\nb\nc\nd');
  });
});

function text(value: string, style?: 'Bold' | 'Right' | 'Center'): TextRun {
  return { kind: 'text', text: value, style };
}
