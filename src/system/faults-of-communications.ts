import type { FhirResource } from '../message/fhir-message.ts';
import { textAt } from '../message/query.ts';
import { withEach, withList, without } from './change-bundle.ts';
import { writing, type Fault } from './fault.ts';
import { withOwnPayloads } from './own-parts.ts';

/** What is wrong with what the user said, and with its signature and attachments. */
export const faultsOfCommunications = {
  'thread-id-not-a-uuid': {
    breaks: ['communication.identifier-uuid', 'profile.valid'],
    text: {
      en: 'writes the identifier of a new thread in upper case',
      da: 'skriver en ny tråds identifikator med store bogstaver',
    },
    change: writing((bundle, { action }) =>
      action === 'reply' ? bundle : withCommunication(bundle, withUpperCaseIdentifier),
    ),
  },
  'category-unknown': {
    breaks: ['communication.category-from-list', 'profile.valid'],
    text: {
      en: 'takes its categories from a list of its own',
      da: 'tager sine kategorier fra sin egen liste',
    },
    change: writing((bundle) =>
      withCommunication(bundle, (communication) =>
        withList(communication, 'category', (category) =>
          withList(category, 'coding', (coding) => ({
            ...coding,
            system: 'https://example.dk/categories',
          })),
        ),
      ),
    ),
  },
  'topic-missing': {
    breaks: ['communication.topic-when-other', 'communication.content-as-written', 'profile.valid'],
    text: {
      en: 'leaves out the topic, also for the category "other"',
      da: 'udelader emnet, også ved kategorien "andet"',
    },
    change: writing((bundle) =>
      withCommunication(bundle, (communication) => without(communication, 'topic')),
    ),
  },
  'priority-everywhere': {
    breaks: ['communication.priority-only-referral', 'profile.valid'],
    text: {
      en: 'sends a priority with every message, whatever its category',
      da: 'sender en prioritet med alle meddelelser, uanset kategori',
    },
    change: writing((bundle) =>
      withCommunication(bundle, (communication) => ({ priority: 'routine', ...communication })),
    ),
  },
  'text-missing': {
    breaks: ['communication.text-present', 'communication.content-as-written'],
    text: {
      en: 'sends the text segment without its text',
      da: 'sender tekstsegmentet uden dets tekst',
    },
    change: writing((bundle) => withOwnTexts(bundle, () => ' ')),
  },
  'text-cut': {
    breaks: ['communication.content-as-written'],
    text: {
      en: 'loses the end of what the user has written',
      da: 'mister slutningen af det, brugeren har skrevet',
    },
    change: writing((bundle) => withOwnTexts(bundle, (text) => text.slice(0, Math.ceil(text.length / 2)))),
  },
} satisfies Record<string, Fault>;

function withCommunication(
  bundle: FhirResource,
  change: (communication: FhirResource) => FhirResource,
): FhirResource {
  return withEach(bundle, 'Communication', change);
}

function withUpperCaseIdentifier(communication: FhirResource): FhirResource {
  return withList(communication, 'identifier', (identifier) => ({
    ...identifier,
    value: upperCase(textAt(identifier, 'value') ?? ''),
  }));
}

function upperCase(urn: string): string {
  return urn.replace(/[^:]*$/u, (uuid) => uuid.toUpperCase());
}

function withOwnTexts(bundle: FhirResource, change: (text: string) => string): FhirResource {
  return withOwnPayloads(bundle, (payload) => {
    const text = payload['contentString'];
    return typeof text === 'string' ? { ...payload, contentString: change(text) } : payload;
  });
}
