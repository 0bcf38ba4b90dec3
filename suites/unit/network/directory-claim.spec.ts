import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { expect, test } from '@playwright/test';

import { claimDirectory } from '../../../src/network/directory-claim.ts';

test('a folder that another process has is not given, until that process is gone', async ({}, {
  outputDir,
}) => {
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await once(other, 'spawn');
  await mkdir(outputDir, { recursive: true });
  await writeFile(join(outputDir, 'in-use-by'), String(other.pid));
  await expect(claimDirectory(outputDir)).rejects.toMatchObject({
    code: 'state-in-use',
    message: `${outputDir} is in use by process ${other.pid}: give another state directory`,
  });

  other.kill('SIGKILL');
  await once(other, 'exit');
  await using _claim = await claimDirectory(outputDir);
  expect(await readFile(join(outputDir, 'in-use-by'), 'utf8')).toBe(String(process.pid));
});

test('a folder that cannot be made is told in one line', async ({}, { outputDir }) => {
  await mkdir(outputDir, { recursive: true });
  const file = join(outputDir, 'a-file');
  await writeFile(file, '');
  await expect(claimDirectory(join(file, 'state'))).rejects.toMatchObject({
    code: 'state-unusable',
    message: expect.stringMatching(
      /^\S+: nothing can be written there \(.*\): give another state directory$/u,
    ),
  });
});

test('a folder that its file system denies is told in one line, and at once', async () => {
  test.skip(process.platform !== 'linux', 'only Linux has /proc');
  const made = spawn(process.execPath, ['--input-type=module', '-e', claimOfProc], {
    cwd: import.meta.dirname,
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  const told = text(made.stdout);
  expect(await once(made, 'exit')).toEqual([0, null]);
  expect(await told).toBe(
    "state-unusable /proc/nope/state: nothing can be written there (ENOENT: no such file or directory, mkdir '/proc/nope'): give another state directory",
  );
});

// In a process of its own, since a folder that is made for ever would take the tests with it.
const claimOfProc = `
  import { claimDirectory } from '../../../src/network/directory-claim.ts';
  await claimDirectory('/proc/nope/state').catch(({ code, message }) => process.stdout.write(code + ' ' + message));
`;

test('nobody ever sees a claim without the number of its process, nor anything beside it', async ({}, {
  outputDir,
}) => {
  await mkdir(outputDir, { recursive: true });
  const path = join(outputDir, 'in-use-by');
  using reader = spawn(process.execPath, ['-e', readAllTheTime, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(reader.stdout, 'data');
  for (let round = 0; round < 500; round += 1) {
    await using _claim = await claimDirectory(outputDir);
    expect(await readdir(outputDir)).toEqual(['in-use-by']);
  }
  const seen = text(reader.stdout);
  await writeFile(`${path}.end`, 'end');
  await rename(`${path}.end`, path);
  expect(JSON.parse(await seen)).toEqual([String(process.pid), 'end']);
});

const readAllTheTime = `
  const { readFileSync } = require('node:fs');
  const seen = new Set();
  process.stdout.write(' ');
  while (!seen.has('end')) try { seen.add(readFileSync(process.argv[1], 'utf8')); } catch {}
  process.stdout.write(JSON.stringify([...seen]));
`;
