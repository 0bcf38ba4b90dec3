import { expect, test } from '@playwright/test';
import { redactNumbers } from '../../../src/exchange/redact-numbers.ts';

const bytes = (text: string) => Buffer.from(text).toString('latin1');
const redacted = (text: string) => redactNumbers(text, new Map()).text;

const replaced: Record<string, string> = {
  '2512489996': '0101575000',
  '251248-9996': '010157-5000',
  '251248 9996': '010157 5000',
  '251248 - 9996': '010157 - 5000',
  '251248\u00A09996': '010157\u00A05000',
  '251248–9996': '010157–5000',
  '251248&nbsp;9996': '010157&nbsp;5000',
  '251248%209996': '010157%205000',
  cpr2512489996: 'cpr0101575000',
  '2512489996cpr': '0101575000cpr',
  '\\u0032512489996': '\\u0030101575000',
  '251248\\u002d999\\u0036': '010157\\u002d500\\u0030',
  '\\u00e52512489996': '\\u00e50101575000',
  '&#50;512489996': '&#48;101575000',
  '&#x32;&#053;12489996': '&#x30;&#049;01575000',
  '251248&#45;9996': '010157&#45;5000',
  '8512489996': '6101575000',
  '0703921VJ5': '0101571VJ5',
  '0703921vj5': '0101571vj5',
  '0703921&#86;J5': '0101571&#86;J5',
};
for (const [text, expected] of Object.entries(replaced)) {
  test(`${text} is a number, and keeps its form`, () => {
    expect(redacted(text)).toBe(expected);
    expect(redacted(`<id value="${text}"/>`)).toBe(`<id value="${expected}"/>`);
  });
}

test('a blank or hyphen outside ASCII is seen among the bytes of UTF-8', () => {
  expect(redacted(bytes('251248–9996, 251248\u00A09996'))).toBe(bytes('010157–5000, 010157\u00A05000'));
});

const kept = {
  'a SOR id': '325251000016005',
  'a SOR id that begins with a number': '2512489996000016',
  'a location number': '5790000121526',
  'a UUID': 'a4251248-9996-4abc-8abc-2512489996ab',
  'a checksum': 'a2512489996b'.repeat(4),
  base64: `${'Qx'.repeat(50)}2512489996`,
  'a time': '2026-03-02T09:15:00.010203+01:00',
  'a time in the short form': '20260302T101201-0500',
  'a run of digits with an escaped one before it': '&#53;2512489996',
  'a run of digits with an escaped one after it': '2512489996\\u0031',
  'a number with no such month': '2513489996',
  'a number with no such day': '3212489996',
  'a number of the 31st of April': '3104489996',
  'a stand-in': '0101575000',
  'a stand-in with 60 on the day': '6101575000',
  'a number in two sentences': '251248. 9996',
};
for (const [title, text] of Object.entries(kept)) {
  test(`${title} stays`, () => expect(redacted(`(${text})`)).toBe(`(${text})`));
}

test('a person has one stand-in however the number is written, and another has another', () => {
  const text = '2512489996 251248-9996 &#50;512489996 0703921VJ5 0703921vj5 0703921VJ6 0506889996';
  expect(redactNumbers(text, new Map())).toEqual({
    text: '0101575000 010157-5000 &#48;101575000 0201571VJ5 0201571vj5 0301571VJ6 0401575000',
    count: 7,
  });
});

test('ten thousand people do not share a stand-in, and stand-ins stay', () => {
  const people = Array.from({ length: 10_000 }, (_, index) => `010199${String(index).padStart(4, '0')}`);
  const { text, count } = redactNumbers(people.join(' '), new Map());
  expect(count).toBe(10_000);
  expect(new Set(text.split(' ')).size).toBe(10_000);
  expect(redacted(text)).toBe(text);
});
