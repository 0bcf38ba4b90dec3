import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { pointLatestAt } from '../../../src/report/latest.ts';
import { writeReports } from '../../../src/report/write-reports.ts';
import { sampleExchange, sampleRun } from './sample.ts';

test('writes every report and leaves nothing unfinished', ({}, testInfo) => {
  const dir = testInfo.outputPath('run');
  const paths = writeReports({ dir, run: sampleRun(), exchanges: [sampleExchange()] });
  expect(readdirSync(dir).toSorted()).toEqual(['evidence', 'junit.xml', 'report.html', 'verdicts.json']);
  expect(readdirSync(paths.evidence).toSorted()).toEqual([
    'Acknowledgement_3.3.1.3_A_S.json',
    'CareCommunication_3.3.1.3_A_R.json',
  ]);
  expect(JSON.parse(readFileSync(paths.verdicts, 'utf8'))).toEqual(sampleRun());
});

test('takes away the evidence of an earlier judgement', ({}, testInfo) => {
  const dir = testInfo.outputPath('run');
  writeReports({ dir, run: sampleRun(), exchanges: [sampleExchange()] });
  writeReports({ dir, run: sampleRun(), exchanges: [] });
  expect(readdirSync(dir)).not.toContain('evidence');
});

test('lets latest lead to the newest run', ({}, testInfo) => {
  const reports = testInfo.outputPath('reports');
  for (const name of ['one', 'two']) {
    mkdirSync(join(reports, name), { recursive: true });
    writeFileSync(join(reports, name, 'verdicts.json'), name);
    expect(pointLatestAt(join(reports, name), reports)).toBe(join(reports, 'latest'));
    expect(readFileSync(join(reports, 'latest', 'verdicts.json'), 'utf8')).toBe(name);
  }
  expect(readlinkSync(join(reports, 'latest'))).toBe('two');
  expect(readdirSync(reports).toSorted()).toEqual(['latest', 'one', 'two']);
});

test('leaves the pointer alone for a run that is kept elsewhere, and a folder that somebody made', ({}, testInfo) => {
  const reports = testInfo.outputPath('reports');
  mkdirSync(join(reports, 'latest', 'mine'), { recursive: true });
  expect(pointLatestAt(testInfo.outputPath('elsewhere'), reports)).toBeUndefined();
  expect(pointLatestAt(join(reports, 'test-artifacts', 'run'), reports)).toBeUndefined();
  expect(pointLatestAt(join(reports, 'one'), reports)).toBeUndefined();
  expect(lstatSync(join(reports, 'latest')).isDirectory()).toBe(true);
  expect(readdirSync(reports)).toEqual(['latest']);
});
