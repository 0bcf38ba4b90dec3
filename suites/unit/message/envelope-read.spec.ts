import { expect, test } from '@playwright/test';
import type { Envelope, EnvelopeProblemCode } from '../../../src/message/envelope.ts';
import { readEnvelope } from '../../../src/message/read-envelope.ts';
import { changed, fixture } from './fixture.ts';

const message = fixture('envelope/message.xml').toString();
const ids = {
  id: '7d1c0b2a-3948-4567-8899-aabbccddeeff',
  sender: { id: '5790000121526', type: 'EAN' },
  receiver: { id: '5790000120314', type: 'EAN' },
};

test('a message is read with its metadata and its bytes', () => {
  const { envelope, partial, problems } = readEnvelope(fixture('envelope/message.xml'));
  expect(problems).toEqual([]);
  expect(partial).toEqual(ids);
  expect(envelope).toMatchObject({
    kind: 'message',
    ...ids,
    sentAt: '2026-03-02T09:15:04+01:00',
    meta: {
      identifier: '2b9d7c40-51e8-4f36-8a2d-3c4e5f607182',
      document: { format: 'HL7', name: 'MCM:FDIS91#other', version: '5.0', sizeInBytes: 88 },
      transport: {
        type: 'reliable',
        transformMessage: false,
        serviceTags: [{ name: 'MCM:MIME', value: 'application/fhir+json' }],
      },
    },
  });
  expect(envelope?.kind === 'message' && Buffer.from(envelope.data).toString()).toContain(
    '"resourceType":"Bundle"',
  );
});

test('prefixes and line breaks in Data make no difference', () => {
  expect(readEnvelope(fixture('envelope/message-prefixed.xml'))).toEqual(
    readEnvelope(fixture('envelope/message.xml')),
  );
});

test('the three receipts are read', () => {
  const original = readEnvelope(fixture('envelope/message.xml')).envelope;
  const meta = original?.kind === 'message' ? original.meta : undefined;
  expect(receipt('positive-message')).toMatchObject({
    kind: 'positive-message',
    originalEnvelopeId: ids.id,
    original: meta,
  });
  expect(receipt('negative-message')).toMatchObject({
    kind: 'negative-message',
    original: meta,
    error: { code: 3, description: 'Ukendt version: kan ikke indlæses' },
  });
  const vans = receipt('negative-vans');
  expect(vans).toMatchObject({
    kind: 'negative-vans',
    sender: { id: 'PROEVEVANS', type: 'VANS' },
    error: { code: 1, description: 'Ukendt modtager: 5790009999995' },
  });
  expect(vans).not.toHaveProperty('original');
});

test.describe('what is tolerated', () => {
  test('an older namespace gives a warning', () => {
    const { envelope, problems } = readEnvelope(
      Buffer.from(changed(message, 'envelope:1.0.4', 'envelope:1.0')),
    );
    expect(envelope?.id).toBe(ids.id);
    expect(problems).toMatchObject([{ severity: 'warning', code: 'other-namespace' }]);
  });

  test('an identifier that only the published pattern lets pass gives a warning', () => {
    const odd = changed(message, '2b9d7c40-51e8', 'ZZ_^7c40-51e8');
    expect(readEnvelope(Buffer.from(odd)).problems).toMatchObject([
      { severity: 'warning', code: 'identifier-not-hex' },
    ]);
  });

  test('schema instance attributes and blanks around a number are nothing', () => {
    const source = changed(message, '<SizeInBytes>88</SizeInBytes>', '<SizeInBytes>\n 88 </SizeInBytes>');
    const located = changed(
      source,
      '<VANSEnvelope ',
      '<VANSEnvelope xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="a b" ',
    );
    expect(readEnvelope(Buffer.from(located)).problems).toEqual([]);
  });
});

