import { expect, test } from '@playwright/test';
import { redactEnvelope } from '../../../src/exchange/redact-envelope.ts';
import { redactNumbers } from '../../../src/exchange/redact-numbers.ts';

const payload = '{"cpr": "251248-9996"}';
const redactedPayload = '{"cpr": "010157-5000"}';
const base64 = (text: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(text, encoding).toString('base64');

const replace = (text: string) => redactNumbers(text, new Map()).text;

function redacted(envelope: string | Buffer) {
  const bytes = Buffer.from(envelope);
  const { value, unseen } = redactEnvelope(bytes.toString('base64'), replace);
  return { bytes: Buffer.from(value, 'base64'), text: Buffer.from(value, 'base64').toString(), unseen };
}

const forms: Record<string, (digits: string) => string> = {
  'as it is mostly written': (digits) => `<Data>${digits}</Data>`,
  'without padding': (digits) => `<Data>${digits.replace(/=+$/, '')}</Data>`,
  'in CDATA': (digits) => `<Data><![CDATA[${digits}]]></Data>`,
  'in lines': (digits) => `<Data>\n  ${digits.slice(0, 10)}\r\n&#13;\n  ${digits.slice(10)}\n</Data>`,
  'around a comment': (digits) => `<Data>${digits.slice(0, 5)}<!-- . -->${digits.slice(5)}</Data >`,
  'with a prefix and an attribute': (digits) => `<v:Data xmlns:v="a>b">${digits}</v:Data>`,
  twice: (digits) => `<Data>${digits}</Data><Data>${digits}</Data>`,
};
for (const [title, form] of Object.entries(forms)) {
  test(`the payload of Data ${title} is redacted in its place`, () => {
    const result = redacted(`<E><Id>1</Id>${form(base64(payload))}</E>`);
    expect(result.text).toBe(`<E><Id>1</Id>${form(base64(redactedPayload))}</E>`);
    expect(result.unseen).toEqual([]);
  });
}

for (const marked of ['\uFEFF', '']) {
  test(`UTF-16 is redacted, ${marked ? 'with' : 'without'} a mark, either way round`, () => {
    const envelope = (inner: string) => `${marked}<E>251248-9996<Data>${inner}</Data></E>`;
    const little = Buffer.from(envelope(base64(marked + payload, 'utf16le')), 'utf16le');
    const wanted = `${marked}<E>010157-5000<Data>${base64(marked + redactedPayload, 'utf16le')}</Data></E>`;
    expect(redacted(little)).toMatchObject({ bytes: Buffer.from(wanted, 'utf16le'), unseen: [] });
    const big = redacted(Buffer.from(little).swap16());
    expect(big).toMatchObject({ bytes: Buffer.from(wanted, 'utf16le').swap16(), unseen: [] });
  });
}

const gzip = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
const illegible = 'the bytes are neither XML, JSON nor EDIFACT in an encoding that is known';
const illegibles: Record<string, [string | Buffer, string]> = {
  'bytes that are compressed': [gzip, illegible],
  'half of UTF-16': [Buffer.from('<E/>', 'utf16le').subarray(0, 7), illegible],
  'a payload that is compressed': [
    `<E><Data>${gzip.toString('base64')}</Data></E>`,
    `in its Data, ${illegible}`,
  ],
  'Data that is not base64': ['<E><Data>%%%</Data></E>', 'its Data is not base64'],
  'Data with padding inside': ['<E><Data>MQ==MQ==</Data></E>', 'its Data is not base64'],
  'Data in base64 of another alphabet': ['<E><Data>_-_-</Data></E>', 'its Data is not base64'],
  'Data that does not end': ['<E><Data>MTIz</E>', 'its Data is not base64'],
  'base64 in another place': [
    `<E><Date>${base64(payload.repeat(5))}</Date></E>`,
    'it holds what looks like base64 outside Data',
  ],
};
for (const [title, [envelope, why]] of Object.entries(illegibles)) {
  test(`${title} is told, and stays`, () => {
    const result = redacted(envelope);
    expect(result.unseen).toEqual([why]);
    expect(result.bytes).toEqual(Buffer.from(envelope));
  });
}

test('a body that is not base64 in the record is told', () => {
  expect(redactEnvelope('%%%', (text) => text)).toEqual({
    value: '%%%',
    unseen: ['its bytes are not base64'],
  });
});
