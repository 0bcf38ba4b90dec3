import type { Lang } from '../requirement/lang.ts';
import { outcomes } from '../verdict/outcome.ts';
import type { RunScenario, RunVerdict } from '../verdict/run-verdict.ts';
import { paint } from './ansi.ts';
import { duration } from './duration.ts';
import { rowsOf, type Row } from './row.ts';
import { summary } from './summary.ts';
import { areaTable } from './terminal-table.ts';
import { failureTexts, type Terminal } from './terminal-failures.ts';
import { oneLine } from './visible-text.ts';
import { runWords, stateWords, type State } from './words.ts';
import { length, wrap } from './wrap.ts';

export type TerminalOptions = {
  /** The caller knows the terminal and NO_COLOR. */
  readonly colour?: boolean;
  /** Columns; 80 unless told, and never more than 100, for long lines are hard to read. */
  readonly width?: number;
  readonly lang?: Lang;
};

/** One line when a scenario is over: its verdict, its id and title, and how long it took. */
export function progressLine(
  { id, title, verdict, milliseconds }: Pick<RunScenario, 'id' | 'title' | 'verdict' | 'milliseconds'>,
  options: TerminalOptions = {},
): string {
  const { style, width, lang } = settled(options);
  const word = stateWords[verdict].word[lang].padEnd(widestWord(lang));
  const end = duration(milliseconds);
  const room = width - word.length - end.length - 6;
  const middle = shortened(`${oneLine(id)}  ${oneLine(title)}`, room);
  const gap = ' '.repeat(room - length(middle) + 2);
  return `  ${style(word, verdict)}  ${middle}${gap}${style(end, 'dim')}`;
}

/**
 * The verdict for somebody at a terminal late at night: what to change, then the numbers, then the verdict, and last
 * where the reports are. It ends with a line break.
 *
 * @param options.reports name and path of each report, shown as they are
 */
export function verdictTable(
  run: RunVerdict,
  options: TerminalOptions & { readonly reports?: readonly (readonly [name: string, path: string])[] } = {},
): string {
  const terminal = settled(options);
  const rows = rowsOf(run);
  const parts = [
    ...failureTexts(rows, terminal),
    ...(rows.length > 0 ? [areaTable(rows, terminal)] : []),
    verdictText(run, rows, terminal),
    ...(options.reports?.length ? [paths(options.reports)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function verdictText(run: RunVerdict, rows: readonly Row[], { style, width, lang }: Terminal): string {
  const word = style(runWords[run.verdict][lang].toUpperCase(), 'bold', tones[run.verdict]);
  const { name, version } = run.system;
  const facts = [name, version, '·', run.edition].filter((part) => part !== undefined).join(' ');
  const faults = run.scenarios.flatMap(({ id, harnessError }) =>
    harnessError ? [`${id}: ${harnessError.message} [${harnessError.code}]`] : [],
  );
  const lines = [facts, summary(run, rows)[lang], ...faults].flatMap((line) => wrap(oneLine(line), width));
  return [word, ...lines].join('\n');
}

const tones = {
  conforms: 'pass',
  'does-not-conform': 'fail',
  error: 'error',
} satisfies Record<RunVerdict['verdict'], State>;

// A path is never broken: it is there to be clicked or copied.
function paths(reports: readonly (readonly [string, string])[]): string {
  const widest = Math.max(...reports.map(([name]) => name.length));
  return reports.map(([name, path]) => `${name.padEnd(widest)}  ${path}`).join('\n');
}

function settled({ colour = false, width = 80, lang = 'en' }: TerminalOptions): Terminal {
  return { style: paint(colour), width: Math.min(Math.max(width, 40), 100), lang };
}

function widestWord(lang: Lang): number {
  return Math.max(...outcomes.map((outcome) => stateWords[outcome].word[lang].length));
}

function shortened(text: string, width: number): string {
  return length(text) <= width
    ? text
    : `${Array.from(text)
        .slice(0, width - 1)
        .join('')}…`;
}
