import { expect, test } from '@playwright/test';
import { judge } from '../../../src/verdict/judge.ts';
import { eachBreaks } from './faulty.ts';
import { sending } from './scenes.ts';

const warning = {
  severity: 'warning',
  key: 'binding.extensible',
  path: 'Bundle',
  message: 'no such code',
} as const;
const error = {
  severity: 'error',
  key: 'cardinality.min',
  path: 'Bundle.entry[0]',
  message: 'focus is missing',
} as const;
const by = { definitions: 'built-in carecommunication 5.0', hash: '0' };

test.describe('a message that the validator holds to be', () => {
  eachBreaks([
    [
      'invalid',
      ['profile.valid'],
      () => sending({ validation: { ...by, valid: false, issues: [warning, error] } }),
    ],
    ['valid, with a warning', [], () => sending({ validation: { ...by, valid: true, issues: [warning] } })],
  ]);

  test('invalid is described by its errors', () => {
    const exchange = sending({ validation: { ...by, valid: false, issues: [warning, error] } });
    const [found] = judge(exchange).requirements.find(({ id }) => id === 'profile.valid')?.findings ?? [];
    expect(found).toEqual({
      outcome: 'fail',
      expected: 'no error by built-in carecommunication 5.0',
      actual: 'cardinality.min: focus is missing',
      at: '#2 Bundle.entry[0]',
    });
  });
});
