import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readFhirMessage } from '../../../src/message/read-fhir.ts';
import { textAt } from '../../../src/message/query.ts';
import { writeFhir, mimeOf } from '../../../src/message/write-fhir.ts';
import { simpleMessage } from './message-samples.ts';

const nasty = join(import.meta.dirname, '../../../fixtures/message/nasty');
const message = simpleMessage();
const json = Buffer.from(writeFhir(message, 'json'));
const xml = Buffer.from(writeFhir(message, 'xml'));
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

test.describe('a message is read', () => {
  for (const [what, bytes] of [
    ['from JSON', json],
    ['from XML', xml],
    ['from JSON after white space', Buffer.concat([Buffer.from(' \r\n\t'), json])],
    ['from JSON after a byte order mark', Buffer.concat([byteOrderMark, json])],
    ['from XML after a byte order mark', Buffer.concat([byteOrderMark, xml])],
    ['from XML without a declaration, after white space', Buffer.from(`\n ${withoutDeclaration(xml)}`)],
    ['from JSON on one line', Buffer.from(JSON.stringify(message))],
  ] as const) {
    test(what, () => {
      expect(readFhirMessage(bytes)).toEqual({
        message: {
          format: what.includes('JSON') ? 'json' : 'xml',
          bundle: message,
          kind: 'care-communication',
        },
        problems: [],
      });
    });
  }

  test('with a problem when it is declared as the other format', () => {
    const reading = readFhirMessage(xml, 'json');

    expect(reading.problems).toEqual(['xml, although declared as json']);
    expect(reading.message?.format).toBe('xml');
    expect(readFhirMessage(json, 'json').problems).toEqual([]);
  });

  test('with a problem when it is not UTF-8', () => {
    const latin1 = Buffer.from(xml.toString('utf8').replace('UTF-8', 'ISO-8859-1'), 'latin1');
    const reading = readFhirMessage(latin1);

    expect(reading.problems).toEqual(['ISO-8859-1 instead of UTF-8']);
    expect(reading.message?.bundle).toEqual(message);
  });

  test('with its problems when XML has elements that FHIR does not know', () => {
    const reading = readFhirMessage(
      Buffer.from(xml.toString('utf8').replace('<topic>', '<emne value="x"/><topic>')),
    );

    expect(reading.problems).toEqual([expect.stringContaining('emne has no place in FHIR R4 (line ')]);
    expect(reading.message?.bundle).toEqual(message);
  });

  test('as an acknowledgement or as something else by the event of its header', () => {
    expect(kindWithEvent('acknowledgement-message')).toBe('acknowledgement');
    expect(kindWithEvent('hospital-notification-message')).toBe('other');
    expect(readFhirMessage(Buffer.from('{"resourceType":"Bundle"}')).message?.kind).toBe('other');
    expect(readFhirMessage(Buffer.from('{"resourceType":"Bundle","entry":[7]}')).message?.kind).toBe('other');
  });
});

