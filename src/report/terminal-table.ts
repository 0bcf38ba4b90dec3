import type { Text } from '../requirement/define.ts';
import { tally, type Row, type Tally } from './row.ts';
import type { Terminal } from './terminal-failures.ts';
import { areaOf, type State } from './words.ts';

/** Areas by states, how many requirements in each; a point for none. Rare states have a column only when they occur. */
export function areaTable(rows: readonly Row[], { style, lang }: Terminal): string {
  const areas = [...Map.groupBy(rows, ({ id }) => areaOf(id))].map(
    ([area, ofArea]) => [area, tally(ofArea)] as const,
  );
  const all = tally(rows);
  const columns = order.filter((state) => always.has(state) || all[state] > 0);
  const total = { en: 'all', da: 'i alt' }[lang];
  const first = Math.max(total.length, ...areas.map(([area]) => area.length));

  const line = (name: string, cell: (state: State) => string) =>
    `${name.padEnd(first)}${columns.map((state) => `  ${cell(state)}`).join('')}`.trimEnd();
  const counts = (tallied: Tally) => (state: State) => {
    const text = (tallied[state] === 0 ? '·' : String(tallied[state])).padStart(heads[state][lang].length);
    return tallied[state] === 0 ? style(text, 'dim') : style(text, state);
  };

  return [
    line('', (state) => heads[state][lang]),
    ...areas.map(([area, tallied]) => line(area, counts(tallied))),
    line(total, counts(all)),
  ].join('\n');
}

const order: readonly State[] = [
  'pass',
  'fail',
  'warn',
  'blocked',
  'unsupported',
  'review',
  'error',
  'known',
];
const always: ReadonlySet<State> = new Set(['pass', 'fail', 'warn', 'blocked', 'unsupported', 'review']);

// Shorter than the words elsewhere: nine columns in eighty.
const heads = {
  pass: { en: 'pass', da: 'opfyldt' },
  fail: { en: 'fail', da: 'fejl' },
  warn: { en: 'warn', da: 'adv.' },
  blocked: { en: 'blocked', da: 'uprøvet' },
  unsupported: { en: 'unsupp.', da: 'irrel.' },
  review: { en: 'review', da: 'vurd.' },
  error: { en: 'error', da: 'tekn.' },
  known: { en: 'known', da: 'kendt' },
} satisfies Record<State, Text>;
