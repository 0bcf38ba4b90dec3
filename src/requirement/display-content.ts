import { createHash } from 'node:crypto';
import type { AttachmentSegment, Segment, TextSegment } from '../message/care-communication.ts';
import { categories, isCategory } from '../message/code-lists.ts';
import { instantOf } from '../message/time.ts';
import type { DisplayedSegment } from '../message/user.ts';
import { requirements } from './define.ts';
import { shownMessages, type Shown } from './displayed.ts';
import { finding, shown } from './finding.ts';
import { bareIdentifier, sameText } from './same-text.ts';
import { ownProvenance } from './thread-history.ts';

/** That all of a message is shown, as it was sent. */
export const contentRequirements = requirements('display', {
  'content-complete': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'the user sees category, topic, patient, sender and each new text with line breaks and signature',
      da: 'brugeren ser kategori, emne, patient, afsender og hver ny tekst med linjeskift og signatur',
    },
    remedy: {
      en: 'show every field of the message; look the organisation’s name up in SOR when the message has none',
      da: 'vis alle meddelelsens felter; slå organisationens navn op i SOR, når meddelelsen ikke har det',
    },
    source: [
      ['tp-receive', '3.1.1.4'],
      ['tp-receive', '3.2.1.2'],
      ['tp-receive', '3.2.1.11'],
      ['gov-060', 'MustSupport'],
    ],
    interpretation: 'a category may be shown as its code or as its Danish name',
    when: ['receive-care-communication'],
    means: ['driver'],
    *check(evidence) {
      for (const one of shownMessages(evidence)) {
        yield* headOf(one);
        for (const segment of addedTo(one)) if (segment.kind === 'text') yield* textOf(one, segment);
      }
    },
  },

  'attachment-intact': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'the user sees each new attachment with its title, and opens the bytes that were sent, or the link',
      da: 'brugeren ser hver ny vedhæftning med titel og åbner de bytes, der blev sendt, eller linket',
    },
    remedy: {
      en: 'store the decoded bytes of an attachment as they are, and offer them under the title of the message',
      da: 'gem vedhæftningens afkodede bytes uændret, og vis dem under titlen fra meddelelsen',
    },
    source: [
      ['tp-receive', '3.1.1.5–3.1.1.7'],
      ['tp-receive', '3.2.1.3'],
    ],
    when: ['receive-care-communication'],
    means: ['driver'],
    *check(evidence) {
      for (const one of shownMessages(evidence)) {
        for (const segment of addedTo(one)) {
          if (segment.kind === 'attachment') yield* attachmentOf(one, segment);
        }
      }
    },
  },

  'history-shown': {
    level: 'MUST',
    actor: 'receiver',
    text: {
      en: 'the earlier segments of a reply or a forwarded message are shown with it or elsewhere in its thread',
      da: 'de tidligere segmenter i et svar eller en videresendt meddelelse vises sammen med den eller andetsteds i tråden',
    },
    remedy: {
      en: 'show every segment of a message, also one that no earlier message brought',
      da: 'vis alle segmenter i en meddelelse, også dem, som ingen tidligere meddelelse har haft med',
    },
    source: [
      ['tp-receive', '3.1.2.3'],
      ['tp-receive', '3.1.3.3'],
      ['gov-cc', '9'],
      ['gov-cc', '17'],
    ],
    when: ['receive-care-communication'],
    means: ['driver'],
    *check(evidence) {
      for (const one of shownMessages(evidence)) {
        const added = addedTo(one);
        const thread = one.inbox.filter(({ threadId }) => threadId === one.message.threadId);
        const visible = [one.message, ...thread].flatMap(({ segments }) => segments);
        for (const segment of one.arrival.care.segments) {
          if (added.includes(segment)) continue;
          const same = visible.find((seen) => isSame(seen, segment));
          const there =
            same !== undefined && (segment.kind !== 'text' || sameText(same.text ?? '', segment.text));
          yield finding(there, {
            expected: `earlier segment ${shown(segment.identifier)}: ${shown(contentOf(segment))}`,
            actual: same ? shown(same.text ?? same.title) : `no such segment among ${visible.length}`,
            at: `${one.at}.segments`,
          });
        }
      }
    },
  },
});

