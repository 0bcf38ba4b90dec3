import type { MessageEnvelope, MetaInformation } from '../message/envelope.ts';
import { enveloping, type Fault } from './fault.ts';

/** What is wrong with what the envelope says of the document in it and of its transport. */
export const faultsOfDocuments = {
  'envelope-wrong-format': {
    breaks: ['envelope.format-hl7'],
    text: {
      en: 'says XML instead of HL7 in the format of its envelopes',
      da: 'skriver XML i stedet for HL7 som format i sine kuverter',
    },
    change: describing((document) => ({ ...document, format: 'XML' })),
  },
  'envelope-wrong-category': {
    breaks: ['envelope.name-carries-category'],
    text: {
      en: 'writes another category in the name on the envelope than in the message',
      da: 'skriver en anden kategori i kuvertens navn end i meddelelsen',
    },
    change: describing((document) => ({
      ...document,
      name: document.name.replace(/(?<=^MCM:FDIS91#).*$/u, (category) =>
        category === 'nursing' ? 'training' : 'nursing',
      ),
    })),
  },
  'envelope-wrong-response-code': {
    breaks: ['envelope.name-carries-response-code'],
    text: {
      en: 'writes another response code in the name on the envelope than in the acknowledgement',
      da: 'skriver en anden svarkode i kuvertens navn end i kvitteringen',
    },
    change: describing((document) => ({
      ...document,
      name: document.name.replace(/(?<=^MCM:FCTL#).*$/u, (code) => (code === 'ok' ? 'fatal-error' : 'ok')),
    })),
  },
  'envelope-old-version': {
    breaks: ['envelope.version-of-standard'],
    text: {
      en: 'writes the version of an earlier edition on its envelopes',
      da: 'skriver en tidligere udgaves version på sine kuverter',
    },
    change: describing((document) => ({
      ...document,
      version: document.name.startsWith('MCM:FCTL') ? '1.0' : '4.0',
    })),
  },
  'envelope-no-mime': {
    breaks: ['envelope.mime-agrees-with-bytes'],
    text: {
      en: 'does not say on the envelope whether the message is XML or JSON',
      da: 'angiver ikke på kuverten, om meddelelsen er XML eller JSON',
    },
    change: enveloping((envelope) => withTransport(envelope, { serviceTags: [] })),
  },
  'envelope-wrong-mime': {
    breaks: ['envelope.mime-agrees-with-bytes'],
    text: {
      en: 'says JSON on the envelope when the message is XML, and XML when it is JSON',
      da: 'skriver JSON på kuverten, når meddelelsen er XML, og XML, når den er JSON',
    },
    change: enveloping((envelope) => {
      const tags = envelope.meta.transport?.serviceTags ?? [];
      return withTransport(envelope, {
        serviceTags: tags.map(({ name, value }) => ({ name, value: otherMime(value) })),
      });
    }),
  },
  'envelope-wrong-size': {
    breaks: ['envelope.size-in-bytes'],
    text: {
      en: 'writes the length of the base64 text as the size of the message',
      da: 'skriver længden af base64-teksten som meddelelsens størrelse',
    },
    change: describing((document) => ({
      ...document,
      sizeInBytes: 4 * Math.ceil(document.sizeInBytes / 3),
    })),
  },
  'envelope-unreliable': {
    breaks: ['envelope.reliable'],
    text: {
      en: 'marks its envelopes as unreliable transport',
      da: 'mærker sine kuverter som upålidelig transport',
    },
    change: enveloping((envelope) => withTransport(envelope, { type: 'unreliable' })),
  },
} satisfies Record<string, Fault>;

function describing(
  alter: (document: MetaInformation['document']) => MetaInformation['document'],
): Fault['change'] {
  return enveloping((envelope) => ({
    ...envelope,
    meta: { ...envelope.meta, document: alter(envelope.meta.document) },
  }));
}

function withTransport(
  envelope: MessageEnvelope,
  change: Partial<NonNullable<MetaInformation['transport']>>,
): MessageEnvelope {
  const { transport = { transformMessage: false, serviceTags: [] }, ...meta } = envelope.meta;
  return { ...envelope, meta: { ...meta, transport: { ...transport, ...change } } };
}

function otherMime(mime: string): string {
  return mime.endsWith('json') ? 'application/fhir+xml' : 'application/fhir+json';
}
