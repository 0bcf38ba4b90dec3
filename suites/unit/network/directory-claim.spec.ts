import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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
