/**
 * What Prøvesten costs: a whole certification, one scenario, the VANS, and the judging of messages. Medians of several runs, and their ranges;
 * nothing here is a verdict.
 *   npm run bench [-- --runs 5]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RunVerdict } from '../src/verdict/run-verdict.ts';
import { row } from './bench/row.ts';
import { benchValidation } from './bench/validation.ts';
import { benchVans } from './bench-vans.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
const command = new URL('../bin/proevesten.mjs', import.meta.url).pathname;

console.log(`node ${process.version}, ${runs} runs each: median (least to most)\n`);
certification();
const envelopes = 10_000;
const vans = await benchVans({ envelopes, runs, receipts: 'party' });
console.log(
  `VANS: ${vans.perSecond} envelopes a second, in and out of a mailbox, each on disk before it is answered; ` +
    `${vans.cpuMillisecondsEach.toFixed(2)} ms of processor time each; ` +
    `resident memory ${vans.rssAtStartMegabytes} MB at the start, ${vans.rssAtEndMegabytes} MB after ${envelopes}`,
);
await benchValidation(runs, 3);

/** The runner's own start is what the whole takes beyond the first and the last event of the record. */
function certification(): void {
  const out = mkdtempSync(join(tmpdir(), 'proevesten-bench-'));
  const wholes: number[] = [];
  const scenarios: number[] = [];
  const each: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const began = performance.now();
    execFileSync(command, ['certify', '--no-allure', '--out', out], { stdio: 'ignore' });
    const whole = (performance.now() - began) / 1000;
    const verdict = JSON.parse(readFileSync(join(out, 'verdicts.json'), 'utf8')) as RunVerdict;
    // The first run warms the caches up, and does not count.
    if (run === 0) continue;
    wholes.push(whole);
    scenarios.push(verdict.milliseconds / 1000);
    each.push(...verdict.scenarios.map(({ milliseconds }) => milliseconds));
  }
  rmSync(out, { recursive: true, force: true });
  row('certification, s', wholes, '16 scenarios, embedded, without Allure');
  row('  of which scenarios, s', scenarios, 'from the first to the last');
  row('  one scenario, ms', each, 'of which 30 are waited for silence after each answer');
  row(
    '  scenarios a second',
    scenarios.map((seconds) => 16 / seconds),
    '',
  );
  row(
    "  the runner's start, s",
    wholes.map((whole, index) => whole - (scenarios[index] ?? 0)),
    'two Nodes, the test runner, the reports',
  );
}
