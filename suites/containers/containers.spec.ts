import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { faults } from '../../src/system/faults.ts';
import { proevesten, redIn, verdictsIn } from '../self/proevesten.ts';

test.describe.configure({ timeout: 300_000 });
test.skip(!imagesAreThere(), 'no container engine answers, or "npm run images" has not built the images');

test('the pieces in containers give the verdicts that they give embedded', async ({}, info) => {
  const [embedded, containers] = [info.outputPath('embedded'), info.outputPath('containers')];
  expect((await proevesten('certify', '--no-allure', '--out', embedded)).exitCode).toBe(0);
  const ended = await proevesten('certify', '--no-allure', '--stack', 'containers', '--out', containers);

  expect(ended.stderr).toBe('');
  expect(ended.exitCode).toBe(0);
  expect(verdicts(containers)).toEqual(verdicts(embedded));
  expect(verdictsIn(containers).stack).toBe('containers');
});

test('a fault of the system in its container is found', async ({}, info) => {
  const out = info.outputPath('run');
  const fault = 'ack-wrong-reference';
  const { exitCode } = await proevesten(
    'certify',
    '--no-allure',
    '--stack',
    'containers',
    '--fault',
    fault,
    '--out',
    out,
  );

  expect(exitCode).toBe(1);
  expect(redIn(verdictsIn(out))).toEqual(faults[fault].breaks);
});

test('nothing is left behind', () => {
  const left = execFileSync('docker', ['ps', '-aq', '--filter', 'label=dk.proevesten.piece'], {
    encoding: 'utf8',
  });
  expect(left.trim()).toBe('');
});

function verdicts(out: string): string[] {
  return verdictsIn(out).requirements.map(({ id, verdict }) => `${id} ${verdict}`);
}

function imagesAreThere(): boolean {
  try {
    execFileSync(
      'docker',
      ['image', 'inspect', 'proevesten-vans', 'proevesten-conversion', 'proevesten-system'],
      {
        stdio: 'ignore',
      },
    );
    return true;
  } catch {
    return false;
  }
}
