import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { loadExchange } from '../../src/exchange/load.ts';
import { evidence } from '../../src/requirement/evidence.ts';
import { proevesten, redIn, verdictsIn } from './proevesten.ts';

const folder = fileURLToPath(new URL('../../../shared/examples/carecommunication/receive/', import.meta.url));

test.describe.configure({ timeout: 300_000 });

test("MedCom's receive examples end as its test protocol says", async ({}, info) => {
  test.skip(!existsSync(folder), "MedCom's official examples are not on this machine");
  const given = info.outputPath('given');
  mkdirSync(given);
  for (const name of readdirSync(folder)) {
    copyFileSync(join(folder, name), join(given, name));
    // The protocol loads this one twice, unchanged.
    if (name.includes('Tek-J')) copyFileSync(join(folder, name), join(given, name.replace('.', '-again.')));
  }
  const out = info.outputPath('run');
  const { exitCode } = await proevesten('certify', '--no-allure', '--messages', given, '--out', out);

  const run = verdictsIn(out);
  expect(redIn(run)).toEqual([]);
  expect(exitCode).toBe(0);
  const outcomes = run.scenarios.map(({ title, exchange }) => [
    letterOf(title),
    outcomeOf(join(out, exchange)),
  ]);
  expect(Object.fromEntries(outcomes)).toEqual({
    'R-A': { codes: ['ok'], shown: 1 },
    'R-B': { codes: ['ok'], shown: 1 },
    'R-C': { codes: ['ok'], shown: 1 },
    'R-Tek-A': { codes: ['ok'], shown: 1 },
    'R-Tek-B': { codes: ['ok'], shown: 1 },
    'R-Tek-C': { codes: ['ok'], shown: 1 },
    'R-Tek-CPR-1': { codes: ['ok'], shown: 1 },
    'R-Tek-CPR-2': { codes: ['ok'], shown: 1 },
    'R-Tek-CPR-3': { codes: ['ok'], shown: 1 },
    'R-Tek-D': { codes: ['ok'], shown: 1 },
    'R-Tek-E': { codes: ['ok'], shown: 1 },
    'R-Tek-F': { codes: ['ok'], shown: 1 },
    'R-Tek-G': { codes: ['ok'], shown: 1 },
    'R-Tek-H': { codes: ['ok'], shown: 1 },
    'R-Tek-I': { codes: ['ok'], shown: 1 },
    'R-Tek-J': { codes: ['ok', 'ok'], shown: 1 },
    'R-Tek-K': { codes: ['ok', 'ok'], shown: 1 },
    'R-Tek-M': { codes: ['fatal-error', 'fatal-error'], shown: 0 },
  });
});

function letterOf(title: string): string {
  return /Bundle-(R(?:-Tek)?-[A-Z]+(?:-\d)?)-/.exec(title)?.[1] ?? title;
}

/** The acknowledgements in order, and how often the message is in the inbox. */
function outcomeOf(file: string) {
  const seen = evidence(loadExchange(file));
  const [message] = seen.careDelivered;
  const inbox = seen.inboxes.at(-1)?.messages ?? [];
  return {
    codes: seen.acksSent.map(({ ack }) => ack.response.code),
    shown: inbox.filter(({ messageId }) => messageId === message?.headerId).length,
  };
}
