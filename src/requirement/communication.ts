import { categories, isCategory } from '../message/code-lists.ts';
import { textAt, valuesAt } from '../message/query.ts';
import { communicationOf } from '../message/read-care-communication.ts';
import { systems } from '../message/systems.ts';
import { attestedRequirements } from './communication-attested.ts';
import { segmentRequirements } from './communication-segments.ts';
import { writtenRequirements } from './communication-written.ts';
import { requirements } from './define.ts';
import { finding, list, shown } from './finding.ts';
import { placeIn } from './passage.ts';

const lowerCaseUuid = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a CareCommunication of the system says. */
export const communication = {
  ...requirements('communication', {
    'identifier-uuid': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'the communication identifier is a lower-case UUID that begins with urn:uuid:',
        da: 'kommunikations-id (Communication.identifier) er et UUID med små bogstaver, der begynder med urn:uuid:',
      },
      remedy: {
        en: 'write Communication.identifier.value as urn:uuid: and a lower-case UUID',
        da: 'skriv Communication.identifier.value som urn:uuid: og et UUID med små bogstaver',
      },
      source: [
        ['ig-cc', 'medcom-uuidv4'],
        ['tp-send', '3.3.1.12'],
      ],
      when: ['send-care-communication'],
      *check({ careSent }) {
        for (const passage of careSent) {
          const { communicationId } = passage.care;
          yield finding(lowerCaseUuid.test(communicationId ?? ''), {
            expected: 'urn:uuid: and a lower-case UUID',
            actual: shown(communicationId),
            at: placeIn(passage, 'Communication', 'identifier[0].value'),
          });
        }
      },
    },

    'category-from-list': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'a message has exactly one category, from MedCom’s list',
        da: 'en meddelelse har netop én kategori fra MedComs liste',
      },
      remedy: {
        en: 'let the user choose from the current list of categories, and send its code with its system',
        da: 'lad brugeren vælge fra den gældende liste over kategorier, og send koden med dens system',
      },
      source: [
        ['ig-cc', 'Communication.category'],
        ['tp-send', '3.3.1.5'],
      ],
      when: ['send-care-communication'],
      *check({ careSent }) {
        for (const passage of careSent) {
          const codings = valuesAt(communicationOf(passage.fhir.bundle), 'category.coding').map((coding) => ({
            system: textAt(coding, 'system'),
            code: textAt(coding, 'code'),
          }));
          const isListed = codings.every(
            ({ system, code }) => system === systems.category && isCategory(code),
          );
          yield finding(codings.length === 1 && isListed, {
            expected: `one of the ${Object.keys(categories).length} codes of ${systems.category}`,
            actual: list(codings.map(({ system, code }) => `${shown(code)} of ${shown(system)}`)),
            at: placeIn(passage, 'Communication', 'category[0].coding[0]'),
          });
        }
      },
    },

    'topic-when-other': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'a message with the category other has a topic',
        da: 'en meddelelse med kategorien Andet (other) har et emne',
      },
      remedy: {
        en: 'do not send a message with the category other before the user has written a topic',
        da: 'send ikke en meddelelse med kategorien Andet, før brugeren har skrevet et emne',
      },
      source: [
        ['ig-cc', 'medcom-careCommunication-6'],
        ['tp-send', '3.3.1.7'],
        ['tp-send', '3.3.2.3'],
      ],
      when: ['send-care-communication'],
      *check({ careSent }) {
        for (const passage of careSent) {
          const { category, topic } = passage.care;
          const demanded = category === 'other';
          yield finding(!demanded || (topic ?? '').trim() !== '', {
            expected: demanded
              ? 'a topic, for the category is other'
              : `any or no topic, for the category is ${shown(category)}`,
            actual: shown(topic),
            at: placeIn(passage, 'Communication', 'topic.text'),
          });
        }
      },
    },

    'priority-only-referral': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'only a message with the category regarding-referral may have a priority, and it is routine or asap',
        da: 'kun en meddelelse med kategorien Vedr. henvisning (regarding-referral) må have en prioritet, og den er routine eller asap',
      },
      remedy: {
        en: 'offer the priority only for the category regarding-referral, and leave it out of every other message',
        da: 'tilbyd kun prioritet ved kategorien Vedr. henvisning, og udelad den i alle andre meddelelser',
      },
      source: [
        ['ig-cc', 'medcom-careCommunication-5'],
        ['tp-send', '3.3.1.6'],
        ['tp-send', '3.3.2.4'],
      ],
      when: ['send-care-communication'],
      *check({ careSent }) {
        for (const passage of careSent) {
          const { category, priority } = passage.care;
          const allowed = category === 'regarding-referral' ? ['routine', 'asap', undefined] : [undefined];
          yield finding(allowed.includes(priority), {
            expected: `priority ${allowed.map((value) => value ?? 'none').join(', ')}, for the category is ${shown(category)}`,
            actual: `priority ${shown(priority)}`,
            at: placeIn(passage, 'Communication', 'priority'),
          });
        }
      },
    },
  }),
  ...segmentRequirements,
  ...writtenRequirements,
  ...attestedRequirements,
};
