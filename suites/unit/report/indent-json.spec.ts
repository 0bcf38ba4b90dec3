import { expect, test } from '@playwright/test';
import { indentJson } from '../../../src/report/indent-json.ts';

test('lays JSON out and keeps numbers as they were written', () => {
  expect(indentJson('{"a":1.10,"b":[1e3,{}],"c":[ ],"a":"{\\"x\\":[1,2]}"}')).toBe(
    [
      '{',
      '  "a": 1.10,',
      '  "b": [',
      '    1e3,',
      '    {}',
      '  ],',
      '  "c": [],',
      '  "a": "{\\"x\\":[1,2]}"',
      '}',
    ].join('\n'),
  );
});

test('says the same as before', () => {
  const value = {
    text: 'to "quotes", a comma: and [brackets]',
    list: [null, true, -0.5, []],
    nested: { a: {} },
  };
  expect(JSON.parse(indentJson(JSON.stringify(value)))).toEqual(value);
});

test('leaves alone what is not JSON', () => {
  expect(indentJson('{"a": 1')).toBe('{"a": 1');
  expect(indentJson('')).toBe('');
});
