import type { Level, Text } from '../requirement/define.ts';
import type { Lang } from '../requirement/lang.ts';
import type { RunFinding } from '../verdict/run-verdict.ts';
import type { Paint } from './ansi.ts';
import { findingGroups, type FindingGroup } from './finding-group.ts';
import { openParts, question } from './open-rows.ts';
import type { Row } from './row.ts';
import { sentence } from './sentence.ts';
import { oneLine } from './visible-text.ts';
import { silentReason, stateWords } from './words.ts';
import { wrap } from './wrap.ts';

/** How a text is written on this terminal. */
export type Terminal = { readonly style: Paint; readonly width: number; readonly lang: Lang };

/** One text a requirement that somebody has to do something about, the worst first. */
export function failureTexts(rows: readonly Row[], terminal: Terminal): string[] {
  const { told, toLookAt, silent } = openParts(rows);
  return [
    ...told.map((row) => failureText(row, terminal)),
    ...(toLookAt.length > 0 ? [reviewText(toLookAt, terminal)] : []),
    ...(silent.length > 0 ? [silentText(silent, terminal)] : []),
  ];
}

/** Nothing was found wrong with these, so they stand together and short. */
function reviewText(rows: readonly Row[], { style, width, lang }: Terminal): string {
  const word = style(stateWords.review.word[lang].toUpperCase(), 'bold', 'review');
  return [
    `${word}  ${rows.length}`,
    ...wrap(labels.person[lang], width - 2).map((line) => `  ${line}`),
    ...rows.flatMap((row) => [
      '',
      `  ${style(row.id, 'bold')}`,
      ...wrap(oneLine(sentence(question(row) ?? row.text)[lang]), width - 4).map((line) => `    ${line}`),
    ]),
  ].join('\n');
}

function silentText(silent: readonly Row[], { style, width, lang }: Terminal): string {
  const word = style(stateWords.blocked.word[lang].toUpperCase(), 'bold', 'blocked');
  const ids = silent.map(({ id }) => id).join(', ');
  return [
    `${word}  ${silent.length}`,
    ...wrap(silentReason[lang], width - 2).map((line) => `  ${line}`),
    '',
    ...wrap(ids, width - 2).map((line) => `  ${line}`),
  ].join('\n');
}

const shownAtOnce = 3;
const placesAtOnce = 2;

function failureText(row: Row, terminal: Terminal): string {
  const { style, width, lang } = terminal;
  const word = style(stateWords[row.state].word[lang].toUpperCase(), 'bold', row.state);
  const level = style(
    [levels[row.level][lang], ...(row.counts ? [] : [labels.notCounted[lang]])].join(' '),
    'dim',
  );
  const { rule, knownReason } = row;

  return [
    `${word}  ${style(row.id, 'bold')}  ${level}`,
    ...wrap(oneLine(sentence(row.text)[lang]), width - 2).map((line) => `  ${line}`),
    ...findingLines(row, terminal),
    ...(knownReason === undefined ? [] : ['', ...field(labels.declared, knownReason, terminal)]),
    ...(rule && row.state !== 'known'
      ? ['', ...field(labels.change, sentence(rule.remedy)[lang], terminal)]
      : []),
  ].join('\n');
}

function findingLines({ findings }: Row, terminal: Terminal): string[] {
  const groups = findingGroups(findings);
  const lines = groups.slice(0, shownAtOnce).flatMap((group) => groupLines(group, terminal));
  const more = groups.length - shownAtOnce;
  return more > 0 ? [...lines, '', `  ${labels.more[terminal.lang].replace('%', String(more))}`] : lines;
}

function groupLines({ first, also }: FindingGroup, terminal: Terminal): string[] {
  const more = also.length - placesAtOnce;
  return [
    '',
    ...field(labels.expected, first.expected, terminal),
    ...field(labels.found, first.actual, terminal),
    ...field(labels.where, place(first), terminal),
    ...also.slice(0, placesAtOnce).flatMap((finding) => field(labels.also, place(finding), terminal)),
    ...(more > 0
      ? field(labels.also, labels.places[terminal.lang].replace('%', String(more)), terminal)
      : []),
  ];
}

function place({ scenario, at }: RunFinding): string {
  return at === '' ? scenario : `${scenario} ${at}`;
}

/** A name, and beside it a text that keeps to its own column. */
function field(name: Text, text: string, { style, width, lang }: Terminal): string[] {
  const column = Math.max(...fieldNames.map((one) => one[lang].length)) + 4;
  return wrap(oneLine(text), width - column).map((line, index) =>
    index === 0 ? `  ${style(name[lang].padEnd(column - 2), 'dim')}${line}` : `${' '.repeat(column)}${line}`,
  );
}

const levels = {
  MUST: { en: 'MUST', da: 'SKAL' },
  SHOULD: { en: 'SHOULD', da: 'BØR' },
  MAY: { en: 'MAY', da: 'KAN' },
} satisfies Record<Level, Text>;

const labels = {
  expected: { en: 'expected', da: 'forventet' },
  found: { en: 'found', da: 'fundet' },
  where: { en: 'where', da: 'hvor' },
  person: {
    en: 'Nothing was found wrong here; no program can see it without a driver, so a person looks:',
    da: 'Intet fundet galt her; intet program kan se det uden en driver, så et menneske ser efter:',
  },
  change: { en: 'change', da: 'ret' },
  declared: { en: 'declared', da: 'oplyst' },
  also: { en: 'also', da: 'også' },
  places: { en: '% places more, see report.html', da: '% steder til, se report.html' },
  more: { en: '… and % more, see report.html', da: '… og % mere, se report.html' },
  notCounted: { en: '(newer than the edition, not counted)', da: '(nyere end udgaven, tæller ikke)' },
} satisfies Record<string, Text>;

const fieldNames = [labels.expected, labels.found, labels.where, labels.also, labels.change, labels.declared];
