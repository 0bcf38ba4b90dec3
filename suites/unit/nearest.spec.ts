import { expect, test } from '@playwright/test';
import { nearest } from '../../src/nearest.ts';

const known = ['send-reply', 'send-new-xml', 'send-new-json', 'receive-reply'];

test('a slip of the pen finds the word that was meant', () => {
  expect(nearest('send-repl', known)).toEqual(['send-reply']);
  expect(nearest('SEND-REPLY', known)).toEqual(['send-reply']);
});

test('words that are as close, or one letter further, are named too, as many as asked for', () => {
  expect(nearest('abcdeg', ['abcdef', 'abcdfg', 'abcdxy', 'uvwxyz'], 3)).toEqual([
    'abcdef',
    'abcdfg',
    'abcdxy',
  ]);
  expect(nearest('abcdeg', ['abcdef', 'abcdfg', 'abcdxy', 'uvwxyz'], 2)).toEqual(['abcdef', 'abcdfg']);
  expect(nearest('abcdef', ['abcdef', 'abcdxy'], 3)).toEqual(['abcdef']);
});

test('a word that resembles none finds none, however long it is', () => {
  expect(nearest('zebra', known)).toEqual([]);
  expect(nearest('z'.repeat(1_000_000), known)).toEqual([]);
});
