import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { startConversionService } from '../../../src/harness/start-conversion-service.ts';
import { httpCall } from '../../../src/network/http-call.ts';
import { directoryFile, sampleVans } from './sample-vans.ts';
import { bytesOf, careCommunicationEnvelope, municipality, referenceSystem } from './sample.ts';

test('with a full disk a VANS takes nothing, says why, and does not deliver what it could not write', async ({}, {
  outputDir,
}) => {
  test.skip(process.platform !== 'linux', 'a full disk is played by /dev/full');
  await mkdir(outputDir, { recursive: true });
  await symlink('/dev/full', join(outputDir, '000001.journal'));
  await using vans = await sampleVans({ stateDir: outputDir });
  const bytes = bytesOf(careCommunicationEnvelope());
  for (let attempt = 0; attempt < 2; attempt++)
    await expect(vans.as(referenceSystem).submit(bytes)).rejects.toThrow(/500 \S+: ENOSPC/u);
  expect(await vans.as(municipality).mailbox()).toEqual([]);
  const health = await httpCall({ method: 'GET', url: `${vans.url}/health` });
  expect([health.status, health.body.toString()]).toEqual([503, expect.stringContaining('ENOSPC')]);
});

test('two conversions do not write into one folder', async ({}, { outputDir }) => {
  await using _first = await startConversionService({ directoryFile, stateDir: outputDir });
  await expect(startConversionService({ directoryFile, stateDir: outputDir })).rejects.toMatchObject({
    code: 'state-in-use',
  });
});