test.describe('what is no message is told in one line', () => {
  const cases: readonly (readonly [string, Uint8Array | string, string])[] = [
    ['nothing', '', 'neither JSON nor XML'],
    ['white space', ' \n', 'neither JSON nor XML'],
    ['a byte order mark alone', byteOrderMark, 'neither JSON nor XML'],
    ['text', 'UNB+UNOC:3', 'neither JSON nor XML'],
    ['bytes', Buffer.from([0, 1, 2, 255]), 'neither JSON nor XML'],
    ['JSON that is cut off', json.subarray(0, 500), 'not well-formed JSON'],
    ['XML that is cut off', xml.subarray(0, 500), 'the document ends'],
    ['JSON that goes on', `${json.toString('utf8')}{}`, 'not well-formed JSON'],
    [
      'JSON that is not UTF-8',
      Buffer.from('{"resourceType":"Bundle","id":"æ"}', 'latin1'),
      'not valid UTF-8',
    ],
    ['XML that is not UTF-8', Buffer.from('<Bundle id="æ"/>', 'latin1'), ''],
    ['a half character at the end', Buffer.from([0x7b, 0x22, 0xc3]), 'not valid UTF-8'],
    ['a list', '[{"resourceType":"Bundle"}]', 'no resource instead of a Bundle'],
    ['an object', '{"id":"x"}', 'no resource instead of a Bundle'],
    ['another resource in JSON', '{"resourceType":"Patient"}', 'a Patient instead of a Bundle'],
    [
      'another resource in XML',
      '<Patient xmlns="http://hl7.org/fhir"><id value="1"/></Patient>',
      'a Patient instead',
    ],
    ['XML that is no FHIR', '<Emessage/>', 'the root element is Emessage in the namespace ""'],
    ['a key twice', file('duplicate-key.json'), 'the key "id" twice in one object (line 5, column 3)'],
    ['a key that would change all objects', file('prototype.json'), 'the key __proto__ (line 5, column 3)'],
    ['the same key in disguise', '{"resourceType":"Bundle","\\u005f_proto__":{}}', 'the key __proto__'],
    ['a document type', file('entity-bomb.xml'), 'document type declaration'],
    ['a missing end tag', file('missing-end-tag.xml'), '</Bundle> where </entry> is needed'],
    ['JSON that is nothing but the beginning of lists', '['.repeat(50_000_000), 'nested more than 64 deep'],
    ['a text without end', '{"resourceType":"Bundle', 'not well-formed JSON'],
    ['a key with a broken escape', '{"\\u00zz":1,"\\u00zz":2}', 'twice in one object'],
    ['JSON nested 10,000 deep', nestedJson(10_000), 'nested more than 64 deep'],
    [
      'lists nested 10,000 deep',
      `{"entry":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
      'nested more than 64 deep',
    ],
    ['XML nested 10,000 deep', nestedXml(10_000), 'nested more than 64 deep'],
    ['two million values', `{"entry":[${'0,'.repeat(2_000_000)}0]}`, 'more than 1000000 values'],
    [
      'half a million elements',
      `<Bundle xmlns="http://hl7.org/fhir">${'<entry/>'.repeat(500_000)}</Bundle>`,
      'more than',
    ],
    ['129 MB', Buffer.alloc(129 * 1024 * 1024, 0x20), '135266304 bytes'],
  ];

  for (const [what, content, words] of cases) {
    test(what, () => {
      const reading = readFhirMessage(Buffer.from(content));

      expect(reading.message).toBeUndefined();
      expect(reading.problems.join()).toContain(words);
      expect(reading.problems).toHaveLength(1);
      expect(reading.problems[0]).not.toMatch(/\n/);
    });
  }

  test('and no object is changed by any of it', () => {
    readFhirMessage(file('prototype.json'));

    expect('polluted' in {}).toBe(false);
  });

  test('without quoting the message, which may be about a patient', () => {
    const { problems } = readFhirMessage(Buffer.from('{"resourceType":"Bundle","id":2509479989x}'));

    expect(problems).toEqual(['not well-formed JSON (line 1, column 41)']);
  });
});

test('keys that only look dangerous are data', () => {
  const reading = readFhirMessage(
    Buffer.from(
      '{"resourceType":"Bundle","constructor":{"prototype":{"x":1}},"a\\"b":"c\\\\","toString":"\\\\\\""}',
    ),
  );

  expect(reading.problems).toEqual([]);
  expect(textAt(reading.message?.bundle, 'constructor.prototype.x')).toBe('1');
});

test('the same key is welcome in every object', () => {
  const reading = readFhirMessage(
    Buffer.from('{"resourceType":"Bundle","entry":[{"a":{"a":1}},{"a":"a"}],"a":"a"}'),
  );

  expect(reading.problems).toEqual([]);
});

test('a message is written as UTF-8 without byte order mark, with its line breaks', () => {
  expect(json.toString('utf8').startsWith('{')).toBe(true);
  expect(xml.toString('utf8').startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<Bundle')).toBe(true);
  expect(xml.toString('utf8')).toContain('torsdag.&#xA;&#xA;Husk: ny seng &amp; &lt;dropstativ');
  expect(json.toString('utf8')).toContain('torsdag.\\n\\nHusk');
  expect(mimeOf('json')).toBe('application/fhir+json');
  expect(mimeOf('xml')).toBe('application/fhir+xml');
});

function kindWithEvent(code: string): string | undefined {
  const changed = json.toString('utf8').replaceAll('care-communication-message', code);
  return readFhirMessage(Buffer.from(changed)).message?.kind;
}

function file(name: string): Buffer {
  return readFileSync(join(nasty, name));
}

function withoutDeclaration(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^<\?xml.*\?>\n/, '');
}

function nestedJson(depth: number): string {
  return `${'{"extension":['.repeat(depth)}${']}'.repeat(depth)}`;
}

function nestedXml(depth: number): string {
  return `<Bundle xmlns="http://hl7.org/fhir">${'<extension>'.repeat(depth)}${'</extension>'.repeat(depth)}</Bundle>`;
}
