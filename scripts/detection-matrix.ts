/**
 * Certifies the reference system once as it is and once with each of its faults, and compares what turns red with what
 * the fault declares. Writes docs/detection.md; ends with 1 when a fault is not found, or something else turns red.
 *   tsx scripts/detection-matrix.ts [--record] [FAULT...]     --record keeps exchanges as fixtures
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectExchanges } from '../src/cli/collect-exchanges.ts';
import { heedSignals } from '../src/cli/interruption.ts';
import { playScenarios } from '../src/cli/play-scenarios.ts';
import { productVersion } from '../src/cli/product-version.ts';
import { startRun } from '../src/harness/start-run.ts';
import { catalogue } from '../src/requirement/catalogue.ts';
import { faults, type FaultName } from '../src/system/faults.ts';
import { judgeRun } from '../src/verdict/judge-run.ts';
import type { RunVerdict } from '../src/verdict/run-verdict.ts';
import { type RecordedRun, recordFixtures } from './record-fixtures.ts';

/** So many systems are played side by side: each has a VANS, a conversion service and a memory of its own. */
const batchSize = 16;
const page = new URL('../docs/detection.md', import.meta.url);

type MatrixRow = RecordedRun & { readonly found: readonly string[]; readonly run: RunVerdict };

const args = process.argv.slice(2);
const record = args.includes('--record');
const named = args.filter((arg) => !arg.startsWith('--')) as FaultName[];
const queue = [undefined, ...(named.length > 0 ? named : (Object.keys(faults) as FaultName[]))];
const folders = mkdtempSync(join(tmpdir(), 'proevesten-matrix-'));
const rows: MatrixRow[] = [];

while (queue.length > 0) {
  for (const row of await certify(queue.splice(0, batchSize))) {
    rows.push(row);
    console.log(line(row));
  }
}

const wrong = rows.filter((row) => !agrees(row));
if (named.length === 0) writeFileSync(page, pageOf(rows));
if (record) recordFixtures(rows, named.length === 0);
rmSync(folders, { recursive: true, force: true });
console.log(`\n${rows.length - wrong.length} passed, ${wrong.length} failed`);
process.exitCode = wrong.length === 0 ? 0 : 1;

async function certify(batch: readonly (FaultName | undefined)[]): Promise<MatrixRow[]> {
  await using begun = new AsyncDisposableStack();
  const runs = [];
  for (const fault of batch) {
    const name = fault ?? 'conforming';
    const out = join(folders, name);
    const run = await startRun({
      out,
      productVersion,
      stack: 'embedded',
      system: undefined,
      faults: fault ? [fault] : [],
      messages: [],
      inSeries: name,
      tell: (text) => console.log(text),
    });
    runs.push({ fault, run: begun.use(run) });
  }
  using heeded = heedSignals();
  const plans = runs.map(({ run }) => run.planFile);
  await playScenarios({ plans, scenarios: [], signal: heeded.signal });

  return runs.map(({ fault, run: { plan } }) => {
    const exchanges = collectExchanges(plan);
    const run = judgeRun(exchanges);
    const found = run.requirements
      .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'unsupported')
      .map(({ id }) => id);
    return { fault, declared: fault ? faults[fault].breaks : [], found, run, exchanges };
  });
}

function agrees({ declared, found, run }: MatrixRow): boolean {
  return (
    run.verdict !== 'error' && declared.length === found.length && declared.every((id) => found.includes(id))
  );
}

function line(row: MatrixRow): string {
  const missed = row.declared.filter((id) => !row.found.includes(id));
  const besides = row.found.filter((id) => !row.declared.includes(id));
  const words = [
    agrees(row) ? 'ok   ' : 'WRONG',
    (row.fault ?? '(no fault)').padEnd(34),
    `exit ${row.run.exitCode}`,
    ...(missed.length > 0 ? [`missed ${missed.join(', ')}`] : []),
    ...(besides.length > 0 ? [`besides ${besides.join(', ')}`] : []),
    ...row.run.scenarios.flatMap(({ id, harnessError }) =>
      harnessError ? [`${id}: ${harnessError.message}`] : [],
    ),
  ];
  return words.join(' ');
}

function pageOf(all: readonly MatrixRow[]): string {
  const sorted = all
    .filter(({ fault }) => fault !== undefined)
    .toSorted((a, b) => (a.fault ?? '').localeCompare(b.fault ?? ''));
  const tripped = new Set(sorted.flatMap(({ found }) => found));
  const untripped = Object.entries(catalogue).filter(([id, one]) => 'check' in one && !tripped.has(id));
  return [
    '# Detection matrix',
    '',
    'Made by `npm run matrix`: the reference system is certified once as it is, and once with each of its faults. Without a fault everything',
    'passes; with one, exactly the requirements that it declares turn red (a SHOULD: a warning).',
    '',
    '| fault | what the system does | breaks | found |',
    '|---|---|---|---|',
    ...sorted.map(
      (row) =>
        `| \`${row.fault}\` | ${row.fault ? faults[row.fault].text.en : ''} | ${row.declared.map((id) => `\`${id}\``).join(' ')} | ${agrees(row) ? 'exactly' : `differs: ${row.found.map((id) => `\`${id}\``).join(' ')}`} |`,
    ),
    '',
    `${sorted.length} faults. Checks that no fault trips: ${untripped.map(([id]) => `\`${id}\``).join(', ') || 'none'}.`,
    '',
  ].join('\n');
}
