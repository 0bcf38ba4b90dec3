import { appendFile, mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { frozenClock } from '../../../src/clock.ts';
import {
  type ConversionRecord,
  expiryOf,
  letterKey,
  messageKey,
} from '../../../src/conversion/correlation-record.ts';
import { memoryCorrelationStore, openCorrelationStore } from '../../../src/conversion/correlation-store.ts';
import { acknowledge } from '../../../src/message/acknowledge.ts';
import { fixedIds } from '../message/message-samples.ts';
import { choices, letter } from './generate.ts';
import { bundleOf, receiptOf, service } from './service.ts';

const test = base.extend<{ path: string }>({
  path: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'correlation-'));
    await use(join(folder, 'conversions.jsonl'));
    await rm(folder, { recursive: true });
  },
});

const start = new Date('2026-03-02T08:30:00Z');

function record(letterId: string, change: Partial<ConversionRecord> = {}): ConversionRecord {
  return {
    seed: letterId,
    direction: 'letter-to-message',
    convertedAt: start.toISOString(),
    sender: '5790001387419',
    receiver: '5790000121526',
    letter: { letterId, versionCode: 'XD9134L', envelopeIds: ['K1'], positiveReceiptWanted: true },
    message: { headerId: `header ${letterId}`, format: 'xml', bundleIds: ['æøå'], timestamp: '' },
    identifier: 'x',
    lossFlags: [],
    ...change,
  };
}

const key = (letterId: string) => letterKey('letter-to-message', '5790001387419', letterId);

test('what was kept is found after a restart, the latest of each', async ({ path }) => {
  const clock = frozenClock(start);
  const answered = record('B1', {
    receipt: { name: 'XCTL03', code: 'ok', sent: '2026-03-02T10:00:00+01:00' },
  });
  {
    await using store = await openCorrelationStore(path, clock);
    await Promise.all([store.keep(record('B1')), store.keep(record('B2'))]);
    await store.keep(answered);
    expect(await store.find(key('B1'))).toEqual(answered);
  }
  await using store = await openCorrelationStore(path, clock);
  expect(await store.find(key('B1'))).toEqual(answered);
  expect(await store.find(messageKey('letter-to-message', '5790001387419', 'header B2'))).toEqual(
    record('B2'),
  );
  expect(await store.find(key('B3'))).toBeUndefined();
  expect(await store.find(letterKey('letter-to-message', '5790000121526', 'B1'))).toBeUndefined();
});

test('a record is in the file when it is kept', async ({ path }) => {
  await using store = await openCorrelationStore(path, frozenClock(start));
  await store.keep(record('B1'));
  expect((await readFile(path, 'utf8')).split('\n')).toEqual([JSON.stringify(record('B1')), '']);
});

test('half a last line is cut off, and what follows is whole', async ({ path }) => {
  const clock = frozenClock(start);
  {
    await using store = await openCorrelationStore(path, clock);
    await store.keep(record('B1'));
    await store.keep(record('B2'));
  }
  const { length } = await readFile(path);
  await truncate(path, length - 10);
  {
    await using store = await openCorrelationStore(path, clock);
    expect(await store.find(key('B1'))).toEqual(record('B1'));
    expect(await store.find(key('B2'))).toBeUndefined();
    await store.keep(record('B3'));
    expect(await store.find(key('B3'))).toEqual(record('B3'));
  }
  await using store = await openCorrelationStore(path, clock);
  expect(await store.find(key('B3'))).toEqual(record('B3'));
});

test('a line that is no record is told, with its place', async ({ path }) => {
  for (const line of ['not JSON', '{}', '{"sender":"1"}', 'null']) {
    await rm(path, { force: true });
    await appendFile(path, `${JSON.stringify(record('B1'))}\n${line}\n`);
    await expect(openCorrelationStore(path, frozenClock(start))).rejects.toMatchObject({
      code: 'correlation-store-damaged',
      message: expect.stringContaining(`${path}:2: `),
    });
  }
});

test('records are found for three months, in both stores', async ({ path }) => {
  const clock = frozenClock(start);
  await using file = await openCorrelationStore(path, clock);
  await using memory = memoryCorrelationStore(clock);
  for (const store of [file, memory]) await store.keep(record('B1'));
  clock.advance(Date.parse('2026-06-02T08:29:59Z') - start.getTime());
  for (const store of [file, memory]) expect(await store.find(key('B1'))).toEqual(record('B1'));
  clock.advance(1000);
  for (const store of [file, memory]) expect(await store.find(key('B1'))).toBeUndefined();
});

test('three months end with the month where it is shorter', () => {
  expect(expiry('2026-11-30T10:00:00.000Z')).toBe('2027-02-28T10:00:00.000Z');
  expect(expiry('2026-12-31T23:00:00.000Z')).toBe('2027-03-31T23:00:00.000Z');
});

test('a conversion that is started again answers for what it did before', async ({ path }) => {
  const clock = frozenClock(start);
  const said = { ...letter(choices(3)), positiveReceiptWanted: true };
  let bundle;
  {
    await using store = await openCorrelationStore(path, clock);
    bundle = bundleOf(await service(store, clock).letter(said));
  }
  await using store = await openCorrelationStore(path, clock);
  const again = service(store, clock);
  expect(await again.letter(said)).toMatchObject({ kind: 'ignored' });
  const ack = acknowledge(bundle, { code: 'ok', now: start, newId: fixedIds('ack') });
  expect(receiptOf(await again.message(ack))).toMatchObject({
    name: 'XCTL03',
    originalLetters: [{ letterId: said.letterId }],
  });
});

function expiry(convertedAt: string): string {
  return expiryOf(record('B1', { convertedAt })).toISOString();
}
