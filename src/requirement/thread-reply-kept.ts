import type { CareCommunication, Segment } from '../message/care-communication.ts';
import type { ProvenanceStep } from '../message/fhir-message.ts';
import { lastSegment } from '../message/query.ts';
import { instantOf } from '../message/time.ts';
import { atSegment } from './communication-segments.ts';
import { requirements } from './define.ts';
import { finding, list, shown } from './finding.ts';
import { placeIn } from './passage.ts';
import { sameText } from './same-text.ts';
import { ownProvenance, replies } from './thread-history.ts';

/** What a reply keeps of the messages before it. */
export const keptRequirements = requirements('thread', {
  'reply-keeps-segments': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'a reply holds every earlier segment with its identifier, time, text or title, and signature unchanged',
      da: 'et svar indeholder hvert tidligere segment med uændret identifikator, tidspunkt, tekst eller titel og signatur',
    },
    remedy: {
      en: 'copy all segments of the message that is answered into the reply, and change nothing but the data of attachments',
      da: 'kopiér alle segmenter fra den meddelelse, der besvares, til svaret, og ændr intet andet end vedhæftningers data',
    },
    source: [
      ['tp-send', '3.3.4.11'],
      ['tp-send', '3.4.1.8'],
      ['tp-send', '3.4.2.1'],
      ['gov-cc', '6'],
    ],
    when: ['reply'],
    *check(evidence) {
      for (const { message, previous } of replies(evidence)) {
        for (const old of previous.care.segments) {
          const kept = message.care.segments.find(({ identifier }) => identifier === old.identifier);
          const changed = kept ? changes(old, kept) : [];
          yield finding(kept !== undefined && changed.length === 0, {
            expected: `segment ${shown(old.identifier)} as in #${previous.number}`,
            actual: !kept
              ? 'no such segment'
              : changed.length === 0
                ? 'the same'
                : `another ${list(changed)}`,
            at: kept ? atSegment(message, kept, 'content') : placeIn(message, 'Communication', 'payload'),
          });
        }
      }
    },
  },

  'reply-without-attachment-data': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'a reply carries earlier attachments with identifier, time and title, and without their data',
      da: 'et svar medtager tidligere vedhæftninger med identifikator, tidspunkt og titel og uden deres data',
    },
    remedy: {
      en: 'remove contentAttachment.data from every attachment that was received',
      da: 'fjern contentAttachment.data fra hver modtaget vedhæftning',
    },
    source: [
      ['gov-cc', '6'],
      ['tp-send', '3.3.5.9'],
    ],
    interpretation:
      'MedCom’s test scripts count the data of earlier attachments; the governance and the protocol forbid them, and are followed',
    when: ['reply'],
    *check(evidence) {
      for (const { message, previous } of replies(evidence)) {
        for (const old of previous.care.segments) {
          const kept = message.care.segments.find(({ identifier }) => identifier === old.identifier);
          if (old.kind !== 'attachment' || kept?.kind !== 'attachment') continue;
          yield finding(kept.data === undefined, {
            expected: `${shown(old.title)} without data`,
            actual: kept.data === undefined ? 'no data' : `${Buffer.from(kept.data, 'base64').length} bytes`,
            at: atSegment(message, kept, 'contentAttachment.data'),
          });
        }
      }
    },
  },

  'reply-refers-to-previous': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'the Provenance of a reply refers to the MessageHeader that it answers, and the earlier Provenances are kept',
      da: 'svarets Provenance henviser til den MessageHeader, det besvarer, og de tidligere Provenances er bevaret',
    },
    remedy: {
      en: 'copy the Provenances of the message that is answered, and add one with an entity of role revision that refers to its MessageHeader',
      da: 'kopiér Provenances fra den meddelelse, der besvares, og tilføj én med en entity med rollen revision, der henviser til dens MessageHeader',
    },
    source: [
      ['tp-send', '3.4.2.1'],
      ['ig-cc', 'Provenance.entity:revision'],
    ],
    interpretation: 'the reference may be relative or absolute: its last part counts',
    when: ['reply'],
    *check(evidence) {
      for (const { message, previous } of replies(evidence)) {
        const { provenances } = message.care;
        const own = ownProvenance(message.care);
        const reference = own?.revision?.reference;
        const place = (step: ProvenanceStep | undefined, element: string) =>
          placeIn(message, 'Provenance', element, step ? provenances.indexOf(step) : 0);
        yield finding(lastSegment(reference) === previous.care.headerId, {
          expected: `revision MessageHeader/${shown(previous.care.headerId)}, the message of #${previous.number}`,
          actual: `revision ${shown(reference)}`,
          at: place(own, 'entity.what.reference'),
        });

        for (const old of previous.care.provenances) {
          const kept = provenances.find(({ targetId }) => targetId === old.targetId);
          const same = kept && kept.activity === old.activity && sameSet(kept.sources, old.sources);
          yield finding(same === true, {
            expected: `the Provenance of ${shown(old.target)}: ${describe(old)}`,
            actual: kept ? describe(kept) : `none among ${provenances.length}`,
            at: place(kept, 'target'),
          });
        }
      }
    },
  },
});

function changes(old: Segment, kept: Segment): string[] {
  const differing = [
    old.kind !== kept.kind && 'kind',
    !sameTime(old.date, kept.date) && `date ${shown(kept.date)}`,
    old.kind === 'text' &&
      kept.kind === 'text' &&
      !sameText(old.text, kept.text) &&
      `text ${shown(kept.text)}`,
    old.kind === 'attachment' &&
      kept.kind === 'attachment' &&
      old.title !== kept.title &&
      `title ${shown(kept.title)}`,
    old.author !== undefined && nameOf(old) !== nameOf(kept) && `author ${shown(nameOf(kept))}`,
    old.phone !== undefined && old.phone !== kept.phone && `phone ${shown(kept.phone)}`,
  ];
  return differing.filter((one) => one !== false);
}

function nameOf({ author }: CareCommunication['segments'][number]): string {
  return author ? [...author.given, author.family ?? ''].join(' ').trim() : '';
}

function sameTime(one: string | undefined, other: string | undefined): boolean {
  return (
    one === other ||
    (instantOf(one) !== undefined && instantOf(one)?.getTime() === instantOf(other)?.getTime())
  );
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}

function describe({ activity, sources }: ProvenanceStep): string {
  return `${shown(activity)} with sources ${list(sources)}`;
}
