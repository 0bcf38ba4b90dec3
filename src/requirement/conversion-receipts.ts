import { convertedReceipts } from './conversion-pairs.ts';
import { requirements } from './define.ts';
import { finding, list, shown } from './finding.ts';
import { placeIn } from './passage.ts';

const outcomes: Readonly<Record<string, string>> = {
  ok: 'XCTL03',
  'fatal-error': 'XCTL02',
  'transient-error': 'XCTL02',
};

/** What survives of an answer on its way between Acknowledgement and XCTL. */
export const receiptRequirements = requirements('conversion', {
  'receipt-outcome-preserved': {
    level: 'MUST',
    actor: 'converter',
    text: {
      en: 'a positive answer stays positive and a negative one negative: ok is XCTL03, fatal-error and transient-error are XCTL02',
      da: 'et positivt svar forbliver positivt og et negativt negativt: ok er XCTL03, fatal-error og transient-error er XCTL02',
    },
    remedy: {
      en: 'derive the name of the receipt from response.code, and the code from the name of the receipt',
      da: 'udled kvitteringens navn af response.code og koden af kvitteringens navn',
    },
    source: [['uc-conversion', '4.3']],
    *check(evidence) {
      for (const { receipt, ack, result } of convertedReceipts(evidence)) {
        const { code } = ack.ack.response;
        const isAck = result === ack;
        const agrees = outcomes[code ?? ''] === receipt.name;
        const before = isAck ? receipt.name : `response.code ${shown(code)}`;
        const after = isAck ? `response.code ${shown(code)}` : receipt.name;
        yield finding(agrees, {
          expected: `the outcome of ${before}`,
          actual: after,
          at: isAck ? placeIn(ack, 'MessageHeader', 'response.code') : `#${result.number} ${receipt.name}`,
        });
      }
    },
  },

  'receipt-refers-to-original': {
    level: 'MUST',
    actor: 'converter',
    text: {
      en: 'a converted receipt refers to the original as its receiver knows it: the letter that it sent, or the MessageHeader',
      da: 'en konverteret kvittering henviser til originalen, som modtageren kender den: det brev, den sendte, eller MessageHeader',
    },
    remedy: {
      en: 'keep the ids of both sides when a message is converted, and exchange them in its receipt',
      da: 'gem begge siders id’er, når en meddelelse konverteres, og ombyt dem i kvitteringen',
    },
    source: [
      ['uc-conversion', '4.1'],
      ['map-conversion', 'OriginalLetterIdentifier'],
    ],
    *check(evidence) {
      for (const { receipt, ack, result, original } of convertedReceipts(evidence)) {
        if (!original) continue;
        if (original.way === 'message-to-letter') {
          const { identifier } = ack.ack.response;
          yield finding(identifier === original.message.headerId, {
            expected: `response.identifier ${shown(original.message.headerId)}, of #${original.message.number}`,
            actual: `response.identifier ${shown(identifier)}`,
            at: placeIn(ack, 'MessageHeader', 'response.identifier'),
          });
          continue;
        }
        const { envelopeId, letterId } = original.letter;
        const named = receipt.originalLetters.map((letter) => letter.letterId);
        yield finding(named.includes(letterId) && receipt.originalEnvelopeId === envelopeId, {
          expected: `original letter ${shown(letterId)} in envelope ${shown(envelopeId)}`,
          actual: `original letter ${list(named)} in envelope ${shown(receipt.originalEnvelopeId)}`,
          at: `#${result.number} ${receipt.name}`,
        });
      }
    },
  },
});
