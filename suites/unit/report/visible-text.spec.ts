import { expect, test } from '@playwright/test';
import { oneLine, visible } from '../../../src/report/visible-text.ts';

test('shows escape sequences instead of letting them through', () => {
  expect(visible('\u001B[31mred\u001B[0m')).toBe('␛[31mred␛[0m');
});

test('shows 8-bit control characters, which some terminals obey too', () => {
  expect(visible('\u009B31m')).toBe('[U+009B]31m');
});

test('shows marks that reverse the direction of text', () => {
  expect(visible('ok\u202Elian')).toBe('ok[U+202E]lian');
});

test('replaces half of a surrogate pair', () => {
  expect(visible('a\uD800b')).toBe('a\uFFFDb');
});

test('keeps letters, line breaks and tabs', () => {
  expect(visible('Rød grød\r\n\tmed fløde 🙂')).toBe('Rød grød\n\tmed fløde 🙂');
});

test('puts several lines on one', () => {
  expect(oneLine(' a\n\n  b\tc ')).toBe('a b c');
});
