import { expect, test } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frozenClock } from '../../../src/clock.ts';
import { UsageError } from '../../../src/errors.ts';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { largestExchange, loadExchange } from '../../../src/exchange/load.ts';
import { recorder } from '../../../src/exchange/recorder.ts';
import { saveExchange } from '../../../src/exchange/save.ts';

let folder = '';
test.beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'exchange-'))));
test.afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'exchange.json');
const written = (text: string) => {
  writeFileSync(file(), text);
  return file();
};

function refusal(path: string): string {
  try {
    loadExchange(path);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  return 'nothing';
}

test.describe('a recorder', () => {
  test('numbers events and gives them their time', () => {
    const clock = frozenClock(new Date('2026-03-02T08:15:00Z'));
    const play = recorder({ ...head, clock });
    play.record({ kind: 'clock', advancedMilliseconds: 1 });
    clock.advance(1500);
    play.record({ kind: 'fault', rule: 'drop', text: 'drops acknowledgements' });
    expect(play.finish().events.map(({ number, at }) => [number, at])).toEqual([
      [1, '2026-03-02T08:15:00.000Z'],
      [2, '2026-03-02T08:15:01.500Z'],
    ]);
    expect(play.finish()).toMatchObject({ startedAt: '2026-03-02T08:15:00.000Z', milliseconds: 1500 });
  });

  test('gives an action its place before what it causes, and what it came to after', async () => {
    const play = recorder(head);
    const caused = { kind: 'fault', rule: 'drop', text: 'drops acknowledgements' } as const;
    const result = await play.recordAround(async () => {
      play.record(caused);
      return [{ kind: 'clock', advancedMilliseconds: 1 }, 'done'] as const;
    });
    expect(result).toBe('done');
    expect(play.finish().events.map(({ number, kind }) => [number, kind])).toEqual([
      [1, 'clock'],
      [2, 'fault'],
    ]);
  });

  test('leaves no gap where an action failed', async () => {
    const play = recorder(head);
    const failing = play.recordAround(() => Promise.reject(new Error('the driver is gone')));
    await expect(failing).rejects.toThrow('the driver is gone');
    play.record({ kind: 'clock', advancedMilliseconds: 1 });
    expect(play.finish().events.map(({ number, kind }) => [number, kind])).toEqual([[1, 'clock']]);
  });

  test('keeps the error that ended a scenario', () => {
    const harnessError = { code: 'sut-unreachable', message: 'nobody answers' };
    expect(recorder(head).finish(harnessError).harnessError).toEqual(harnessError);
  });

  test('closes the record: what is recorded later is not in it', () => {
    const play = recorder(head);
    const exchange = play.finish();
    play.record({ kind: 'clock', advancedMilliseconds: 1 });
    expect(exchange.events).toEqual([]);
  });
});

test.describe('an exchange', () => {
  test('is loaded as it was saved', () => {
    const exchange = everyKind();
    const path = join(folder, 'a', 'b', 'exchange.json');
    saveExchange(path, exchange);
    expect(loadExchange(path)).toEqual(exchange);
  });

  test('replaces an earlier one, and leaves nothing beside it', () => {
    saveExchange(file(), recorder(head).finish());
    saveExchange(file(), everyKind());
    expect(loadExchange(file()).events).toHaveLength(7);
    expect(readdirSync(folder)).toEqual(['exchange.json']);
  });

  test('loses members that are not known', () => {
    const later = { ...everyKind(), weather: 'rain' };
    expect(loadExchange(written(JSON.stringify(later)))).toEqual(everyKind());
  });
});

test.describe('a file is refused in one line that begins with its path', () => {
  const refused: Record<string, [text: () => string, message: string]> = {
    'when it is empty': [() => ' \n', 'the file is empty'],
    'when it is no JSON': [() => '<Bundle/>', 'not JSON'],
    'when it is truncated': [
      () => JSON.stringify(everyKind()).slice(0, -40),
      'the file is truncated: it ends inside the record',
    ],
    'when it is something else': [
      () => '{"resourceType":"Bundle"}',
      'not an exchange: it names no schema (proevesten-exchange/1)',
    ],
    'when it is a list': [() => '[]', 'not an exchange: it names no schema (proevesten-exchange/1)'],
    'when its schema is newer': [
      () => JSON.stringify({ ...everyKind(), schema: 'proevesten-exchange/2' }),
      'an exchange of schema proevesten-exchange/2, written by another version; this one reads proevesten-exchange/1',
    ],
    'when a member is missing': [
      () => JSON.stringify({ ...everyKind(), edition: undefined }),
      'not an exchange: edition: Invalid input: expected string, received undefined',
    ],
    'when an event is missing': [
      () => JSON.stringify({ ...everyKind(), events: everyKind().events.slice(1) }),
      'not an exchange: events: not numbered 1, 2, 3 …',
    ],
    'when an event is of no kind': [
      () => JSON.stringify({ ...everyKind(), events: [{ kind: 'rumour', number: 1, at: '' }] }),
      "not an exchange: events.0.kind: Invalid discriminator value. Expected 'envelope' | 'compose' | 'deliver' | 'fault' | 'clock' | 'inbox' | 'outbox'",
    ],
  };
  for (const [title, [text, message]] of Object.entries(refused)) {
    test(title, () => {
      const path = written(text());
      expect(refusal(path)).toBe(`${path}: ${message}`);
    });
  }

  test('when there is none', () => {
    expect(refusal(file())).toBe(`${file()}: no such file`);
  });

  test('when it is a folder', () => {
    expect(refusal(folder)).toBe(`${folder}: cannot be read (EISDIR)`);
  });

  test('when it is larger than can be read', () => {
    truncateSync(written(''), largestExchange + 1);
    expect(refusal(file())).toBe(`${file()}: 500000001 bytes, and at most 500000000 are read`);
  });

  test('and stays as it was', () => {
    const path = written('{');
    refusal(path);
    expect(readFileSync(path, 'utf8')).toBe('{');
  });
});

const head = {
  scenario: { id: 'one', title: 'one', proves: ['ack.always-answered'], needs: ['driver'] },
  system: {
    name: 'Hand',
    version: '1',
    gln: '5790000121526',
    sor: '325251000016005',
    capabilities: ['driver'],
  },
  edition: 'CareCommunication 5.0',
  stack: 'embedded',
} as const;

function everyKind(): Exchange {
  const play = recorder({ ...head, clock: frozenClock(new Date('2026-03-02T08:15:00Z')) });
  play.record({
    kind: 'envelope',
    direction: 'from-system',
    party: '5790000121526',
    bytes: 'PGE+',
    transport: { by: 'http-post', status: 202, problem: 'slow' },
    outcome: { accepted: false, code: 4, description: 'invalid' },
  });
  play.record({
    kind: 'compose',
    action: 'reply',
    basedOn: 'x',
    draft: {
      receiverGln: '5790000120314',
      category: 'other',
      topic: 'Plan',
      priority: 'asap',
      text: 'Hej',
      format: 'xml',
      attachments: [{ title: 'a', contentType: 'image/png', data: 'AA==', url: 'https://example.dk' }],
      patient: { cpr: '2509479989', given: 'Bruno Test', family: 'Elmer' },
    },
    result: { sent: true, messageId: 'x', problem: 'none' },
  });
  play.record({ kind: 'deliver', what: 'a message', messageId: 'x', expects: 'either' });
  play.record({ kind: 'fault', rule: 'drop', text: 'drops acknowledgements' });
  play.record({ kind: 'clock', advancedMilliseconds: 60_000 });
  play.record({
    kind: 'inbox',
    messages: [
      {
        messageId: 'x',
        threadId: 'y',
        kind: 'new',
        category: 'other',
        topic: 'Plan',
        patient: { id: '2509479989', name: 'Elmer' },
        senderName: 'Kommune',
        segments: [
          {
            identifier: 'urn:uuid:z',
            date: '2026-03-02',
            text: 'Hej',
            title: 'a',
            contentType: 'image/png',
            sha256: 'f',
            url: 'https://example.dk',
            authorName: 'Anna',
            organisationName: 'Kommune',
          },
        ],
      },
    ],
  });
  play.record({
    kind: 'outbox',
    messages: [{ messageId: 'x', state: 'awaiting', attempts: 1, notice: 'venter' }],
  });
  return play.finish({ code: 'bug', message: 'broken' });
}
