import { expect, test } from '@playwright/test';
import { type JsonValue, JsonError, readJson } from '../../../src/validation/json/read-json.ts';

function plain(value: JsonValue): unknown {
  if (value.kind === 'object')
    return Object.fromEntries(value.names.map((name, i) => [name, plain(value.values[i]!)]));
  if (value.kind === 'array') return value.values.map(plain);
  return value.kind === 'string' ? value.text : JSON.parse(value.text);
}

for (const text of [
  '{"a":[1,-2.50,1e3,true,false,null,"x"],"b":{"c":{}},"d":[]}',
  ' [ "\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e6\\ud83d\\ude00" , "æ😀", "\\\\" ] ',
  '"\\\\\\""',
  '0',
  // Long strings are searched, short ones are looked at character by character.
  `["${'a'.repeat(2000)}","${'a'.repeat(2000)}\\n\\"","b"]`,
]) {
  test(`reads ${text.slice(0, 80)} as JSON.parse does`, () => {
    expect(plain(readJson(text))).toEqual(JSON.parse(text));
  });
}

for (const text of [
  '',
  '{',
  '{"a"}',
  '{"a":1,}',
  '[1,]',
  '[1 2]',
  '01',
  '1.',
  'nul',
  '"a',
  '"\\x"',
  '{a:1}',
  "{'a':1}",
  '{} {}',
  '// c\n{}',
  '"\\u12"',
]) {
  test(`refuses ${JSON.stringify(text)}`, () => {
    expect(() => readJson(text)).toThrow(JsonError);
  });
}

test('keeps the place of every value and the text of numbers', () => {
  const [number] = readJson('{ "a": 1.50 }').values;
  expect(number).toMatchObject({ offset: 7, text: '1.50' });
});

test('keeps both members of one name', () => {
  expect(readJson('{"a":1,"a":2}').names).toEqual(['a', 'a']);
});

test('forgives control characters in strings, and tells where they are', () => {
  const told: [string, number][] = [];
  expect(readJson('["a\tb\\n"]', (...problem) => told.push(problem)).values[0]!.text).toBe('a\tb\n');
  expect(told).toEqual([['control characters in a string must be escaped', 3]]);
});

test('refuses nesting and numbers of values beyond its bounds', () => {
  expect(() => readJson('['.repeat(10_000))).toThrow(/nested deeper/);
  expect(() => readJson(`[${'0,'.repeat(1_000_000)}0]`)).toThrow(/more than/);
});

test('a control character in a long string is told where it stands', () => {
  const problems: number[] = [];
  const value = readJson(`"${'a'.repeat(2000)}\n"`, (_, offset) => problems.push(offset));
  expect(value.text).toBe(`${'a'.repeat(2000)}\n`);
  expect(problems).toEqual([2001]);
});
