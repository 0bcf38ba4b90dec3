import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openStore, type SentRecord } from '../../../src/system/store.ts';
import { aMessage } from './bench.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proevesten-store-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

const record: SentRecord = {
  messageId: 'a',
  bundle: aMessage(),
  format: 'json',
  receiverGln: '5790000120314',
  contentId: 'b',
  envelopeIds: ['c'],
  lastSentAt: 1,
  state: 'awaiting',
  trouble: 'none',
  notice: '',
};

test('a message is written down once, and after that only what changes', () => {
  using store = openStore(folder);
  store.putSent(record);
  store.putSent({ ...record, state: 'failed', notice: 'x' });

  const [, second = ''] = lines();
  expect(JSON.parse(second)).toEqual({ sent: { messageId: 'a', state: 'failed', notice: 'x' } });
  expect(store.sentMessage('a')?.state).toBe('failed');
});

test('what was kept is there again', () => {
  {
    using store = openStore(folder);
    store.putSent(record);
    store.putSent({ ...record, state: 'acknowledged' });
    store.putReceived({
      messageId: 'd',
      bundle: record.bundle,
      format: 'xml',
      verdict: { code: 'ok', issues: [] },
      names: {},
      arrivals: 1,
    });
  }
  using store = openStore(folder);
  expect(store.sent()).toEqual([{ ...record, state: 'acknowledged' }]);
  expect(store.receivedMessage('d')?.arrivals).toBe(1);
});

test('half an entry at the end, left by a process that was killed, is dropped', () => {
  {
    using store = openStore(folder);
    store.putSent(record);
  }
  appendFileSync(join(folder, 'journal.jsonl'), '{"sent":{"messageId":"x","bun');
  {
    using store = openStore(folder);
    expect(store.sent()).toHaveLength(1);
    store.putSent({ ...record, messageId: 'e' });
  }
  using store = openStore(folder);
  expect(store.sent().map(({ messageId }) => messageId)).toEqual(['a', 'e']);
});

test('a journal that is something else is said to be so, with its line', () => {
  writeFileSync(join(folder, 'journal.jsonl'), 'hello\n');

  expect(() => openStore(folder)).toThrow(/journal\.jsonl:1: not an entry of this system/u);
});

test('a folder that cannot be used is named', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');

  expect(() => openStore(join(file, 'state'))).toThrow(/file\/state\/journal\.jsonl: /u);
});

test('what is forgotten is gone from the disk', () => {
  using store = openStore(folder);
  store.putSent(record);
  store.forget();
  store.putSent({ ...record, messageId: 'e' });

  expect(lines()).toHaveLength(1);
});

function lines(): readonly string[] {
  return readFileSync(join(folder, 'journal.jsonl'), 'utf8').trim().split('\n');
}
