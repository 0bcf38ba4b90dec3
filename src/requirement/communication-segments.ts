import type { AttachmentSegment, Segment } from '../message/care-communication.ts';
import { attachmentTypes, isAttachmentType } from '../message/code-lists.ts';
import { hasOffset } from '../message/time.ts';
import { requirements } from './define.ts';
import type { Evidence } from './evidence.ts';
import { finding, list, shown } from './finding.ts';
import { placeIn, type CarePassage } from './passage.ts';
import { newSegments } from './thread-history.ts';
import { firstSent } from './transmissions.ts';

const lowerCaseUuid = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const attachable = Object.keys(attachmentTypes).join(', ');

/** The segments that a message of the system adds to its thread. */
export const segmentRequirements = requirements('communication', {
  'text-present': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'every message adds a segment with a text',
      da: 'hver meddelelse tilføjer et segment med en tekst',
    },
    remedy: {
      en: 'do not send a message before the user has written a text',
      da: 'send ikke en meddelelse, før brugeren har skrevet en tekst',
    },
    source: [
      ['ig-cc', 'Communication.payload:string'],
      ['tp-send', '3.3.1.8'],
    ],
    when: ['send-care-communication'],
    *check(evidence) {
      for (const passage of firstSent(evidence)) {
        const texts = newSegments(evidence, passage).filter(({ kind }) => kind === 'text');
        const written = texts.find((segment) => segment.kind === 'text' && segment.text.trim() !== '');
        yield finding(written !== undefined, {
          expected: 'a new segment with a text',
          actual:
            written?.kind === 'text'
              ? shown(written.text)
              : `${texts.length} new text segments, none with a text`,
          at: written
            ? atSegment(passage, written, 'contentString')
            : placeIn(passage, 'Communication', 'payload'),
        });
      }
    },
  },

  'signature-complete': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'a new text is signed with date and time, the author’s name, the role as either a code or a text, and a phone number',
      da: 'en ny tekst er signeret med dato og tid, forfatterens navn, stilling som enten kode eller tekst og et telefonnummer',
    },
    remedy: {
      en: 'fill the date, author and authorContact extensions of the new text segment; give the role a code or a text, never both',
      da: 'udfyld extensions for dato, forfatter og telefon i det nye tekstsegment; angiv stilling som kode eller tekst, aldrig begge dele',
    },
    source: [
      ['tp-send', '3.3.1.10'],
      ['ig-cc', 'medcom-careCommunication-7'],
      ['ig-cc', 'medcom-careCommunication-8'],
    ],
    when: ['send-care-communication'],
    *check(evidence) {
      for (const { passage, segment } of added(evidence)) {
        if (segment.kind !== 'text') continue;
        const missing = missingInSignature(segment);
        yield finding(missing.length === 0, {
          expected: 'date with offset, author name, role as code or text, phone',
          actual: missing.length === 0 ? 'all of them' : list(missing),
          at: atSegment(passage, segment, 'extension'),
        });
      }
    },
  },

  'segment-identifiers': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'every new segment has an identifier of its own, a lower-case UUID that begins with urn:uuid:, assigned by the sender',
      da: 'hvert nyt segment har sin egen identifikator, et UUID med små bogstaver, der begynder med urn:uuid:, tildelt af afsenderen',
    },
    remedy: {
      en: 'give each new segment a new urn:uuid: and name the sending organisation as its assigner',
      da: 'giv hvert nyt segment et nyt urn:uuid:, og angiv den afsendende organisation som assigner',
    },
    source: [
      ['ig-cc', 'Communication.payload.extension:identifier'],
      ['tp-send', '3.3.1.12'],
    ],
    when: ['send-care-communication'],
    *check(evidence) {
      for (const { passage, segment } of added(evidence)) {
        const { identifier, assigner } = segment;
        const { sender, segments } = passage.care;
        const shared = segments.filter((other) => other.identifier === identifier).length > 1;
        const isSender =
          (sender.gln !== undefined && assigner?.gln === sender.gln) ||
          (sender.sor !== undefined && assigner?.sor === sender.sor);
        yield finding(lowerCaseUuid.test(identifier ?? '') && !shared && isSender, {
          expected: `urn:uuid: and a lower-case UUID of its own, assigned by ${shown(sender.gln)}`,
          actual: `${shown(identifier)}${shared ? ', which another segment has too' : ''}, assigned by ${shown(assigner?.gln ?? assigner?.sor)}`,
          at: atSegment(passage, segment, 'extension.value.ofType(Identifier)'),
        });
      }
    },
  },

  'attachment-described': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'a new attachment has a title and a date, and is either a link or a file of a permitted type',
      da: 'en ny vedhæftning har en titel og en dato og er enten et link eller en fil af en tilladt type',
    },
    remedy: {
      en: `give every attachment a title and the time of sending, and attach only ${attachable} or a link`,
      da: `giv hver vedhæftning en titel og afsendelsestidspunktet, og vedhæft kun ${attachable} eller et link`,
    },
    source: [
      ['ig-cc', 'Communication.payload:attachment'],
      ['tp-send', '3.3.2.7'],
      ['tp-send', '3.3.2.12'],
    ],
    interpretation: 'which of the permitted types a system can send is for the vendor to choose',
    when: ['send-care-communication', 'send-attachment'],
    *check(evidence) {
      for (const { passage, segment } of added(evidence)) {
        if (segment.kind !== 'attachment') continue;
        const wrong = wrongInAttachment(segment);
        yield finding(wrong.length === 0, {
          expected: 'a title, a date with offset, and a link or a file of a permitted type',
          actual: wrong.length === 0 ? 'all of them' : list(wrong),
          at: atSegment(passage, segment, 'contentAttachment'),
        });
      }
    },
  },
});

/** The place of a segment's element: `#4 Bundle.entry[2].resource.payload[1].contentString`. */
export function atSegment(passage: CarePassage, segment: Segment, element: string): string {
  const index = passage.care.segments.indexOf(segment);
  return placeIn(passage, 'Communication', `payload[${index}].${element}`);
}

function added(evidence: Evidence) {
  return firstSent(evidence).flatMap((passage) =>
    newSegments(evidence, passage).map((segment) => ({ passage, segment })),
  );
}

function missingInSignature({ date, author, phone }: Segment): string[] {
  const { given = [], family, roleCode, roleText } = author ?? {};
  const roles = [roleCode, roleText].filter(isFilled).length;
  const missing = [
    !hasOffset(date ?? '') && `date ${shown(date)}`,
    ![...given, family].some(isFilled) && 'no author name',
    roles === 0 && 'no role',
    roles === 2 && 'a role as both code and text',
    !/\d/.test(phone ?? '') && `phone ${shown(phone)}`,
  ];
  return missing.filter((one) => one !== false);
}

function wrongInAttachment({ title, date, data, url, contentType }: AttachmentSegment): string[] {
  const wrong = [
    !isFilled(title) && 'no title',
    !hasOffset(date ?? '') && `date ${shown(date)}`,
    !isFilled(data) && !isFilled(url) && 'neither a file nor a link',
    isFilled(data) && !isAttachmentType(contentType) && `content type ${shown(contentType)}`,
  ];
  return wrong.filter((one) => one !== false);
}

function isFilled(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}
