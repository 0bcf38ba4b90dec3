import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const command = fileURLToPath(new URL('../../../bin/proevesten.mjs', import.meta.url));

/** A Node that says it is older than the one that the project pins, so that the command runs on that. */
const olderNode = [
  '--import',
  'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.19.0"}})',
];

for (const [signal, exitCode, options, where] of [
  ['SIGINT', 130, [], ''],
  ['SIGTERM', 143, [], ''],
  ['SIGINT', 130, olderNode, ', started by an older Node'],
  ['SIGTERM', 143, olderNode, ', started by an older Node'],
] as const) {
  test(`a run stopped by ${signal} says so, ends with ${exitCode}, and leaves no folder${where}`, async ({}, info) => {
    const temporary = info.outputPath('tmp');
    mkdirSync(temporary, { recursive: true });
    const out = info.outputPath('run');
    const run = spawn(process.execPath, [...options, command, 'certify', '--no-allure', '--out', out], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, TMPDIR: temporary },
    });
    const said = text(run.stderr);
    // The folder is there as soon as the run has begun.
    while (!existsSync(out) && run.exitCode === null) await pause(10);
    run.kill(signal);
    const [code] = await once(run, 'exit');

    expect(await said).toBe(`proevesten: the run was stopped (${signal})\n`);
    expect(code).toBe(exitCode);
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(temporary).filter((name) => name.startsWith('proevesten-'))).toEqual([]);
  });
}

test('a run that waits for a system is stopped at once', async ({}, info) => {
  const file = info.outputPath('system.yaml');
  const out = info.outputPath('run');
  writeFileSync(
    file,
    `name: A system
identity: { gln: '5790000121526', sor: '325251000016005', name: Test }
capabilities: [receive-care-communication]
network: { connector: mailbox, token: a-token-of-ours }
patience: { answerSeconds: 600 }
`,
  );
  const run = spawn(process.execPath, [command, 'certify', '--no-allure', '--system', file, '--out', out], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = text(run.stderr);
  for await (const line of run.stdout) if (String(line).includes('Waiting up to 600 s')) break;
  run.kill('SIGINT');
  const [code] = await once(run, 'exit');

  expect(await said).toBe('proevesten: the run was stopped (SIGINT)\n');
  expect(code).toBe(130);
  expect(existsSync(out)).toBe(false);
});