function* headOf({ arrival: { care, carried }, message, at }: Shown) {
  const number = care.patient?.identifiers[0]?.value;
  const numbers = care.patient?.identifiers.flatMap(({ value }) => value ?? []) ?? [];
  const category = isCategory(care.category) ? [care.category, categories[care.category]] : [care.category];
  const fields = [
    { name: 'category', expected: care.category, actual: message.category, among: category },
    { name: 'topic', expected: care.topic, actual: message.topic, among: [care.topic] },
    { name: 'patient.id', expected: number, actual: message.patient?.id?.replace('-', ''), among: numbers },
  ];
  for (const { name, expected, actual, among } of fields) {
    if (expected === undefined) continue;
    const same = actual !== undefined && among.some((one) => one !== undefined && sameText(one, actual));
    yield finding(same, {
      expected: `${name} ${shown(expected)}`,
      actual: `${name} ${shown(actual)}`,
      at: `${at}.${name}`,
    });
  }

  yield finding((message.senderName ?? '').trim() !== '', {
    expected: `a name of the sender, GLN ${shown(care.sender.gln ?? carried.sender.id)}`,
    actual: shown(message.senderName),
    at: `${at}.senderName`,
  });
}

function* textOf(one: Shown, segment: TextSegment) {
  const seen = one.message.segments.find((each) => isSame(each, segment));
  const place = `${one.at}.segments[${Math.max(
    one.message.segments.findIndex((each) => each === seen),
    0,
  )}]`;
  yield finding(sameText(seen?.text ?? '', segment.text), {
    expected: `text ${shown(segment.text)}`,
    actual: seen ? `text ${shown(seen.text)}` : 'no such segment',
    at: `${place}.text`,
  });
  if (!seen) return;

  const { family } = segment.author ?? {};
  const signed = [
    isSameTime(segment.date, seen.date) ? '' : `date ${shown(seen.date)}`,
    family === undefined || seen.authorName?.includes(family) ? '' : `author ${shown(seen.authorName)}`,
    (seen.organisationName ?? '').trim() === '' ? 'no organisation' : '',
  ].filter((wrong) => wrong !== '');
  yield finding(signed.length === 0, {
    expected: `signature: ${shown(segment.date)}, ${shown(family)}, an organisation`,
    actual: signed.length === 0 ? 'all of it' : signed.join(', '),
    at: place,
  });
}

function* attachmentOf(one: Shown, segment: AttachmentSegment) {
  const { title, data, url } = segment;
  const seen = one.message.segments.find((each) => isSame(each, segment));
  const hash =
    data === undefined ? undefined : createHash('sha256').update(Buffer.from(data, 'base64')).digest('hex');
  const intact =
    seen?.title === title &&
    (hash === undefined || seen?.sha256?.toLowerCase() === hash) &&
    seen?.url === url;
  const index = one.message.segments.findIndex((each) => each === seen);
  yield finding(seen !== undefined && intact, {
    expected: `${shown(title)}, ${hash ? `SHA-256 ${hash}` : `link ${shown(url)}`}`,
    actual: seen
      ? `${shown(seen.title)}, ${hash ? `SHA-256 ${shown(seen.sha256)}` : `link ${shown(seen.url)}`}`
      : `no such segment among ${one.message.segments.length}`,
    at: `${one.at}.segments${index < 0 ? '' : `[${index}]`}`,
  });
}

/** The segments that the message adds, by its own Provenance; all of them when that does not say. */
function addedTo({ arrival: { care } }: Shown): Segment[] {
  const sources = ownProvenance(care)?.sources ?? [];
  const added = care.segments.filter(
    ({ identifier }) => identifier !== undefined && sources.includes(identifier),
  );
  return added.length > 0 ? added : [...care.segments];
}

function isSame({ identifier }: DisplayedSegment, segment: Segment): boolean {
  return (
    segment.identifier !== undefined && bareIdentifier(identifier) === bareIdentifier(segment.identifier)
  );
}

/** A time that is shown without its offset is shown in local time, and cannot be compared. */
function isSameTime(sent: string | undefined, seen: string | undefined): boolean {
  const shownAt = instantOf(seen)?.getTime();
  return (
    sent === undefined ||
    (seen !== undefined && (shownAt === undefined || shownAt === instantOf(sent)?.getTime()))
  );
}

function contentOf(segment: Segment): string | undefined {
  return segment.kind === 'text' ? segment.text : segment.title;
}
