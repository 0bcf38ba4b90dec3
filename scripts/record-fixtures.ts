import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadExchange } from '../src/exchange/load.ts';
import { judge } from '../src/verdict/judge.ts';
import type { MatrixRow } from './detection-matrix.ts';

const folder = new URL('../fixtures/exchange/', import.meta.url).pathname;

/**
 * Keeps recorded exchanges as fixtures: every scenario of the conforming system, and for each fault the smallest exchange
 * for each requirement that it breaks. expected.json says what judging each of them has to give.
 */
export function recordFixtures(rows: readonly MatrixRow[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const expected: Record<string, Record<string, string>> = {};

  for (const { fault, declared, run, folder: runFolder } of rows) {
    const files = run.scenarios.map(({ id, exchange }) => ({ id, path: join(runFolder, exchange) }));
    const kept = fault
      ? new Set(declared.flatMap((id) => smallest(files.filter(({ path }) => isRedIn(path, id)))))
      : files;
    for (const { id, path } of kept) {
      const name = fault ? `${id}--${fault}.json` : `${id}.json`;
      writeFileSync(join(folder, name), readFileSync(path));
      const { requirements } = judge(loadExchange(path));
      expected[name] = Object.fromEntries(requirements.map((one) => [one.id, one.verdict]));
    }
  }
  const sorted = Object.fromEntries(Object.entries(expected).toSorted(([a], [b]) => a.localeCompare(b)));
  writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(sorted, null, 1)}\n`);
}

function isRedIn(path: string, id: string): boolean {
  const verdict = judge(loadExchange(path)).requirements.find((one) => one.id === id)?.verdict;
  return verdict !== undefined && verdict !== 'pass' && verdict !== 'unsupported';
}

function smallest<T extends { readonly path: string }>(files: readonly T[]): T[] {
  return files.toSorted((a, b) => statSync(a.path).size - statSync(b.path).size).slice(0, 1);
}
