import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { exchangeFiles } from '../../../src/cli/exchange-files.ts';
import { messageFiles } from '../../../src/cli/message-files.ts';
import { checkKnownFailures } from '../../../src/cli/known-failures.ts';
import { proevesten, proevestenWith } from '../../self/proevesten.ts';

let folder: string;
test.beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'command-'))));
test.afterEach(() => rmSync(folder, { recursive: true }));

test('a run whose folder cannot be made ends in one line, and leaves nothing behind', async () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  const temporary = path.join(folder, 'tmp');
  mkdirSync(temporary);
  const places = [path.join(file, 'run'), ...(process.platform === 'linux' ? ['/proc/x'] : [])];
  for (const out of places) {
    const { exitCode, stderr } = await proevestenWith({ TMPDIR: temporary }, 'certify', '--out', out);
    expect(stderr).toMatch(new RegExp(`^proevesten: ${out}: [^\n]*\n$`));
    expect(exitCode).toBe(2);
    expect(readdirSync(temporary).filter((name) => name.startsWith('proevesten-'))).toEqual([]);
  }
});

test('of a misspelt fault the nearest is named, and no other', async () => {
  const { exitCode, stderr } = await proevesten('certify', '--fault', 'ack-wrong-referense');
  expect(stderr).toBe(
    'proevesten: the reference system has no fault "ack-wrong-referense": did you mean ack-wrong-reference?\n',
  );
  expect(exitCode).toBe(2);
});

test('of a misspelt scenario the nearest is named', async () => {
  const { exitCode, stderr } = await proevesten('certify', '--scenario', 'send-repl');
  expect(stderr).toContain('There is no scenario "send-repl"; did you mean send-reply?\n');
  expect(exitCode).toBe(2);
});

test('a known failure of no requirement is refused', () => {
  checkKnownFailures('a.yaml', { 'reliable.resend-after-silence': 'later' });
  expect(() => checkKnownFailures('a.yaml', { 'reliable.resend-after-silense': 'later' })).toThrow(
    /^a\.yaml: knownFailures: there is no requirement "reliable\.resend-after-silense"; did you mean reliable\.resend-after-silence\?$/,
  );
  expect(() => checkKnownFailures('a.yaml', { zebra: 'later' })).toThrow(
    /"proevesten requirements" lists them$/,
  );
});

test('messages are found in folders to the bottom, by name, and a missing argument is told before the first', () => {
  mkdirSync(path.join(folder, 'b'));
  for (const name of ['c.xml', 'b/d.JSON', 'a.json', 'notes.txt']) writeFileSync(path.join(folder, name), '');
  const names = ['a.json', 'b/d.JSON', 'c.xml'].map((name) => path.join(folder, name));
  expect([...messageFiles([folder, '-', names[0]!])]).toEqual([...names, '-', names[0]]);
  const missing = path.join(folder, 'missing');
  expect(() => messageFiles([folder, missing]).next()).toThrow(`${missing}: no such file or folder`);
});

test('a file that cannot even be looked for is told in one line, and stops nothing', async () => {
  const file = path.join(folder, 'message.json');
  writeFileSync(file, '{}');
  const { exitCode, stdout, stderr } = await proevesten('validate', 'x'.repeat(5000), file);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/^proevesten: x{5000}: cannot be read \(ENAMETOOLONG\)\n$/);
  expect(stdout).toContain('message.json: not valid');
});

for (const options of [
  ['validate', 'x.json', '--packages'],
  ['certify', '--messages'],
]) {
  test(`a path that the machine refuses is told in one line: ${options.join(' ')}`, async () => {
    const { exitCode, stderr } = await proevesten(...options, 'x'.repeat(5000));
    expect(exitCode).toBe(3);
    expect(stderr).toBe(`proevesten: ${'x'.repeat(5000)}: cannot be used (ENAMETOOLONG)\n`);
  });
}

test('the exchanges of a folder are those of its run, or its own, by name', () => {
  expect(() => exchangeFiles([folder])).toThrow(`${folder}: no exchanges in it`);
  for (const name of ['b.json', 'a.json', 'notes.txt']) writeFileSync(path.join(folder, name), '');
  expect(exchangeFiles(['x.json', folder])).toEqual([
    'x.json',
    path.join(folder, 'a.json'),
    path.join(folder, 'b.json'),
  ]);
  mkdirSync(path.join(folder, 'exchanges'));
  writeFileSync(path.join(folder, 'exchanges', 'c.json'), '');
  expect(exchangeFiles([folder])).toEqual([path.join(folder, 'exchanges', 'c.json')]);
});

test('an empty package cache says how it is filled', async () => {
  const message = path.join(folder, 'message.json');
  writeFileSync(message, '{}');
  const { exitCode, stderr } = await proevestenWith(
    { HOME: folder, XDG_CACHE_HOME: folder },
    'validate',
    '--packages',
    'cache',
    message,
  );
  expect(stderr).toContain('run: proevesten packages install [packages-missing]');
  expect(exitCode).toBe(3);
});

test('without a registry in reach, both ways out are told', async () => {
  const from = 'http://127.0.0.1:9';
  const { exitCode, stderr } = await proevesten('packages', 'install', '--from', from, '--to', folder);
  expect(stderr).toContain('give a registry that can be reached with --from, or a proxy in HTTPS_PROXY');
  expect(exitCode).toBe(3);
});

test('help says which options are required', async () => {
  for (const [command, option] of [
    ['vans', '--directory'],
    ['conversion', '--directory'],
    ['system', '--vans'],
    ['system', '--token'],
  ] as const) {
    const { stdout } = await proevesten(command, '--help');
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(new RegExp(`${option} <[^-]*\\(required\\)`));
  }
});

for (const command of ['judge', 'requirements', 'faults', 'packages']) {
  test(`help of ${command} has a description, the exit codes and examples`, async () => {
    const { stdout } = await proevesten(command, '--help');
    expect(stdout).toMatch(/^Usage: [^\n]+\n\n[A-Z][^]+\nExit code: 0 [^]+\nExamples:\n {2}proevesten /);
    expect(stdout).not.toMatch(/^Usage: [^\n]+\n\n(?:Options|Arguments|Commands):/);
  });
}