test.describe('what is refused', () => {
  const cases: Record<string, [from: string, to: string, code: EnvelopeProblemCode, says: string]> = {
    'another root': ['<VANSEnvelope ', '<Envelope ', 'not-xml', '</VANSEnvelope>'],
    'another namespace': ['urn:oio:medcom:vans-envelope:1.0.4', 'urn:x', 'not-an-envelope', 'urn:x'],
    'a missing element': [
      '<SentDateTime>2026-03-02T09:15:04+01:00</SentDateTime>',
      '',
      'not-schema-valid',
      'VANSEnvelope: SentDateTime is missing',
    ],
    'an element out of order': [
      '<Format>HL7</Format>\n        <Name>MCM:FDIS91#other</Name>',
      '<Name>MCM:FDIS91#other</Name>\n        <Format>HL7</Format>',
      'not-schema-valid',
      'Message/MetaInformation/Document: Format stands after Name',
    ],
    'an element too many': [
      '<Version>5.0</Version>',
      '<Version>5.0</Version><Version>5.0</Version>',
      'not-schema-valid',
      '2 Version where 1 may stand',
    ],
    'an unknown element': [
      '<Version>5.0</Version>',
      '<Edition>5.0</Edition>',
      'not-schema-valid',
      'Edition does not belong here',
    ],
    'an element of no namespace': [
      '<Version>5.0</Version>',
      '<Version xmlns="">5.0</Version>',
      'not-schema-valid',
      'Version does not belong here',
    ],
    'an unknown attribute': [
      '<Document>',
      '<Document size="1">',
      'not-schema-valid',
      'attribute size does not belong here',
    ],
    'a missing attribute': [
      '<SenderID EndPointType="EAN">',
      '<SenderID>',
      'not-schema-valid',
      'SenderID: attribute EndPointType is missing',
    ],
    'an unknown end point': [
      '<SenderID EndPointType="EAN">',
      '<SenderID EndPointType="GLN">',
      'not-schema-valid',
      '"GLN" is not one of EAN, CVR, VANS',
    ],
    'text between elements': ['<Document>', '<Document>HL7', 'not-schema-valid', 'text between the elements'],
    'an element in a text': [
      '<Version>5.0</Version>',
      '<Version><b>5.0</b></Version>',
      'not-schema-valid',
      'element b where text is needed',
    ],
    'an unknown format': [
      '<Format>HL7</Format>',
      '<Format>FHIR</Format>',
      'not-schema-valid',
      'not one of XML, EDIFACT',
    ],
    'a name too long': [
      'MCM:FDIS91#other',
      `MCM:${'x'.repeat(252)}`,
      'not-schema-valid',
      'not a text of 1 to 255 characters',
    ],
    'a time that is none': [
      '2026-03-02T09:15:04+01:00',
      '2026-02-30T09:15:04+01:00',
      'not-schema-valid',
      'not a date and time',
    ],
    'an identifier that is no UUID': [
      '7d1c0b2a-3948',
      '7d1c0b2a3948',
      'not-schema-valid',
      'EnvelopeIdentifier: "7d1c0b2a3948-4567',
    ],
    'a size that is no number': ['>88<', '>88 bytes<', 'not-schema-valid', 'SizeInBytes'],
    'a wrong size': ['>88<', '>89<', 'size-mismatch', 'SizeInBytes is 89, Data holds 88 bytes'],
    'Data that is not base64': ['<Data>ey', '<Data>!y', 'data-not-base64', 'not base64'],
    'Data without padding': ['==</Data>', '</Data>', 'data-not-base64', 'not base64'],
    'Data in another alphabet': ['<Data>ey', '<Data>-_', 'data-not-base64', 'not base64'],
    'a document type': [
      '<VANSEnvelope ',
      '<!DOCTYPE VANSEnvelope SYSTEM "x"><VANSEnvelope ',
      'not-xml',
      'document type',
    ],
  };
  for (const [what, [from, to, code, says]] of Object.entries(cases)) {
    test(`${what} is ${code}`, () => {
      const { problems } = readEnvelope(Buffer.from(changed(message, from, to)));
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(errors.map((problem) => problem.code)).toEqual([code]);
      expect(errors[0]?.message).toContain(says);
    });
  }

  test('an envelope with neither message nor receipt is not valid', () => {
    const empty = message.replace(/ {2}<Message>[^]*<\/Message>\n/, '');
    expect(readEnvelope(Buffer.from(empty))).toMatchObject({
      problems: [
        { code: 'not-schema-valid', message: 'VANSEnvelope: 0 of Message, Receipt where 1 is needed' },
      ],
      partial: ids,
    });
  });

  test('Data that is not base64 leaves the rest readable', () => {
    const { envelope } = readEnvelope(Buffer.from(changed(message, '<Data>ey', '<Data>!y')));
    expect(envelope).toMatchObject({ kind: 'message', ...ids, data: new Uint8Array() });
  });

  test('more than fifty problems are not told', () => {
    const many = changed(message, '<Version>5.0</Version>', '<x/>'.repeat(1000));
    expect(readEnvelope(Buffer.from(many)).problems).toHaveLength(50);
  });

  test('a limit on bytes is kept', () => {
    expect(readEnvelope(Buffer.from(message), { maxBytes: 100 }).problems).toMatchObject([
      { code: 'not-xml' },
    ]);
  });
});

