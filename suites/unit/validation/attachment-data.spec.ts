import { expect, test } from '@playwright/test';
import { errorKeys, fixture, judge } from './judged.ts';

const written = fixture('care-communication/5.0/new-with-everything.json').toString();

for (const [data, good] of [
  ['QUJD', true],
  ['QUI=', true],
  ['QQ==', true],
  ['QR==', true],
  ['QUJD QUJD', true],
  ['QUI =', true],
  ['QUJDQ', false],
  ['QUI', false],
  ['Q===', false],
  ['QUI=QUJD', false],
  ['QUJ-', false],
  ['QUJ_', false],
  ['=', false],
  // Long data is looked at in parts: padding may only end the last.
  [`${'QUJD'.repeat(40_000)}QQ==`, true],
  [`${'QUJD'.repeat(16_383)}QQ==QUJD`, false],
  [`${'QUJD'.repeat(40_000)}Q`, false],
] as const) {
  test(`${data.length > 20 ? `${data.length} characters` : JSON.stringify(data)} is ${good ? 'data' : 'no data'} of an attachment`, async () => {
    const keys = errorKeys(await judge(written.replace(/("data"\s*:\s*")[^"]*/, `$1${data}`)));
    expect(keys.includes('primitive.base64Binary')).toBe(!good);
  });
}
