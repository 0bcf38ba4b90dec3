import { plainText } from '../message/formatted-text.ts';
import { convertedMessages, type ConvertedMessage } from './conversion-pairs.ts';
import { receiptRequirements } from './conversion-receipts.ts';
import { requirements } from './define.ts';
import { finding, shown } from './finding.ts';
import { placeIn } from './passage.ts';
import { ownProvenance } from './thread-history.ts';

/** What survives the way between CareCommunication and the OIOXML letters of the old network. */
export const conversion = {
  ...requirements('conversion', {
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
      interpretation:
        'blanks at the ends of lines and repeated blanks do not count; remarks may surround the text',
      *check(evidence) {
        for (const { way, letter, message, result } of convertedMessages(evidence)) {
          const inLetter = lines(letter.texts.map((runs) => plainText(runs)).join('\n'));
          const inMessage = lines(textsOf({ message }).join('\n'));
          const [before, after] = way === 'letter-to-message' ? [inLetter, inMessage] : [inMessage, inLetter];
          if (before === '') continue;
          yield finding(after.includes(before), {
            expected: `text ${shown(before)}, with ${before.split('\n').length - 1} line breaks`,
            actual: `text ${shown(after)}, with ${after.split('\n').length - 1} line breaks`,
            at:
              way === 'letter-to-message'
                ? placeIn(message, 'Communication', 'payload')
                : `#${result.number} Text01`,
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
  }),
  ...receiptRequirements,
};

type Pair = Pick<ConvertedMessage, 'way' | 'result'>;

function compared(
  { way }: Pair,
  seen: { what: string; inLetter: string | undefined; inMessage: string | undefined; at: string },
) {
  const { what, inLetter, inMessage, at } = seen;
  const [before, after] = way === 'letter-to-message' ? [inLetter, inMessage] : [inMessage, inLetter];
  return finding(before === after, {
    expected: `${what} ${shown(before)}`,
    actual: `${what} ${shown(after)}`,
    at,
  });
}

function placeOf(
  { way, result }: Pair,
  message: ConvertedMessage['message'],
  resource: string,
  element: string,
): string {
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
