import { extensions } from '../message/systems.ts';
import type { FhirResource } from '../message/fhir-message.ts';
import { textAt } from '../message/query.ts';
import { listAt, withEach, withList, without, withTextReplaced, type FhirElement } from './change-bundle.ts';
import { writing, type Fault } from './fault.ts';
import { ownSegmentIds, withOwnPayloads } from './own-parts.ts';

/** What is wrong with what the user said, and with its signature and attachments. */
export const faultsOfCommunications = {
  'thread-id-not-a-uuid': {
    breaks: ['communication.identifier-uuid'],
    text: {
      en: 'writes the identifier of a new thread in upper case',
      da: 'skriver en ny tråds identifikator med store bogstaver',
    },
    change: writing((bundle, { action }) =>
      action === 'reply' ? bundle : withCommunication(bundle, withUpperCaseIdentifier),
    ),
  },
  'category-unknown': {
    breaks: ['communication.category-from-list'],
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
    breaks: ['communication.topic-when-other', 'communication.content-as-written'],
    text: {
      en: 'leaves out the topic, also for the category "other"',
      da: 'udelader emnet, også ved kategorien "andet"',
    },
    change: writing((bundle) =>
      withCommunication(bundle, (communication) => without(communication, 'topic')),
    ),
  },
  'priority-everywhere': {
    breaks: ['communication.priority-only-referral'],
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
  'signature-without-phone': {
    breaks: ['communication.signature-complete'],
    text: {
      en: 'leaves the phone number out of the signature',
      da: 'udelader telefonnummeret i signaturen',
    },
    change: writing((bundle) => withoutExtension(bundle, extensions.authorContact)),
  },
  'signature-without-author': {
    breaks: ['communication.signature-complete'],
    text: {
      en: 'leaves the name and the role of the author out of the signature',
      da: 'udelader forfatterens navn og rolle i signaturen',
    },
    change: writing((bundle) => withoutExtension(bundle, extensions.author)),
  },
  'segment-id-without-prefix': {
    breaks: ['communication.segment-identifiers'],
    text: {
      en: 'writes the identifiers of new segments without urn:uuid:',
      da: 'skriver nye segmenters identifikatorer uden urn:uuid:',
    },
    change: writing((bundle) => {
      let changed = bundle;
      for (const identifier of ownSegmentIds(bundle)) {
        changed = withTextReplaced(changed, identifier, identifier.replace('urn:uuid:', ''));
      }
      return changed;
    }),
  },
  'attachment-without-date': {
    breaks: ['communication.attachment-described'],
    text: {
      en: 'does not say when an attachment was added',
      da: 'angiver ikke, hvornår et bilag er vedhæftet',
    },
    change: writing((bundle) =>
      withOwnPayloads(bundle, (payload) =>
        payload['contentAttachment'] ? withoutExtensionOf(payload, extensions.date) : payload,
      ),
    ),
  },
  'attachment-without-title': {
    breaks: ['communication.attachment-described', 'communication.attachment-as-chosen'],
    text: {
      en: 'leaves out the titles of attachments',
      da: 'udelader bilagenes titler',
    },
    change: writing((bundle) => withOwnAttachments(bundle, (attachment) => without(attachment, 'title'))),
  },
  'attachment-damaged': {
    breaks: ['communication.attachment-as-chosen'],
    text: {
      en: 'loses the last byte of every attachment',
      da: 'mister den sidste byte af alle bilag',
    },
    change: writing((bundle) =>
      withOwnAttachments(bundle, (attachment) => {
        const data = textAt(attachment, 'data');
        return data ? { ...attachment, data: withoutLastByte(data) } : attachment;
      }),
    ),
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

function withOwnAttachments(
  bundle: FhirResource,
  change: (attachment: FhirElement) => FhirElement,
): FhirResource {
  return withOwnPayloads(bundle, (payload) => {
    const [attachment] = listAt(payload, 'contentAttachment');
    return attachment ? { ...payload, contentAttachment: change(attachment) } : payload;
  });
}

function withoutExtension(bundle: FhirResource, url: string): FhirResource {
  return withOwnPayloads(bundle, (payload) => withoutExtensionOf(payload, url));
}

function withoutExtensionOf(payload: FhirElement, url: string): FhirElement {
  return withList(payload, 'extension', (extension) => (extension['url'] === url ? undefined : extension));
}

function withoutLastByte(base64: string): string {
  return Buffer.from(base64, 'base64').subarray(0, -1).toString('base64');
}
