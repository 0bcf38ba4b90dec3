import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { loadExchange } from '../../../src/exchange/load.ts';
import { saveExchange } from '../../../src/exchange/save.ts';
import { proevesten } from '../../self/proevesten.ts';
import { replying, sending } from '../requirement/scenes.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'redact-'));
  saveExchange(at('send.json'), sending());
  saveExchange(at('reply.json'), replying());
});
test.afterEach(() => rmSync(folder, { recursive: true }));

const at = (...names: string[]) => path.join(folder, ...names);

test('the copy lies beside the original, which stays, and what was replaced is told', async () => {
  const before = readFileSync(at('send.json'), 'utf8');
  const { exitCode, stdout, stderr } = await proevesten('redact', at('send.json'));
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(
    /^\S+send\.redacted\.json: \d+ numbers replaced: 1 in event 1 \(compose\), \d+ in event 2 \(envelope\)/,
  );
  expect(readFileSync(at('send.json'), 'utf8')).toBe(before);
  expect(before).toContain('250947-9989');
  expect(JSON.stringify(loadExchange(at('send.redacted.json')))).not.toContain('250947');
});

test('a folder is redacted into another, without the copies of an earlier time', async () => {
  await proevesten('redact', folder);
  const { exitCode } = await proevesten('redact', folder, '--out', at('to', 'share'));
  expect(exitCode).toBe(0);
  expect(readdirSync(at('to', 'share')).toSorted()).toEqual(['reply.redacted.json', 'send.redacted.json']);
});

test('an event that could not be looked into is told in one line, with exit code 1', async () => {
  const exchange = sending();
  const events = exchange.events.map((event) =>
    event.kind === 'envelope' && event.number === 2 ? { ...event, bytes: 'AAAA' } : event,
  );
  saveExchange(at('odd.json'), { ...exchange, events } satisfies Exchange);
  const { exitCode, stdout } = await proevesten('redact', at('odd.json'));
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^ {2}event 2 could not be looked into: the bytes are neither XML/m);
});

test('nothing is written over a file that was given, nor over another copy', async () => {
  await proevesten('redact', at('send.json'));
  const over = await proevesten('redact', at('send.json'), at('send.redacted.json'));
  expect(over).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('would replace it') });
  saveExchange(at('other', 'send.json'), sending());
  const both = await proevesten('redact', at('send.json'), at('other', 'send.json'), '--out', at('one'));
  expect(both).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('would both become') });
});

test('what cannot be read or written is told in one line', async () => {
  writeFileSync(at('broken.json'), '{"schema": ');
  const broken = await proevesten('redact', at('broken.json'));
  expect(broken).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('truncated') });
  const taken = await proevesten('redact', at('send.json'), '--out', at('broken.json'));
  expect(taken).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('cannot be written') });
  expect(taken.stderr.trim().split('\n')).toHaveLength(1);
});
