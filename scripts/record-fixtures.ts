import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../src/exchange/exchange.ts';
import { saveExchange } from '../src/exchange/save.ts';
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

  for (const { fault, declared, exchanges } of rows) {
    const kept = fault
      ? new Set(declared.flatMap((id) => smallest(exchanges.filter((one) => isRedIn(one, id)))))
      : exchanges;
    for (const exchange of kept) {
      const name = [exchange.scenario.id, ...(fault ? [fault] : [])].join('--');
      saveExchange(join(folder, `${name}.json`), exchange);
      expected[`${name}.json`] = Object.fromEntries(
        judge(exchange).requirements.map(({ id, verdict }) => [id, verdict]),
      );
    }
  }
  const sorted = Object.fromEntries(Object.entries(expected).toSorted(([a], [b]) => a.localeCompare(b)));
  writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(sorted, null, 1)}\n`);
}

function isRedIn(exchange: Exchange, id: string): boolean {
  const verdict = judge(exchange).requirements.find((one) => one.id === id)?.verdict;
  return verdict !== undefined && verdict !== 'pass' && verdict !== 'unsupported';
}

function smallest(exchanges: readonly Exchange[]): Exchange[] {
  const sizes = exchanges.map((exchange) => ({ exchange, size: JSON.stringify(exchange).length }));
  return sizes
    .toSorted((a, b) => a.size - b.size)
    .slice(0, 1)
    .map(({ exchange }) => exchange);
}
