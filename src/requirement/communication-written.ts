import type { AttachmentSegment } from '../message/care-communication.ts';
import type { Draft, DraftAttachment } from '../message/user.ts';
import { atSegment } from './communication-segments.ts';
import { requirements } from './define.ts';
import { unreadAfter, type Evidence } from './evidence.ts';
import { finding, shown, unreadable } from './finding.ts';
import { placeIn, type CarePassage } from './passage.ts';
import { sameText } from './same-text.ts';
import { compositions, newSegments, written } from './thread-history.ts';

/** That the message which leaves is the one that the user wrote. */
export const writtenRequirements = requirements('communication', {
  'content-as-written': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'the message carries what the user wrote and chose: text with line breaks, receiver, category, topic and priority',
      da: 'meddelelsen indeholder det, brugeren skrev og valgte: tekst med linjeskift, modtager, kategori, emne og prioritet',
    },
    remedy: {
      en: 'transfer every field of the draft unchanged; write line breaks as \\n in JSON and as &#xA; in XML',
      da: 'overfør hvert felt i kladden uændret; skriv linjeskift som \\n i JSON og som &#xA; i XML',
    },
    source: [
      ['tp-send', '3.3.1.2–3.3.1.8'],
      ['tp-send', '3.4.1.15'],
    ],
    when: ['send-care-communication'],
    *check(evidence) {
      for (const { compose, message } of compositions(evidence)) {
        const expected = 'a message with what the user wrote';
        const unread = unreadAfter(evidence, compose.number);
        if (message) yield* contentOf(evidence, compose.draft, message);
        else if (unread) yield unreadable(expected, unread);
        else
          yield { outcome: 'fail', expected, actual: 'no message from the system', at: `#${compose.number}` };
      }
    },
  },

  'attachment-as-chosen': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'an attachment carries the bytes, the title and the type of the file that the user chose, or its link',
      da: 'en vedhæftning indeholder bytes, titel og type for den fil, brugeren valgte, eller linket',
    },
    remedy: {
      en: 'attach the file’s bytes as they are, and do not add the file type to the title',
      da: 'vedhæft filens bytes uændret, og tilføj ikke filtypen til titlen',
    },
    source: [
      ['tp-send', '3.3.2.7–3.3.2.12'],
      ['tp-send', '3.4.1.16'],
    ],
    when: ['send-care-communication', 'send-attachment'],
    *check(evidence) {
      for (const { compose, message } of written(evidence)) {
        const sent = newSegments(evidence, message).filter((segment) => segment.kind === 'attachment');
        for (const chosen of compose.draft.attachments ?? []) {
          const found = counterpartOf(chosen, sent);
          yield finding(found !== undefined && differences(chosen, found).length === 0, {
            expected: describe(chosen),
            actual: found ? describe(found) : `none of that title among ${sent.length} attachments`,
            at: found
              ? atSegment(message, found, 'contentAttachment')
              : placeIn(message, 'Communication', 'payload'),
          });
        }
      }
    },
  },
});

type Field = {
  readonly name: string;
  readonly element: string;
  readonly chosen: (draft: Draft) => string | undefined;
  readonly sent: (message: CarePassage) => string | undefined;
};

const fields: readonly Field[] = [
  {
    name: 'receiver',
    element: 'recipient',
    chosen: ({ receiverGln }) => receiverGln,
    sent: ({ care }) => care.receiver.gln,
  },
  {
    name: 'category',
    element: 'category[0].coding[0].code',
    chosen: ({ category }) => category,
    sent: ({ care }) => care.category,
  },
  { name: 'topic', element: 'topic.text', chosen: ({ topic }) => topic, sent: ({ care }) => care.topic },
  {
    name: 'priority',
    element: 'priority',
    chosen: ({ priority }) => priority,
    sent: ({ care }) => care.priority,
  },
];

function* contentOf(evidence: Evidence, draft: Draft, message: CarePassage) {
  const texts = newSegments(evidence, message).filter((segment) => segment.kind === 'text');
  const wanted = draft.text;
  const found = texts.find(({ text }) => sameText(text, wanted));
  const first = found ?? texts[0];
  yield finding(found !== undefined, {
    expected: `text ${shown(wanted)}, with ${lineBreaks(wanted)} line breaks`,
    actual: first ? `text ${shown(first.text)}, with ${lineBreaks(first.text)} line breaks` : 'no new text',
    at: first ? atSegment(message, first, 'contentString') : placeIn(message, 'Communication', 'payload'),
  });

  for (const { name, element, chosen, sent } of fields) {
    const want = chosen(draft);
    if (want === undefined) continue;
    const have = sent(message);
    yield finding(have === want, {
      expected: `${name} ${shown(want)}`,
      actual: `${name} ${shown(have)}`,
      at:
        name === 'receiver'
          ? placeIn(message, 'MessageHeader', 'destination[0].receiver')
          : placeIn(message, 'Communication', element),
    });
  }
}

function counterpartOf(
  chosen: DraftAttachment,
  sent: readonly AttachmentSegment[],
): AttachmentSegment | undefined {
  return (
    sent.find((segment) => differences(chosen, segment).length === 0) ??
    sent.find(({ title }) => title === chosen.title) ??
    sent.find(({ data, url }) => sameBytes(chosen.data, data) && chosen.url === url)
  );
}

function differences(chosen: DraftAttachment, sent: AttachmentSegment): string[] {
  const unequal = [
    chosen.title !== sent.title && 'title',
    !sameBytes(chosen.data, sent.data) && 'bytes',
    chosen.contentType !== undefined && chosen.contentType !== sent.contentType && 'type',
    chosen.url !== undefined && chosen.url !== sent.url && 'link',
  ];
  return unequal.filter((one) => one !== false);
}

function sameBytes(chosen: string | undefined, sent: string | undefined): boolean {
  if (chosen === undefined || sent === undefined) return chosen === sent;
  return Buffer.from(chosen, 'base64').equals(Buffer.from(sent, 'base64'));
}

function describe({ title, contentType, data, url }: DraftAttachment | AttachmentSegment): string {
  const content = url ?? (data === undefined ? 'no bytes' : `${Buffer.from(data, 'base64').length} bytes`);
  return `${shown(title)}, ${contentType ?? 'no type'}, ${shown(content)}`;
}

function lineBreaks(text: string): number {
  return text.replaceAll('\r\n', '\n').split('\n').length - 1;
}
