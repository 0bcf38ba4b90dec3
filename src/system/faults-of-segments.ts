import type { FhirResource } from '../message/fhir-message.ts';
import { textAt } from '../message/query.ts';
import { extensions } from '../message/systems.ts';
import { listAt, withList, without, withTextReplaced, type FhirElement } from './change-bundle.ts';
import { writing, type Fault } from './fault.ts';
import { ownSegmentIds, withOwnPayloads } from './own-parts.ts';

/** What is wrong with a new segment: its identifier, its signature, or the attachment in it. */
export const faultsOfSegments = {
  'signature-without-phone': {
    breaks: ['communication.signature-complete', 'profile.valid'],
    text: {
      en: 'leaves the phone number out of the signature',
      da: 'udelader telefonnummeret i signaturen',
    },
    change: writing((bundle) => withoutExtension(bundle, extensions.authorContact)),
  },
  'signature-without-author': {
    breaks: ['communication.signature-complete', 'profile.valid'],
    text: {
      en: 'leaves the name and the role of the author out of the signature',
      da: 'udelader forfatterens navn og rolle i signaturen',
    },
    change: writing((bundle) => withoutExtension(bundle, extensions.author)),
  },
  'phone-without-digits': {
    breaks: ['communication.signature-complete', 'profile.phone-has-digits', 'profile.valid'],
    text: {
      en: 'writes where to ring instead of a phone number in the signature',
      da: 'skriver i signaturen, hvor man kan ringe, i stedet for et telefonnummer',
    },
    change: writing((bundle) =>
      withOwnPayloads(bundle, (payload) =>
        withList(payload, 'extension', (extension) =>
          extension['url'] === extensions.authorContact
            ? { ...extension, valueContactPoint: { system: 'phone', value: 'via omstillingen' } }
            : extension,
        ),
      ),
    ),
  },
  'segment-id-without-prefix': {
    breaks: ['communication.segment-identifiers', 'profile.valid'],
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
    breaks: ['communication.attachment-described', 'profile.valid'],
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
    breaks: ['communication.attachment-described', 'communication.attachment-as-chosen', 'profile.valid'],
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
