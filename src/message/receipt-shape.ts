import { breakableText, plainText, runsOf } from './formatted-text.ts';
import { letterKinds } from './letter-kinds.ts';
import type { LetterReceipt } from './letter.ts';
import { oneOf, textOfLength } from './xml/lexical.ts';
import { many, one, optional, type ReadSequence, sequence, type WrittenSequence } from './xml/sequence.ts';
import { mapped, simple } from './xml/shape.ts';

const text = (max: number) => simple(textOfLength(1, max));

const party = sequence({ gln: one('EANIdentifier', text(35)) });

const refusal = {
  refuseCode: optional(
    'RefuseCode',
    simple(
      oneOf(
        'ikke_specificeret',
        'ukendt_lokationsnummer',
        'problem_med_modtagerID',
        'problem_med_version',
        'syntaksfejl',
      ),
    ),
  ),
  refuseText: optional('RefuseText', mapped(breakableText, plainText, runsOf)),
};

// A positive receipt has no place for a refusal; but for that the three are alike, and so are their values.
function receipt(versionCode: string, refused = refusal) {
  return sequence(receiptFields(versionCode, refused));
}

function receiptFields(versionCode: string, refused: typeof refusal) {
  return {
    letter: one(
      'Letter',
      sequence({
        letterId: one('Identifier', text(14)),
        versionCode: one('VersionCode', simple(oneOf(versionCode))),
        statisticalCode: one('StatisticalCode', text(8)),
      }),
    ),
    sender: one('Sender', party),
    receiver: one('Receiver', party),
    original: one(
      'OriginalEmessage',
      sequence({
        envelopeId: one('OriginalEnvelopeIdentifier', text(14)),
        sender: one('OriginalSender', party),
        receiver: one('OriginalReceiver', party),
        ...refused,
        letters: many(
          'OriginalLetter',
          sequence({
            letterId: one('OriginalLetterIdentifier', text(14)),
            versionCode: one('OriginalVersionCode', text(7)),
            ...refused,
          }),
          99,
        ),
      }),
    ),
  };
}

export const receiptShapes = {
  XCTL01: receipt(letterKinds.XCTL01.versionCode),
  XCTL02: receipt(letterKinds.XCTL02.versionCode),
  XCTL03: receipt(letterKinds.XCTL03.versionCode, {} as typeof refusal),
} satisfies Record<LetterReceipt['name'], unknown>;

export type ReadReceipt = ReadSequence<ReturnType<typeof receiptFields>>;
export type WrittenReceipt = WrittenSequence<ReturnType<typeof receiptFields>>;
