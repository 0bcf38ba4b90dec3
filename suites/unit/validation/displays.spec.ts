import { expect, test } from '@playwright/test';
import { isLanguage, languagesIn } from '../../../src/validation/terminology/code-grammar.ts';
import { displaysIn } from '../../../src/validation/terminology/displays.ts';

const other = { code: 'other', display: 'Other', designation: [{ value: 'Andet', language: 'da' }] };
const blood = { code: '5', display: 'Hæmatologi', designation: [{ value: 'Hematology', language: 'en' }] };

test('a name in no stated language is good in all, a translation only in its own', () => {
  expect(displaysIn(['en'], undefined, [other])).toEqual(['Other']);
  expect(displaysIn(['da-DK'], undefined, [other])).toEqual(['Other', 'Andet']);
  expect(displaysIn(['nl', 'da'], undefined, [other])).toEqual(['Other', 'Andet']);
});

test('where no name is in the language, those in the language of the code system do', () => {
  expect(displaysIn(['da'], 'da-DK', [blood])).toEqual(['Hæmatologi']);
  expect(displaysIn(['en'], 'da-DK', [blood])).toEqual(['Hematology']);
});

test('a supplement adds its names', () => {
  const supplement = { code: 'other', designation: [{ value: 'Overig', language: 'nl' }] };
  expect(displaysIn(['nl'], undefined, [other, supplement])).toEqual(['Other', 'Overig']);
  expect(displaysIn(['da'], undefined, [other, supplement])).toEqual(['Other', 'Andet']);
});

test('languages stand between commas; a no-break space is not one that separates', () => {
  expect(languagesIn('da , en')).toEqual(['da', 'en']);
  expect(isLanguage('da,,en')).toBe(true);
  expect(isLanguage('da,\u00a0en')).toBe(false);
  expect(isLanguage('\u00a0')).toBe(false);
});

test('a text that is too long for languages is not taken apart', () => {
  const long = 'da,'.repeat(1000);
  expect(languagesIn(long)).toEqual([long]);
  expect(isLanguage(long)).toBe(false);
});
