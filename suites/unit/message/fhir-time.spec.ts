import { expect, test } from '@playwright/test';
import { hasOffset, instantOf, withOffset } from '../../../src/message/time.ts';

const processZone = process.env['TZ'];

test.afterEach(() => {
  if (processZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = processZone;
});

for (const zone of ['UTC', 'Europe/Copenhagen', 'America/New_York', 'Asia/Kolkata']) {
  test.describe(`where the clock of the process shows ${zone}`, () => {
    test.beforeEach(() => {
      process.env['TZ'] = zone;
    });

    for (const [instant, written] of [
      ['2026-03-02T08:15:04Z', '2026-03-02T09:15:04+01:00'],
      ['2026-07-02T08:15:04Z', '2026-07-02T10:15:04+02:00'],
      ['2026-03-29T00:59:59Z', '2026-03-29T01:59:59+01:00'],
      ['2026-03-29T01:00:00Z', '2026-03-29T03:00:00+02:00'],
      ['2026-10-25T00:30:00Z', '2026-10-25T02:30:00+02:00'],
      ['2026-10-25T01:30:00Z', '2026-10-25T02:30:00+01:00'],
      ['2025-12-31T23:00:00.999Z', '2026-01-01T00:00:00+01:00'],
    ] as const) {
      test(`${instant} is ${written} in Denmark`, () => {
        expect(withOffset(new Date(instant))).toBe(written);
      });
    }

    test('a written time names the same instant', () => {
      expect(instantOf('2026-03-02T09:15:04+01:00')?.toISOString()).toBe('2026-03-02T08:15:04.000Z');
    });
  });
}

test('other zones have their own offsets', () => {
  const noon = new Date('2026-01-01T12:00:00Z');

  expect(withOffset(noon, 'UTC')).toBe('2026-01-01T12:00:00+00:00');
  expect(withOffset(noon, 'America/Nuuk')).toBe('2026-01-01T10:00:00-02:00');
  expect(withOffset(noon, 'Asia/Kolkata')).toBe('2026-01-01T17:30:00+05:30');
});

for (const written of [
  undefined,
  '',
  '2026',
  '2026-03-02',
  '2026-03-02T09:15:04',
  'now',
  '2026-13-45T99:99:99Z',
]) {
  test(`${JSON.stringify(written)} names no instant`, () => {
    expect(instantOf(written)).toBeUndefined();
  });
}

test('an offset is told as Z or in hours and minutes', () => {
  expect(hasOffset('2026-03-02T09:15:04Z')).toBe(true);
  expect(hasOffset('2026-03-02T09:15:04.123-03:30')).toBe(true);
  expect(hasOffset('2026-03-02T09:15:04+01')).toBe(false);
  expect(hasOffset('2026-03-02T09:15:04')).toBe(false);
});
