import { requirements } from './define.ts';
import { finding, list, shown } from './finding.ts';
import { placeIn } from './passage.ts';
import { isHistoryKnown, newSegments, ownProvenance, written } from './thread-history.ts';
import { replyRequirements } from './thread-reply.ts';
import { firstSent } from './transmissions.ts';

const activities = { new: 'new-message', reply: 'reply-message', forward: 'forward-message' } as const;

/** How a message of the system takes its place in a thread. */
export const thread = {
  ...requirements('thread', {
    'activity-agrees': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'the Provenance of a message says what the user did: new-message, reply-message or forward-message',
        da: 'meddelelsens Provenance angiver, hvad brugeren gjorde: new-message, reply-message eller forward-message',
      },
      remedy: {
        en: 'set Provenance.activity by what the user chose: new, reply or forward',
        da: 'sæt Provenance.activity efter brugerens valg: ny, svar eller videresend',
      },
      source: [
        ['tp-send', '3.3.1.12'],
        ['tp-send', '3.3.4.11'],
        ['tp-send', '3.3.8.11'],
      ],
      when: ['send-care-communication'],
      *check(evidence) {
        for (const { compose, message } of written(evidence)) {
          const { care } = message;
          const own = ownProvenance(care);
          if (!own) continue;
          const expected = activities[compose.action];
          yield finding(own.activity === expected, {
            expected: `activity ${expected}`,
            actual: `activity ${shown(own.activity)}`,
            at: placeIn(message, 'Provenance', 'activity.coding[0].code', care.provenances.indexOf(own)),
          });
        }
      },
    },

    'provenance-targets-header': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'exactly one Provenance of a message has its MessageHeader as target',
        da: 'netop én Provenance i en meddelelse har dens MessageHeader som target',
      },
      remedy: {
        en: 'add one Provenance for the new message, with target MessageHeader/[MessageHeader.id]',
        da: 'tilføj én Provenance for den nye meddelelse med target MessageHeader/[MessageHeader.id]',
      },
      source: [
        ['tp-send', '3.3.1.12'],
        ['ig-cc', 'Provenance.target'],
      ],
      when: ['send-care-communication'],
      *check({ careSent }) {
        for (const passage of careSent) {
          const { headerId, provenances } = passage.care;
          const own = provenances.filter(({ targetId }) => targetId !== undefined && targetId === headerId);
          yield finding(own.length === 1, {
            expected: `1 Provenance with target MessageHeader/${shown(headerId)}`,
            actual: `${own.length} of ${provenances.length}, with target ${list(provenances.map(({ target }) => shown(target)))}`,
            at: placeIn(passage, 'Provenance', 'target', Math.max(provenances.length - 1, 0)),
          });
        }
      },
    },

    'sources-are-the-new-segments': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'the Provenance of a message names as sources the identifiers of exactly those segments that the message adds',
        da: 'meddelelsens Provenance angiver som source identifikatorerne på netop de segmenter, som meddelelsen tilføjer',
      },
      remedy: {
        en: 'write one entity with role source for each new segment, with the segment’s identifier in what.identifier',
        da: 'skriv én entity med rollen source for hvert nyt segment med segmentets identifikator i what.identifier',
      },
      source: [
        ['tp-send', '3.3.1.12'],
        ['ig-cc', 'Provenance.entity:source'],
      ],
      interpretation:
        'the protocol asks that the identifiers agree, and no invariant of the guide checks it: it is judged here, in both directions',
      when: ['send-care-communication'],
      *check(evidence) {
        for (const message of firstSent(evidence)) {
          const own = ownProvenance(message.care);
          if (!own || !isHistoryKnown(evidence, message)) continue;
          const added = newSegments(evidence, message).flatMap(({ identifier }) => identifier ?? []);
          const missing = added.filter((id) => !own.sources.includes(id));
          const foreign = own.sources.filter((id) => !added.includes(id));
          yield finding(missing.length === 0 && foreign.length === 0, {
            expected: `sources ${list(added)}`,
            actual: `sources ${list(own.sources)}`,
            at: placeIn(message, 'Provenance', 'entity', message.care.provenances.indexOf(own)),
          });
        }
      },
    },

    'new-message-new-identifier': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'a new message, and a forwarded one, begins a thread with a communication identifier of its own',
        da: 'en ny meddelelse og en videresendt meddelelse begynder en tråd med sit eget kommunikations-id',
      },
      remedy: {
        en: 'create a new UUID for Communication.identifier for every new and every forwarded message',
        da: 'dan et nyt UUID til Communication.identifier til hver ny og hver videresendt meddelelse',
      },
      source: [
        ['gov-cc', '1'],
        ['gov-cc', '14'],
        ['tp-send', '3.3.1.12'],
      ],
      when: ['send-care-communication'],
      *check(evidence) {
        const seen = [...evidence.careDelivered, ...firstSent(evidence)];
        for (const { compose, message } of written(evidence)) {
          if (compose.action === 'reply') continue;
          const id = message.care.communicationId;
          const before = seen.find(
            ({ number, care }) => number < message.number && id !== undefined && care.communicationId === id,
          );
          yield finding(id !== undefined && !before, {
            expected: 'a communication identifier that no earlier message has',
            actual: before ? `${shown(id)}, as in #${before.number}` : shown(id),
            at: placeIn(message, 'Communication', 'identifier[0].value'),
          });
        }
      },
    },
  }),
  ...replyRequirements,
};
