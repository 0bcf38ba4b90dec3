import { expect, test } from '@playwright/test';
import { danishText } from '../../../src/validation/danish-texts.ts';
import { builtInInvariantKeys, engineKeys } from './keys.ts';

const general = danishText('a key that nobody has');

test('every key that the engine itself gives has its Danish sentence', () => {
  const keys = engineKeys();
  expect(keys.length).toBeGreaterThan(80);
  expect(keys.filter((key) => danishText(key) === general)).toEqual([]);
});

test('every named invariant has its Danish sentence', () => {
  const keys = builtInInvariantKeys();
  expect(keys.length).toBeGreaterThan(35);
  expect(keys.filter((key) => danishText(key) === general)).toEqual([]);
});

test('an invariant of FHIR itself has a general one', () => {
  expect(danishText('bdl-12')).toBe(general);
});
