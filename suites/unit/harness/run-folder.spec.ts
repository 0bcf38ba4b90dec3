import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { emptyRunFolder } from '../../../src/harness/run-folder.ts';

test('what an earlier run left is taken away, and nothing else', ({}, info) => {
  const folder = info.outputPath('run');
  mkdirSync(join(folder, 'exchanges'), { recursive: true });
  writeFileSync(join(folder, 'exchanges', 'old.json'), '{}');
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  emptyRunFolder(folder)[Symbol.dispose]();
  expect(readdirSync(folder)).toEqual(['notes.txt']);
});

test('a folder that nothing was written to goes again, with the folders made around it', ({}, info) => {
  const folder = info.outputPath('a', 'b', 'run');
  const run = emptyRunFolder(folder);
  expect(existsSync(folder)).toBe(true);
  run[Symbol.dispose]();
  expect(existsSync(info.outputPath('a'))).toBe(false);
});

test('a folder stays when something was written, or when it was there before', ({}, info) => {
  const written = info.outputPath('c', 'run');
  const run = emptyRunFolder(written);
  writeFileSync(join(written, 'verdicts.json'), '{}');
  run[Symbol.dispose]();
  expect(readdirSync(written)).toEqual(['verdicts.json']);

  const before = info.outputPath('before');
  mkdirSync(before);
  emptyRunFolder(before)[Symbol.dispose]();
  expect(existsSync(before)).toBe(true);
});

test('a place under a file is refused, and the file named', ({}, info) => {
  const file = info.outputPath('file');
  writeFileSync(file, '');
  expect(() => emptyRunFolder(join(file, 'a', 'run'))).toThrow(
    `${join(file, 'a', 'run')}: ${file} is a file, and the run needs a folder`,
  );
  expect(() => emptyRunFolder(file)).toThrow(`${file}: ${file} is a file, and the run needs a folder`);
});

test('a file system that takes no folders is refused, and not tried for ever', () => {
  test.skip(process.platform !== 'linux', 'only Linux has /proc');
  for (const folder of ['/proc', '/proc/x', '/proc/x/y'])
    expect(() => emptyRunFolder(folder)).toThrow(`${folder}: nothing can be written there (ENOENT)`);
});
