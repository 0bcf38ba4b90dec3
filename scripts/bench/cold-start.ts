import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { row } from './row.ts';

const command = fileURLToPath(new URL('../../bin/proevesten.mjs', import.meta.url));
const writePeak = new URL('write-peak.mjs', import.meta.url).href;

/** `proevesten validate FILE` as a user starts it: wall time, and the most memory that its processes held together. */
export function coldStart(file: string, runs: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'proevesten-bench-'));
  const walls: number[] = [];
  const peaks: number[] = [];
  // The first run warms the caches up, and does not count.
  for (let run = 0; run <= runs; run += 1) {
    const began = performance.now();
    validate(file, {});
    if (run > 0) walls.push(performance.now() - began);
    const peaksFile = join(folder, `${run}`);
    validate(file, { NODE_OPTIONS: `--import=${writePeak}`, BENCH_PEAKS: peaksFile });
    const held = readFileSync(peaksFile, 'utf8').trim().split('\n').map(Number);
    if (run > 0) peaks.push(held.reduce((sum, peak) => sum + peak, 0));
  }
  rmSync(folder, { recursive: true, force: true });
  row('validate FILE, ms', walls, 'proevesten validate of one message, from start to exit');
  row('  peak memory, MB', peaks, 'its processes together');
}

function validate(file: string, env: Readonly<Record<string, string>>): void {
  execFileSync(process.execPath, [command, 'validate', file], {
    stdio: 'ignore',
    env: { ...process.env, ...env },
  });
}
