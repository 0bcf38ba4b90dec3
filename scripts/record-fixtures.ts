import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../src/exchange/exchange.ts';
import { saveExchange } from '../src/exchange/save.ts';
import { runsOf } from '../src/message/formatted-text.ts';
import type { FaultName } from '../src/system/faults.ts';
import { judge } from '../src/verdict/judge.ts';
import { converting } from '../suites/unit/requirement/conversion-scenes.ts';

const folder = new URL('../fixtures/exchange/', import.meta.url).pathname;

const faultyConversions: Readonly<Record<string, Exchange>> = {
  'text-changed': converting('message-to-letter', {
    letter: (one) => ({ ...one, texts: [runsOf('Borgeren forventes\n(svar)\nhjem torsdag.')] }),
  }),
  'other-receiver': converting('message-to-letter', {
    letter: (one) => ({ ...one, receiver: { ...one.receiver, gln: '5790000120314' } }),
  }),
  'other-patient': converting('message-to-letter', {
    letter: (one) => ({ ...one, patient: { ...one.patient, civilRegistrationNumber: '0506889996' } }),
  }),
  'answer-turned-round': converting('letter-to-message', {
    receipt: (one) => ({ ...one, name: 'XCTL02', versionCode: 'XC0230Q' }),
  }),
  'other-letter-answered': converting('letter-to-message', {
    receipt: (one) => ({
      ...one,
      originalLetters: one.originalLetters.map((each) => ({ ...each, letterId: 'X' })),
    }),
  }),
};

/** The exchanges of a run with one fault of the reference system, or with none. */
export type RecordedRun = {
  readonly fault: FaultName | undefined;
  readonly declared: readonly string[];
  readonly exchanges: readonly Exchange[];
};

/**
 * Keeps recorded exchanges as fixtures: every scenario of the conforming system, and for each fault the smallest exchange
 * for each requirement that it breaks. With some of the faults only, the fixtures of the others stay. expected.json says what judging each of them has to give.
 */
export function recordFixtures(rows: readonly RecordedRun[], all: boolean): void {
  if (all) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const expected: Record<string, Record<string, string>> = all
    ? {}
    : (JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
        string,
        Record<string, string>
      >);
  const keep = (name: string, exchange: Exchange): void => {
    saveExchange(join(folder, `${name}.json`), exchange);
    const { requirements } = judge(exchange);
    expected[`${name}.json`] = Object.fromEntries(requirements.map(({ id, verdict }) => [id, verdict]));
  };

  for (const { fault, declared, exchanges } of rows) {
    const kept = fault
      ? new Set(declared.flatMap((id) => smallest(exchanges.filter((one) => isRedIn(one, id)))))
      : exchanges;
    for (const exchange of kept) {
      keep([exchange.scenario.id, ...(fault ? [fault] : [])].join('--'), exchange);
    }
  }
  // The converter is ours and has no faults to switch on: what a faulty one would do is written by hand.
  for (const [name, exchange] of Object.entries(faultyConversions))
    keep(`faulty-converter--${name}`, exchange);
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
