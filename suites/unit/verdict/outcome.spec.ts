import { expect, test } from '@playwright/test';
import { isRed, outcomes, worstOf } from '../../../src/verdict/outcome.ts';

test.describe('of several outcomes', () => {
  test('the worst counts', () => {
    expect(worstOf(['pass', 'warn', 'unsupported'])).toBe('warn');
    expect(worstOf(['blocked', 'fail', 'error'])).toBe('error');
    expect(worstOf(['unsupported', 'pass'])).toBe('pass');
  });

  test('none is none', () => expect(worstOf([])).toBeUndefined());

  test('fail, blocked and error are red', () => {
    expect(outcomes.filter(isRed)).toEqual(['error', 'fail', 'blocked']);
  });
});
