import type { Text } from '../requirement/define.ts';
import type { Lang } from '../requirement/lang.ts';
import { outcomes } from '../verdict/outcome.ts';
import type { RunScenario, RunVerdict } from '../verdict/run-verdict.ts';
import { paint, type Paint } from './ansi.ts';
import { duration } from './duration.ts';
import { rowsOf, tally } from './row.ts';
import { summary } from './summary.ts';
import { areaTable } from './terminal-table.ts';
import { failureTexts } from './terminal-failures.ts';
import { oneLine } from './visible-text.ts';
import { runWords, stateWords } from './words.ts';
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
  const { style, width, lang } = settled(options);
  const rows = rowsOf(run);
  const parts = [
    ...failureTexts(rows, { style, width, lang }),
    ...(rows.length > 0 ? [areaTable(rows, { style, width, lang })] : []),
    verdictLine(run, tally(rows).known, style, width, lang),
    ...(options.reports?.length ? [paths(options.reports)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The failures and whatever else somebody has to do something about, one text each. */
export function openTexts(run: RunVerdict, options: TerminalOptions = {}): string[] {
  return failureTexts(rowsOf(run), settled(options));
}

function verdictLine(run: RunVerdict, known: number, style: Paint, width: number, lang: Lang): string {
  const tones = { conforms: 'pass', 'does-not-conform': 'fail', error: 'error' } as const;
  const word = style(runWords[run.verdict][lang].toUpperCase(), 'bold', tones[run.verdict]);
  const { name, version } = run.system;
  const facts = [name, version, '·', run.edition].filter((part) => part !== undefined).join(' ');
  const text = [summary(run, rowsOf(run))[lang], known > 0 ? declared(known)[lang] : ''].join(' ').trim();
  const faults = run.scenarios.flatMap(({ id, harnessError }) =>
    harnessError ? [`${id}: ${oneLine(harnessError.message)} [${oneLine(harnessError.code)}]`] : [],
  );
  return [
    word,
    ...wrap(oneLine(facts), width),
    ...[text, ...faults].flatMap((line) => wrap(line, width)),
  ].join('\n');
}

function declared(count: number): Text {
  return {
    en: `${count} known ${count === 1 ? 'failure was' : 'failures were'} declared and ${count === 1 ? 'is' : 'are'} not counted.`,
    da: `${count} ${count === 1 ? 'kendt fejl var oplyst' : 'kendte fejl var oplyst'} og tæller ikke.`,
  };
}

// A path is never broken: it is there to be clicked or copied.
function paths(reports: readonly (readonly [string, string])[]): string {
  const widest = Math.max(...reports.map(([name]) => name.length));
  return reports.map(([name, path]) => `${name.padEnd(widest)}  ${path}`).join('\n');
}

function settled({ colour = false, width = 80, lang = 'en' }: TerminalOptions) {
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
