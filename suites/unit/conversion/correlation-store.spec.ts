import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
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
import { type CorrelationStore, openCorrelationStore } from '../../../src/conversion/correlation-store.ts';
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

const day = 24 * 60 * 60 * 1000;

/** Keeps a record as the only one of a step. */
function keep(store: CorrelationStore, kept: ConversionRecord, question = `question of ${kept.seed}`) {
  return store.keep({ records: [kept], question, outcome: { kind: 'ignored', reason: question } });
}

const key = (letterId: string) => letterKey('letter-to-message', '5790001387419', letterId);

test('what was kept is found after a restart, the latest of each', async ({ path }) => {
  const clock = frozenClock(start);
  const answered = record('B1', {
    receipt: { name: 'XCTL03', code: 'ok', sent: '2026-03-02T10:00:00+01:00' },
  });
  {
    await using store = await openCorrelationStore(path, clock);
    await Promise.all([keep(store, record('B1')), keep(store, record('B2'))]);
    await keep(store, answered);
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

test('a record and the answer are in the file when they are kept, in one line', async ({ path }) => {
  await using store = await openCorrelationStore(path, frozenClock(start));
  await keep(store, record('B1'));
  const [line = '', ...rest] = (await readFile(path, 'utf8')).split('\n');
  expect(rest).toEqual(['']);
  expect(JSON.parse(line)).toEqual({
    at: start.toISOString(),
    records: [record('B1')],
    question: 'question of B1',
    answer: { kind: 'ignored', reason: 'question of B1' },
  });
});

test('an answer is given again after a restart, and only to the same question', async ({ path }) => {
  const clock = frozenClock(start);
  {
    await using store = await openCorrelationStore(path, clock);
    await keep(store, record('B1'));
  }
  await using store = await openCorrelationStore(path, clock);
  expect(await store.answer('question of B1')).toEqual({ kind: 'ignored', reason: 'question of B1' });
  expect(await store.answer('question of B2')).toBeUndefined();
});

test('answers are kept as long as they are said to be, and leave the file a day later', async ({ path }) => {
  const clock = frozenClock(start);
  await using store = await openCorrelationStore(path, clock, { keepDays: 5 });
  await keep(store, record('B1'));
  clock.advance(5 * day - 1);
  expect(await store.answer('question of B1')).toBeDefined();
  await keep(store, record('B2'));
  clock.advance(1);
  expect(await store.answer('question of B1')).toBeUndefined();

  clock.advance(day);
  expect(await store.find(key('B1'))).toEqual(record('B1'));
  expect(await store.answer('question of B2')).toBeDefined();
  const text = await readFile(path, 'utf8');
  expect(text).toContain(JSON.stringify(record('B1')));
  expect(text).not.toContain('question of B1');
  expect(text).toContain('question of B2');
});

test('what is too old, or was replaced, leaves the file when it is opened', async ({ path }) => {
  const clock = frozenClock(start);
  const answered = record('B2', {
    convertedAt: '2026-05-01T00:00:00.000Z',
    receipt: { name: 'XCTL03', code: 'ok', sent: '2026-05-02T10:00:00+02:00' },
  });
  {
    await using store = await openCorrelationStore(path, clock);
    await keep(store, record('B1'));
    await keep(store, record('B2'));
    clock.advance(60 * day);
    await keep(store, answered, 'its receipt');
  }
  clock.advance(60 * day);
  await using store = await openCorrelationStore(path, clock);
  expect(await store.find(key('B1'))).toBeUndefined();
  expect(await store.find(key('B2'))).toEqual(answered);
  const lines = (await readFile(path, 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { at: new Date(start.getTime() + 60 * day).toISOString(), records: [answered] },
  ]);
  await keep(store, record('B3', { convertedAt: clock.now().toISOString() }));
  expect(await store.find(key('B2'))).toEqual(answered);
});

test('a crash in the middle of writing the file anew leaves the old one', async ({ path }) => {
  const clock = frozenClock(start);
  {
    await using store = await openCorrelationStore(path, clock);
    await keep(store, record('B1'));
  }
  await writeFile(`${path}.part`, 'half of a');
  clock.advance(31 * day);
  await using store = await openCorrelationStore(path, clock);
  expect(await store.find(key('B1'))).toEqual(record('B1'));
  expect(await readFile(path, 'utf8')).not.toContain('half');
});

test('half a last line is cut off, and what follows is whole', async ({ path }) => {
  const clock = frozenClock(start);
  {
    await using store = await openCorrelationStore(path, clock);
    await keep(store, record('B1'));
    await keep(store, record('B2'));
  }
  const { length } = await readFile(path);
  await truncate(path, length - 10);
  {
    await using store = await openCorrelationStore(path, clock);
    expect(await store.find(key('B1'))).toEqual(record('B1'));
    expect(await store.find(key('B2'))).toBeUndefined();
    await keep(store, record('B3'));
    expect(await store.find(key('B3'))).toEqual(record('B3'));
  }
  await using store = await openCorrelationStore(path, clock);
  expect(await store.find(key('B3'))).toEqual(record('B3'));
});

test('a line that is no record is told, with its place', async ({ path }) => {
  for (const line of ['not JSON', '{}', '{"sender":"1"}', 'null']) {
    await rm(path, { force: true });
    await appendFile(
      path,
      `${JSON.stringify({ at: start.toISOString(), records: [record('B1')] })}\n${line}\n`,
    );
    await expect(openCorrelationStore(path, frozenClock(start))).rejects.toMatchObject({
      code: 'correlation-store-damaged',
      message: expect.stringContaining(`${path}:2: `),
    });
  }
});

test('records are found for three months', async ({ path }) => {
  const clock = frozenClock(start);
  await using store = await openCorrelationStore(path, clock);
  await keep(store, record('B1'));
  clock.advance(Date.parse('2026-06-02T08:29:59Z') - start.getTime());
  expect(await store.find(key('B1'))).toEqual(record('B1'));
  clock.advance(1000);
  expect(await store.find(key('B1'))).toBeUndefined();
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
  const anew = { id: '2f1c9a54-0d3e-4a7b-8c61-5e2d7f90ab02' };
  expect(await again.letter(said, anew)).toMatchObject({ kind: 'ignored' });
  const ack = acknowledge(bundle, { code: 'ok', now: start, newId: fixedIds('ack') });
  expect(receiptOf(await again.message(ack))).toMatchObject({
    name: 'XCTL03',
    originalLetters: [{ letterId: said.letterId }],
  });
});

function expiry(convertedAt: string): string {
  return expiryOf(record('B1', { convertedAt })).toISOString();
}
