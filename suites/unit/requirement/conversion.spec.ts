import { test } from '@playwright/test';
import { runsOf } from '../../../src/message/formatted-text.ts';
import type { LetterReceipt } from '../../../src/message/letter.ts';
import { header, payload } from './alter.ts';
import { converting, type Conversions } from './conversion-scenes.ts';
import { replaced } from './edited.ts';
import { eachBreaks, type Faulty } from './faulty.ts';

const letter = (changes: Conversions) => () => converting('letter-to-message', changes);
const message = (changes: Conversions) => () => converting('message-to-letter', changes);

test.describe('a letter that becomes a message', () => {
  eachBreaks([
    [
      'without its line breaks',
      ['conversion.text-preserved'],
      letter({
        message: payload(
          'contentString',
          (one) => (one['contentString'] = one['contentString'].replaceAll('\n', ' ')),
        ),
      }),
    ],
    [
      'from somebody else',
      ['conversion.parties-preserved'],
      letter({ message: (bundle) => replaced(bundle, '5790001387419', '5790000120314') }),
    ],
    [
      'about another patient',
      ['conversion.patient-preserved'],
      letter({ message: (bundle) => replaced(bundle, '2509479989', '0506889996') }),
    ],
    [
      'about a patient of another name',
      ['conversion.patient-preserved'],
      letter({ message: (bundle) => replaced(bundle, '"Elmer"', '"Elm"') }),
    ],
    ['and is answered with XCTL02', ['conversion.receipt-outcome-preserved'], letter({ receipt: negative })],
    [
      'and whose receipt names another letter',
      ['conversion.receipt-refers-to-original'],
      letter({
        receipt: (one) => ({
          ...one,
          originalLetters: one.originalLetters.map((each) => ({ ...each, letterId: 'X' })),
        }),
      }),
    ],
  ] satisfies Faulty[]);
});

test.describe('a message that becomes a letter', () => {
  eachBreaks([
    [
      'with a remark inside its text',
      ['conversion.text-preserved'],
      message({
        letter: (one) => ({ ...one, texts: [runsOf('Borgeren forventes\n(svar)\nhjem torsdag.')] }),
      }),
    ],
    [
      'to somebody else',
      ['conversion.parties-preserved'],
      message({ letter: (one) => ({ ...one, receiver: { ...one.receiver, gln: '5790000120314' } }) }),
    ],
    [
      'about another patient',
      ['conversion.patient-preserved'],
      message({
        letter: (one) => ({ ...one, patient: { ...one.patient, civilRegistrationNumber: '0506889996' } }),
      }),
    ],
    [
      'and whose XCTL03 becomes a rejection',
      ['conversion.receipt-outcome-preserved'],
      message({ answer: header((one) => (one['response'].code = 'fatal-error')) }),
    ],
    [
      'and whose receipt becomes the answer to another message',
      ['conversion.receipt-refers-to-original'],
      message({ answer: header((one) => (one['response'].identifier = 'another')) }),
    ],
  ]);
});

function negative(receipt: LetterReceipt): LetterReceipt {
  const refused = { refuseCode: 'ikke_specificeret', refuseText: 'Afvist' };
  const originalLetters = receipt.originalLetters.map((each) => ({ ...each, ...refused }));
  return { ...receipt, name: 'XCTL02', versionCode: 'XC0230Q', ...refused, originalLetters };
}
