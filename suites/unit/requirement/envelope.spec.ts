import { test } from '@playwright/test';
import { document, transport } from './alter.ts';
import { eachBreaks } from './faulty.ts';
import { receiving, sending, sendingTwice } from './scenes.ts';
import { glns } from './stage.ts';

const mime = (...values: string[]) =>
  transport({ serviceTags: values.map((value) => ({ name: 'MCM:MIME', value })) });

test.describe('an envelope', () => {
  eachBreaks([
    [
      'without TransformMessage',
      ['envelope.schema-valid'],
      () => sending({ body: (xml) => xml.replace(/<TransformMessage>\w+<\/TransformMessage>/, '') }),
    ],
    ['that is no XML', ['envelope.schema-valid'], () => sending({ body: () => 'MSH|^~\\&|' })],
    [
      'from another sender',
      ['envelope.sender-is-own-location-number'],
      () => sending({ envelope: (one) => ({ ...one, sender: { id: glns.legacy, type: 'EAN' } }) }),
    ],
    [
      'with a sender of type CVR',
      ['envelope.sender-is-own-location-number'],
      () => sending({ envelope: (one) => ({ ...one, sender: { id: glns.system, type: 'CVR' } }) }),
    ],
    [
      'to another receiver',
      ['envelope.receiver-agrees-with-message'],
      () => sending({ envelope: (one) => ({ ...one, receiver: { id: glns.legacy, type: 'EAN' } }) }),
    ],
    [
      'under an identifier that was used before',
      ['envelope.identifier-new'],
      () => sendingTwice({ envelope: (one) => ({ ...one, id: '5b0f7a94-c1de-4f2a-9e3b-6d8c7a1f0e23' }) }),
    ],
    ['of format XML', ['envelope.format-hl7'], () => sending({ envelope: document({ format: 'XML' }) })],
    [
      'named for another category',
      ['envelope.name-carries-category'],
      () => sending({ envelope: document({ name: 'MCM:FDIS91#nursing' }) }),
    ],
    [
      'named without a category',
      ['envelope.name-carries-category'],
      () => sending({ envelope: document({ name: 'MCM:FDIS91' }) }),
    ],
    [
      'named for another response code',
      ['envelope.name-carries-response-code'],
      () => receiving({ envelope: document({ name: 'MCM:FCTL#fatal-error' }) }),
    ],
    [
      'of version 4.0',
      ['envelope.version-of-standard'],
      () => sending({ envelope: document({ version: '4.0' }) }),
    ],
    ['of version 5', [], () => sending({ envelope: document({ version: '5' }) })],
    ['of an acknowledgement of version 2.0', [], () => receiving({ envelope: document({ version: '2.0' }) })],
    [
      'with another media type',
      ['envelope.mime-agrees-with-bytes'],
      () => sending({ envelope: mime('application/fhir+xml') }),
    ],
    ['without media type', ['envelope.mime-agrees-with-bytes'], () => sending({ envelope: mime() })],
    [
      'with two media types',
      ['envelope.mime-agrees-with-bytes'],
      () => sending({ envelope: mime('application/fhir+json', 'application/fhir+json') }),
    ],
    [
      'with the size of the base64 text',
      ['envelope.size-in-bytes'],
      () =>
        sending({ body: (xml) => xml.replace(/(?<=<SizeInBytes>)\d+/, (size) => String(Number(size) + 1)) }),
    ],
    [
      'that is unreliable',
      ['envelope.reliable'],
      () => sending({ envelope: transport({ type: 'unreliable' }) }),
    ],
  ]);
});

test.describe('an envelope that the network did not take', () => {
  eachBreaks([
    [
      'and that is handed over once more',
      [],
      () => {
        const exchange = sendingTwice();
        const [first, ...rest] = exchange.events.filter(({ kind }) => kind === 'envelope');
        if (first?.kind !== 'envelope') throw new Error('no envelope was played');
        const refused = { ...first, transport: { by: 'http-post', problem: 'connection reset' } };
        const events = [refused, first, ...rest].map((event, index) => ({ ...event, number: index + 1 }));
        return { ...exchange, events };
      },
    ],
  ]);
});