test.describe('hostile bytes', () => {
  const deep = `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`;
  const hostile: Record<string, Uint8Array> = {
    nothing: Buffer.alloc(0),
    'NUL characters': Buffer.alloc(1000),
    'an EDIFACT interchange': Buffer.from("UNA:+.? 'UNB+UNOC:3+5790000121526:14'"),
    JSON: Buffer.from('{"resourceType":"Bundle"}'),
    'ten thousand levels': Buffer.from(deep),
    'ten thousand levels inside an envelope': Buffer.from(changed(message, '<Version>5.0</Version>', deep)),
    'many entities': Buffer.from('<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'),
    'UTF-16 without a mark': Buffer.from(message, 'utf16le'),
    'ISO-8859-1 declared as UTF-8': Buffer.from(
      changed(message, 'MCM:FDIS91#other', 'MCM:FDIS91#ø'),
      'latin1',
    ),
    'an unknown encoding': Buffer.from(changed(message, 'encoding="UTF-8"', 'encoding="X-1"')),
  };
  for (const [what, bytes] of Object.entries(hostile)) {
    test(`${what}: no envelope, one problem, no stack`, () => {
      const { envelope, problems } = readEnvelope(bytes);
      expect(envelope).toBeUndefined();
      expect(problems).toMatchObject([{ severity: 'error', code: 'not-xml' }]);
      expect(problems[0]?.message.length).toBeLessThan(200);
    });
  }

  test('UTF-16 with a mark and UTF-8 with a mark are read', () => {
    const marked = Buffer.from(
      `\uFEFF${changed(message, 'encoding="UTF-8"', 'encoding="UTF-16"')}`,
      'utf16le',
    );
    expect(readEnvelope(marked)).toMatchObject({ envelope: ids, problems: [] });
    expect(readEnvelope(Buffer.from(`\uFEFF${message}`))).toMatchObject({ envelope: ids, problems: [] });
  });

  test('an envelope with a byte changed is read or has problems', () => {
    const original = fixture('envelope/message.xml');
    for (let place = 0; place < original.length; place += 1) {
      const bytes = Buffer.from(original);
      bytes[place] = (place * 37) % 256;
      const { envelope, problems } = readEnvelope(bytes);
      expect(envelope !== undefined || problems.length > 0).toBe(true);
    }
  });

  test('of a truncated envelope the identifiers are legible', () => {
    for (let length = 0; length < message.length - 20; length += 7) {
      const reading = readEnvelope(Buffer.from(message.slice(0, length)));
      expect(reading.problems).toMatchObject([{ code: 'not-xml' }]);
      if (length > 350) expect(reading.partial).toEqual(ids);
    }
  });
});

function receipt(name: string): Envelope | undefined {
  const { envelope, problems } = readEnvelope(fixture(`envelope/${name}.xml`));
  expect(problems).toEqual([]);
  return envelope;
}
