import { plainText } from '../message/formatted-text.ts';
import { convertedMessages, convertedReceipts, type ConvertedMessage } from './conversion-pairs.ts';
import { requirements } from './define.ts';
import { finding, list, shown } from './finding.ts';
import { placeIn } from './passage.ts';
import { ownProvenance } from './thread-history.ts';

const outcomes: Readonly<Record<string, string>> = {
  ok: 'XCTL03',
  'fatal-error': 'XCTL02',
  'transient-error': 'XCTL02',
};

/** What survives the way between CareCommunication and the OIOXML letters of the old network. */
export const conversion = requirements('conversion', {
  'text-preserved': {
    level: 'MUST',
    actor: 'converter',
    text: {
      en: 'the text of a message is the same after conversion, with its line breaks, in one piece',
      da: 'meddelelsens tekst er den samme efter konvertering, med linjeskift og ud i ét',
    },
    remedy: {
      en: 'convert Break to a line break and back, and add remarks before or after the text, never inside it',
      da: 'konvertér Break til linjeskift og tilbage, og indsæt bemærkninger før eller efter teksten, aldrig i den',
    },
    source: [
      ['map-conversion', 'Text01'],
      ['tp-conversion', 'S1, S2'],
    ],
    interpretation: 'blanks at the ends of lines and repeated blanks do not count; remarks may surround the text',
    *check(evidence) {
      for (const { way, letter, message, result } of convertedMessages(evidence)) {
        const inLetter = lines(letter.texts.map((runs) => plainText(runs)).join('\n'));
        const inMessage = lines(textsOf({ message }).join('\n'));
        const [before, after] = way === 'letter-to-message' ? [inLetter, inMessage] : [inMessage, inLetter];
        if (before === '') continue;
        yield finding(after.includes(before), {
          expected: `text ${shown(before)}, with ${before.split('\n').length - 1} line breaks`,
          actual: `text ${shown(after)}, with ${after.split('\n').length - 1} line breaks`,
          at: way === 'letter-to-message' ? placeIn(message, 'Communication', 'payload') : `#${result.number} Text01`,
        });
      }
    },
  },

  'parties-preserved': {
    level: 'MUST',
    actor: 'converter',
    text: {
      en: 'sender and receiver have the same location numbers before and after conversion',
      da: 'afsender og modtager har samme lokationsnumre før og efter konvertering',
    },
    remedy: {
      en: 'copy the location numbers of both parties; look up only what the other format lacks',
      da: 'kopiér begge parters lokationsnumre; slå kun det op, som det andet format mangler',
    },
    source: [['map-conversion', 'Sender, Receiver']],
    *check(evidence) {
      for (const { letter, message, ...pair } of convertedMessages(evidence)) {
        for (const role of ['sender', 'receiver'] as const) {
          yield compared(pair, {
            what: `${role} GLN`,
            inLetter: letter[role].gln,
            inMessage: message.care[role].gln,
            at: placeOf(pair, message, 'MessageHeader', role),
          });
        }
      }
    },
  },

  'patient-preserved': {
    level: 'MUST',
    actor: 'converter',
    text: {
      en: 'the patient has the same number and name before and after conversion',
      da: 'patienten har samme nummer og navn før og efter konvertering',
    },
    remedy: {
      en: 'copy number, given names and family name of the patient unchanged',
      da: 'kopiér patientens nummer, fornavne og efternavn uændret',
    },
    source: [['map-conversion', 'Patient']],
    interpretation: 'of several numbers one has a place in the letter; given names may be split or joined',
    *check(evidence) {
      for (const { letter, message, ...pair } of convertedMessages(evidence)) {
        const { civilRegistrationNumber, alternativeIdentifier, given, surname } = letter.patient;
        const { patient } = message.care;
        const number = civilRegistrationNumber ?? alternativeIdentifier;
        const numbers = patient?.identifiers.flatMap(({ value }) => value ?? []) ?? [];
        const at = placeOf(pair, message, 'Patient', '');
        yield compared(pair, {
          what: 'number',
          inLetter: number,
          inMessage: numbers.find((value) => value === number) ?? numbers[0],
          at,
        });
        yield compared(pair, {
          what: 'name',
          inLetter: nameOf(given, surname),
          inMessage: patient && nameOf(patient.given.join(' '), patient.family),
          at,
        });
      }
    },
  },

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

  'attachments-preserved': {
    level: 'MUST',
    actor: 'converter',
    text: {
      en: 'attachments have the same bytes and titles before and after conversion to and from XBIN01',
      da: 'vedhæftninger har samme bytes og titler før og efter konvertering til og fra XBIN01',
    },
    remedy: {
      en: 'carry the objects of XBIN01 over unchanged, and link them by their UUID',
      da: 'overfør objekterne i XBIN01 uændret, og knyt dem ved deres UUID',
    },
    source: [['map-conversion', 'XBIN01']],
    untestable: 'no scenario plays a counterpart that speaks XBIN01 yet',
  },
});

type Pair = Pick<ConvertedMessage, 'way' | 'result'>;

function compared(
  { way }: Pair,
  seen: { what: string; inLetter: string | undefined; inMessage: string | undefined; at: string },
) {
  const { what, inLetter, inMessage, at } = seen;
  const [before, after] = way === 'letter-to-message' ? [inLetter, inMessage] : [inMessage, inLetter];
  return finding(before === after, { expected: `${what} ${shown(before)}`, actual: `${what} ${shown(after)}`, at });
}

function placeOf({ way, result }: Pair, message: ConvertedMessage['message'], resource: string, element: string): string {
  if (way === 'letter-to-message') return placeIn(message, resource, element);
  return `#${result.number} XDIS91 ${element || resource.toLowerCase()}`;
}

/** The texts that the message itself adds; its history is the converter's to leave out. */
function textsOf({ message: { care } }: Pick<ConvertedMessage, 'message'>): string[] {
  const sources = ownProvenance(care)?.sources ?? [];
  return care.segments.flatMap((segment) =>
    segment.kind === 'text' && sources.includes(segment.identifier ?? '') ? [segment.text] : [],
  );
}

function lines(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[ \t\u{a0}]+/gu, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .normalize('NFC')
    .trim();
}

function nameOf(given: string | undefined, family: string | undefined): string {
  return [given, family].filter((part) => part !== undefined && part !== '').join(' ');
}
