import { expect, test } from '@playwright/test';
import { instantOfLocal, localMinuteOf } from '../../../src/message/danish-time.ts';

test('a time in any zone is a Danish minute, over midnight and over the turn of the year', () => {
  const cases: [written: string, date: string, time: string][] = [
    ['2026-06-30T22:30:59Z', '2026-07-01', '00:30'],
    ['2026-12-31T23:00:00Z', '2027-01-01', '00:00'],
    ['2026-01-01T00:10:00+05:30', '2025-12-31', '19:40'],
    ['2026-03-29T00:59:59.999Z', '2026-03-29', '01:59'],
    ['2026-03-29T01:00:00Z', '2026-03-29', '03:00'],
    ['2026-10-25T00:59:00Z', '2026-10-25', '02:59'],
    ['2026-10-25T01:00:00Z', '2026-10-25', '02:00'],
  ];
  for (const [written, date, time] of cases) expect(localMinuteOf(written)).toEqual({ date, time });
});

test('a time without a zone, or that is none, is no minute', () => {
  for (const written of [undefined, '', '2026-03-02T09:15:00', '2026-03-02', '2026-13-02T09:15:00Z']) {
    expect(localMinuteOf(written)).toBeUndefined();
  }
});

test('a Danish minute gets the offset of its day', () => {
  expect(instantOfLocal({ date: '2026-03-02', time: '09:15' })).toEqual({
    written: '2026-03-02T09:15:00+01:00',
    certain: true,
  });
  expect(instantOfLocal({ date: '2026-07-01', time: '23:59' })).toEqual({
    written: '2026-07-01T23:59:00+02:00',
    certain: true,
  });
});

test('the hour that is told twice is the first, the hour that does not exist is counted on, and neither is certain', () => {
  expect(instantOfLocal({ date: '2026-10-25', time: '02:30' })).toEqual({
    written: '2026-10-25T02:30:00+02:00',
    certain: false,
  });
  expect(instantOfLocal({ date: '2026-03-29', time: '02:30' })).toEqual({
    written: '2026-03-29T02:30:00+01:00',
    certain: false,
  });
});

test('every minute of the days around both shifts comes back', () => {
  for (const day of ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26']) {
    for (let minute = 0; minute < 24 * 60; minute += 15) {
      const time = new Date(minute * 60_000).toISOString().slice(11, 16);
      const { written, certain } = instantOfLocal({ date: day, time });
      if (certain) expect(localMinuteOf(written)).toEqual({ date: day, time });
      else expect(time.slice(0, 2)).toBe('02');
    }
  }
});
