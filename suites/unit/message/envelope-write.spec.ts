import { expect, test } from '@playwright/test';
import {
  documentInformation,
  documentKindOf,
  documentKinds,
  sameVersion,
  type DocumentKind,
} from '../../../src/message/document-kinds.ts';
import type { Envelope, MessageEnvelope } from '../../../src/message/envelope.ts';
import {
  negativeReceipt,
  negativeVansReceipt,
  positiveReceipt,
} from '../../../src/message/envelope-receipt.ts';
import { readEnvelope } from '../../../src/message/read-envelope.ts';
import { messageEnvelope, writeEnvelope } from '../../../src/message/write-envelope.ts';
import { fixture } from './fixture.ts';
import { missingForSchemas, schemaProblems } from './schema.ts';

const now = new Date('2026-07-01T10:00:00Z');

function counting(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  };
}

function message(data: Uint8Array = Buffer.from('æ')): MessageEnvelope {
  return messageEnvelope({
    sender: '5790000121526',
    receiver: '5790000120314',
    document: documentInformation('care-communication', 'other'),
    mime: 'application/fhir+xml',
    data,
    now,
    newId: counting(),
  });
}

const error = { code: 8, description: '<&"> æøå 😀' };
const answering = () => ({ now, newId: counting() });
const vans = { id: 'PROEVEVANS', type: 'VANS' } as const;
const envelopes: Record<string, Envelope> = {
  message: message(),
  'an empty message': message(new Uint8Array()),
  'all 256 bytes': message(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
  'a message with everything': {
    ...message(),
    meta: {
      ...message().meta,
      processing: { provider: 'udbyder', service: 'tjeneste' },
      transport: {
        type: 'unreliable',
        transformMessage: true,
        serviceTags: Array.from({ length: 5 }, (_, index) => ({ name: `n${index}`, value: `<${index}>` })),
      },
    },
  },
  'a positive receipt': positiveReceipt(message(), answering()),
  'a negative receipt': negativeReceipt(message(), { ...answering(), error }),
  'a negative receipt of the VANS': negativeVansReceipt({
    sender: vans,
    receiver: message().sender,
    originalEnvelopeId: message().id,
    original: message().meta,
    error,
    ...answering(),
  }),
  'a negative receipt of something illegible': negativeVansReceipt({
    sender: vans,
    receiver: message().sender,
    originalEnvelopeId: message().id,
    error: { description: 'ulæselig' },
    ...answering(),
  }),
};

for (const [what, envelope] of Object.entries(envelopes)) {
  test(`${what} is read as it was written`, () => {
    expect(readEnvelope(writeEnvelope(envelope))).toEqual({
      envelope: envelope.kind === 'message' ? { ...envelope, data: Buffer.from(envelope.data) } : envelope,
      partial: { id: envelope.id, sender: envelope.sender, receiver: envelope.receiver },
      problems: [],
    });
  });

  test(`${what} is valid by the schema`, () => {
    const missing = missingForSchemas();
    test.skip(missing !== undefined, missing ?? '');
    expect(schemaProblems('envelope', writeEnvelope(envelope))).toBe('');
  });
}

test('a message is reliable, tells its media type and has two identities of its own', () => {
  expect(message()).toMatchObject({
    id: '00000000-0000-4000-8000-000000000002',
    sentAt: '2026-07-01T12:00:00+02:00',
    meta: {
      identifier: '00000000-0000-4000-8000-000000000001',
      document: { format: 'HL7', name: 'MCM:FDIS91#other', version: '5.0', sizeInBytes: 2 },
      transport: {
        type: 'reliable',
        transformMessage: false,
        serviceTags: [{ name: 'MCM:MIME', value: 'application/fhir+xml' }],
      },
    },
  });
});

test('a receipt goes back to the sender and echoes the message', () => {
  const original = message();
  expect(positiveReceipt(original, answering())).toMatchObject({
    sender: original.receiver,
    receiver: original.sender,
    originalEnvelopeId: original.id,
    original: original.meta,
  });
});

test.describe('what the schema forbids is not written', () => {
  const forbidden: Record<string, Envelope> = {
    'an identifier that is not hexadecimal': { ...message(), id: 'ZZZZZZZZ-0000-4000-8000-000000000002' },
    'a location number too long': { ...message(), sender: { id: '1'.repeat(19), type: 'EAN' } },
    'no location number': { ...message(), sender: { id: '', type: 'EAN' } },
    'a time without sense': { ...message(), sentAt: 'i går' },
    'a negative receipt without error': {
      ...positiveReceipt(message(), answering()),
      kind: 'negative-message',
    },
    'a negative receipt without metadata': {
      ...negativeVansReceipt({
        sender: vans,
        receiver: vans,
        originalEnvelopeId: message().id,
        error,
        ...answering(),
      }),
      kind: 'negative-message',
    },
    'six service tags': {
      ...message(),
      meta: {
        ...message().meta,
        transport: {
          transformMessage: false,
          serviceTags: Array.from({ length: 6 }, () => ({ name: 'n', value: 'v' })),
        },
      },
    },
    'a description too long': negativeReceipt(message(), {
      ...answering(),
      error: { description: 'x'.repeat(513) },
    }),
  };
  for (const [what, envelope] of Object.entries(forbidden)) {
    test(what, () => {
      expect(() => writeEnvelope(envelope)).toThrow(/VANSEnvelope/);
    });
  }
});

test.describe('document kinds', () => {
  test('every kind is recognised by the metadata that it is given', () => {
    for (const kind of Object.keys(documentKinds) as DocumentKind[]) {
      expect(documentKindOf({ ...documentInformation(kind, 'x'), sizeInBytes: 1 })).toEqual({
        kind,
        postfix: 'x',
        formatAgrees: true,
        versionAgrees: true,
      });
    }
  });

  test('names of other documents are not recognised', () => {
    for (const name of ['MCM:XDIS20', 'FDIS91', 'MCM:FDIS91x', 'constructor', '']) {
      expect(documentKindOf({ format: 'XML', name, sizeInBytes: 1 })).toBeUndefined();
    }
  });

  test('format and version are compared, trailing zeros apart', () => {
    const document = { format: 'HL7', name: 'MCM:FCTL#ok', sizeInBytes: 1 } as const;
    expect(documentKindOf({ ...document, version: '2.0' })).toMatchObject({
      kind: 'acknowledgement',
      versionAgrees: true,
    });
    expect(documentKindOf({ ...document, version: '1.0' })).toMatchObject({ versionAgrees: false });
    expect(documentKindOf({ ...document, format: 'XML' })).toMatchObject({ formatAgrees: false });
    expect(documentKindOf(document)).toMatchObject({ postfix: 'ok', versionAgrees: true });
    expect(sameVersion('5.0', '5')).toBe(true);
    expect(sameVersion('5.0', '5.0.1')).toBe(false);
    expect(sameVersion('10', '1')).toBe(false);
  });
});

test('the fixtures are valid by the schema', () => {
  const missing = missingForSchemas();
  test.skip(missing !== undefined, missing ?? '');
  for (const name of [
    'message',
    'message-prefixed',
    'positive-message',
    'negative-message',
    'negative-vans',
  ]) {
    expect(schemaProblems('envelope', fixture(`envelope/${name}.xml`))).toBe('');
  }
});
