import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faults } from '../../src/system/faults.ts';
import { scenarioIds } from '../../src/harness/scenario-ids.ts';
import { askingSystem } from './asking-system.ts';
import { proevesten, redIn, verdictsIn } from './proevesten.ts';

test.describe.configure({ timeout: 180_000 });

test('the reference system conforms, and every report is written', async ({}, info) => {
  const out = info.outputPath('run');
  const { exitCode, stdout } = await proevesten('certify', '--out', out);

  expect(stdout).toContain('CONFORMS');
  expect(exitCode).toBe(0);
  const verdicts = verdictsIn(out);
  expect(verdicts.verdict).toBe('conforms');
  expect(redIn(verdicts)).toEqual([]);
  expect(verdicts.scenarios.map(({ id }) => id).toSorted()).toEqual(scenarioIds.toSorted());
  for (const { exchange } of verdicts.scenarios) expect(existsSync(join(out, exchange)), exchange).toBe(true);
  expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('<!doctype html>');
  expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toContain('<testsuites');
});

test('the record alone gives the same verdict again', async ({}, info) => {
  const out = info.outputPath('run');
  await proevesten(
    'certify',
    '--no-allure',
    '--out',
    out,
    '--scenario',
    'send-reply',
    '--fault',
    'ack-wrong-reference',
  );
  const exchange = join(out, 'exchanges', 'send-reply.json');
  const { exitCode, stdout } = await proevesten('judge', exchange, '--format', 'json');

  expect(exitCode).toBe(1);
  const again = JSON.parse(stdout) as ReturnType<typeof verdictsIn>;
  const first = verdictsIn(out);
  expect(again.requirements).toEqual(first.requirements);
  expect(again.findings).toEqual(first.findings);
});

for (const name of ['ack-wrong-reference', 'envelope-wrong-size', 'reply-new-thread'] as const) {
  test(`the fault ${name} turns red what it declares, and nothing else`, async ({}, info) => {
    const out = info.outputPath('run');
    const { exitCode, stdout } = await proevesten('certify', '--no-allure', '--out', out, '--fault', name);

    expect(exitCode).toBe(1);
    expect(redIn(verdictsIn(out)).toSorted()).toEqual(faults[name].breaks.toSorted());
    for (const id of faults[name].breaks) expect(stdout).toContain(id);
  });
}

const wrongUse = [
  ['an unknown command', ['certfy'], 'Did you mean certify?'],
  ['an unknown option', ['certify', '--sytem', 'x'], '--system'],
  ['an unknown fault', ['certify', '--fault', 'ack-sillent'], 'ack-silent'],
  ['an unknown scenario', ['certify', '--scenario', 'send-everything'], 'send-new-json'],
  ['a system file that is not there', ['certify', '--system', 'nowhere.yaml'], 'nowhere.yaml: no such file'],
  ['a folder of messages that is not there', ['certify', '--messages', 'nowhere'], 'nowhere: no such folder'],
  ['an exchange that is not there', ['judge', 'nowhere.json'], 'nowhere.json'],
  ['an exchange that is something else', ['judge', 'package.json'], 'package.json'],
  ['a directory file that is not there', ['vans', '--directory', 'nowhere.yaml'], 'nowhere.yaml'],
  ['a port that is none', ['vans', '--directory', 'x.yaml', '--port', '70000'], 'from 0 to 65535'],
] as const;

for (const [what, args, hint] of wrongUse) {
  test(`${what} is told in one line, with exit code 2`, async () => {
    const { exitCode, stderr } = await proevesten(...args);
    expect(stderr).toContain(hint);
    expect(stderr).not.toContain('    at ');
    expect(exitCode).toBe(2);
  });
}

test('a system that is not running is a matter of configuration: exit code 3', async ({}, info) => {
  const file = info.outputPath('system.yaml');
  writeFileSync(file, systemFile({ url: 'http://127.0.0.1:9/envelopes' }));
  const { exitCode, stderr } = await proevesten(
    'certify',
    '--system',
    file,
    '--out',
    info.outputPath('run'),
    '--no-allure',
  );

  expect(stderr).toMatch(/is the system running\? \[system-unreachable\]/);
  expect(exitCode).toBe(3);
});

test('a system that never answers is red, and the run ends', async ({}, info) => {
  const file = info.outputPath('system.yaml');
  const out = info.outputPath('run');
  await using system = await askingSystem(token);
  writeFileSync(file, `${systemFile(system)}patience: { answerSeconds: 5, quietSeconds: 0.05 }\n`);
  const { exitCode } = await certified(file, out, '--scenario', 'receive-new');

  expect(exitCode).toBe(1);
  expect(redIn(verdictsIn(out))).toContain('ack.always-answered');
});

test('a run in which nothing could be judged is no success', async ({}, info) => {
  const file = info.outputPath('system.yaml');
  const out = info.outputPath('run');
  await using system = await askingSystem(token);
  writeFileSync(file, systemFile(system));
  const { exitCode, stdout } = await certified(file, out, '--scenario', 'send-reply');

  expect(exitCode).toBe(3);
  expect(verdictsIn(out).verdict).toBe('error');
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Nothing that the system declares is tried');
});

for (const [what, asksWith, hint] of [
  ['is not running', undefined, /is it running\? \[system-silent\]/],
  ['has another token', 'some-other-token', /compare network\.token \[system-silent\]/],
] as const) {
  test(`a system with a mailbox that ${what} is told before any scenario is played`, async ({}, info) => {
    const file = info.outputPath('system.yaml');
    await using system = await askingSystem(asksWith ?? token);
    const port = asksWith === undefined ? 0 : system.port;
    writeFileSync(file, `${systemFile({ port })}patience: { answerSeconds: 1 }\n`);
    const out = info.outputPath('run');
    const { exitCode, stdout, stderr } = await certified(file, out);

    expect(stdout).toContain('Waiting up to 1 s for A system to ask for its mailbox');
    expect(stdout).not.toContain('Playing');
    expect(stderr).toMatch(hint);
    expect(exitCode).toBe(3);
  });
}

test('a given message that the VANS refuses is not held against the system', async ({}, info) => {
  const given = info.outputPath('given');
  mkdirSync(given);
  writeFileSync(join(given, 'cut.json'), '{ "resourceType": "Bundle", "entry": [');
  const out = info.outputPath('run');
  const { exitCode } = await proevesten('certify', '--no-allure', '--messages', given, '--out', out);

  const run = verdictsIn(out);
  expect(redIn(run)).toEqual([]);
  expect(run.scenarios.map(({ verdict, undelivered }) => [verdict, undelivered])).toEqual([
    [
      'review',
      expect.stringMatching(/^cut\.json was not delivered: the VANS refused it \(code 8: the payload is not/),
    ],
  ]);
  expect(exitCode).toBe(3);
});

/** A run against the system that a file describes. */
function certified(file: string, out: string, ...more: string[]) {
  return proevesten('certify', '--system', file, '--out', out, '--no-allure', ...more);
}

const token = 'a-token-of-ours';

function systemFile({ url, port = 0 }: { url?: string; port?: number }): string {
  return [
    'name: A system',
    "identity: { gln: '5790000121526', sor: '325251000016005', name: Test }",
    'capabilities: [receive-care-communication]',
    url
      ? `network: { connector: push, url: '${url}', token: ${token} }`
      : `network: { connector: mailbox, token: ${token} }`,
    `vans: { port: ${port} }`,
    '',
  ].join('\n');
}
