import type { CareCommunication } from '../message/care-communication.ts';
import { requirements } from './define.ts';
import type { Evidence } from './evidence.ts';
import { finding, list, shown } from './finding.ts';
import { placeIn, placeInEnvelope, type CarePassage } from './passage.ts';
import { transmissions } from './transmissions.ts';

/** What is new in a message that is sent again, and what stays. */
export const repeatRequirements = requirements('reliable', {
  'resend-new-envelope-id': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'a message that is sent again travels in an envelope with a new EnvelopeIdentifier',
      da: 'en meddelelse, der sendes igen, rejser i en kuvert med et nyt EnvelopeIdentifier',
    },
    remedy: {
      en: 'create a new EnvelopeIdentifier for every transmission',
      da: 'dan et nyt EnvelopeIdentifier til hver afsendelse',
    },
    source: [
      ['gov-032', 'EnvelopeIdentifier'],
      ['gov-020', 'scenario 3'],
    ],
    when: ['send-care-communication'],
    *check(evidence) {
      yield* judgedAgain(evidence, {
        what: 'EnvelopeIdentifier',
        of: ({ carried }) => carried.id.toLowerCase(),
        isNew: true,
        at: (passage) => placeInEnvelope(passage, 'EnvelopeIdentifier'),
      });
    },
  },

  'resend-same-message-id': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'a message that is sent again unchanged keeps its MessageHeader.id and the identifier in the metadata of its envelope',
      da: 'en meddelelse, der sendes igen uændret, beholder sit MessageHeader.id og identifikatoren i kuvertens metadata',
    },
    remedy: {
      en: 'keep MessageHeader.id and MetaInformation/Identifier with the message, and use them for every transmission',
      da: 'gem MessageHeader.id og MetaInformation/Identifier sammen med meddelelsen, og brug dem ved hver afsendelse',
    },
    source: [
      ['gov-032', 'MessageIdentifier'],
      ['gov-052', 'MessageIdentifier'],
      ['gtuc', 'S.TC2'],
    ],
    when: ['send-care-communication'],
    *check(evidence) {
      yield* judgedAgain(evidence, {
        what: 'MessageHeader.id',
        of: ({ headerId }) => headerId,
        isNew: false,
        at: (passage) => placeIn(passage, 'MessageHeader', 'id'),
      });
      yield* judgedAgain(evidence, {
        what: 'MetaInformation/Identifier',
        of: ({ carried }) => carried.meta.identifier.toLowerCase(),
        isNew: false,
        at: (passage) => placeInEnvelope(passage, 'Message/MetaInformation/Identifier'),
      });
    },
  },

  'resend-new-bundle-id': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'a message that is sent again has a new Bundle.id',
      da: 'en meddelelse, der sendes igen, har et nyt Bundle.id',
    },
    remedy: {
      en: 'create a new Bundle.id for every transmission',
      da: 'dan et nyt Bundle.id til hver afsendelse',
    },
    source: [
      ['gov-052', 'MessageEnvelopeId'],
      ['gov-040', 'MR7'],
      ['gov-020', 'scenario 3'],
    ],
    when: ['send-care-communication'],
    *check(evidence) {
      yield* judgedAgain(evidence, {
        what: 'Bundle.id',
        of: ({ care }) => care.bundleId,
        isNew: true,
        at: ({ number }) => `#${number} Bundle.id`,
      });
    },
  },

  'resend-unchanged': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'a message that is sent again has the content of the first time; only Bundle.id and the times of sending differ',
      da: 'en meddelelse, der sendes igen, har samme indhold som første gang; kun Bundle.id og afsendelsestidspunkter er anderledes',
    },
    remedy: {
      en: 'store the message as it was sent, and change nothing in it but Bundle.id and the times of sending',
      da: 'gem meddelelsen, som den blev sendt, og ændr intet i den ud over Bundle.id og afsendelsestidspunkter',
    },
    source: [
      ['gov-020', 'scenario 3'],
      ['gov-040', 'MR7'],
    ],
    interpretation:
      'whether the times of the Provenances change is contradictory in the sources and not judged; a changed message is a new one',
    when: ['send-care-communication'],
    *check(evidence) {
      for (const [first, ...again] of transmissions(evidence)) {
        for (const passage of again) {
          const changed = changedIn(first.care, passage.care);
          yield finding(changed.length === 0, {
            expected: `the content of #${first.number}`,
            actual: changed.length === 0 ? 'the same' : `another ${list(changed)}`,
            at: placeIn(passage, 'Communication'),
          });
        }
      }
    },
  },
});

type Trait = {
  readonly what: string;
  readonly of: (passage: CarePassage) => string | undefined;
  /** New with every transmission, or the same as in the first. */
  readonly isNew: boolean;
  readonly at: (passage: CarePassage) => string;
};

function* judgedAgain(evidence: Evidence, { what, of, isNew, at }: Trait) {
  for (const group of transmissions(evidence)) {
    for (const [index, passage] of group.entries()) {
      if (index === 0) continue;
      const value = of(passage);
      const compared = isNew ? group.slice(0, index) : group.slice(0, 1);
      const before = compared.find((earlier) => of(earlier) === value);
      yield finding(value !== undefined && (before === undefined) === isNew, {
        expected: `${what} ${isNew ? 'other than' : 'as'} in #${compared.map(({ number }) => number).join(', #')}: ${shown(of(group[0]))}`,
        actual: `${what} ${shown(value)}`,
        at: at(passage),
      });
    }
  }
}

/** What a resend must not change. */
const kept = {
  thread: ({ communicationId }) => communicationId,
  sender: ({ sender }) => [sender.gln, sender.sor],
  receiver: ({ receiver }) => [receiver.gln, receiver.sor],
  category: ({ category }) => category,
  topic: ({ topic }) => topic,
  priority: ({ priority }) => priority,
  patient: ({ patient }) => [patient?.identifiers, patient?.given, patient?.family],
  'episode of care': ({ episodesOfCare }) => episodesOfCare,
  'specific sender': ({ specificSender }) => specificSender,
  'specific recipient': ({ specificRecipient }) => specificRecipient,
  segments: ({ segments }) => segments,
  history: ({ provenances }) =>
    provenances.map(({ activity, revision, sources }) => [activity, revision, sources]),
} satisfies Record<string, (care: CareCommunication) => unknown>;

function changedIn(first: CareCommunication, again: CareCommunication): string[] {
  return Object.entries(kept).flatMap(([name, of]) =>
    JSON.stringify(of(first)) === JSON.stringify(of(again)) ? [] : [name],
  );
}
