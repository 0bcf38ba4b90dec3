import type { Text } from '../requirement/define.ts';
import type { Lang } from '../requirement/lang.ts';
import type { RunFinding } from '../verdict/run-verdict.ts';
import type { Paint } from './ansi.ts';
import { findingGroups } from './finding-group.ts';
import { openRows, type Row } from './row.ts';
import { sentence } from './sentence.ts';
import { oneLine } from './visible-text.ts';
import { stateWords } from './words.ts';
import { wrap } from './wrap.ts';

type Terminal = { readonly style: Paint; readonly width: number; readonly lang: Lang };

/** One text a requirement that somebody has to do something about, the worst first. */
export function failureTexts(rows: readonly Row[], terminal: Terminal): string[] {
  return openRows(rows).map((row) => failureText(row, terminal));
}

const shownAtOnce = 3;
const placesAtOnce = 2;

function failureText(row: Row, { style, width, lang }: Terminal): string {
  const field = (name: Text, text: string) => hanging(name[lang], oneLine(text), { style, width, lang });
  const groups = findingGroups(row.findings);
  const more = groups.length - shownAtOnce;

  return [
    `${style(stateWords[row.state].word[lang].toUpperCase(), 'bold', row.state)}  ${style(row.id, 'bold')}  ${style(row.level, 'dim')}${row.counts ? '' : ` ${labels.notCounted[lang]}`}`,
    ...wrap(oneLine(sentence(row.text)[lang]), width - 2).map((line) => `  ${line}`),
    ...groups.slice(0, shownAtOnce).flatMap(({ first, also }) => [
      '',
      ...field(labels.expected, first.expected),
      ...field(labels.found, first.actual),
      ...field(labels.where, place(first)),
      ...also.slice(0, placesAtOnce).flatMap((finding) => field(labels.also, place(finding))),
      ...(also.length > placesAtOnce ? field(labels.also, labels.places[lang].replace('%', String(also.length - placesAtOnce))) : []),
    ]),
    ...(more > 0 ? ['', `  ${labels.more[lang].replace('%', String(more))}`] : []),
    ...(row.knownReason === undefined ? [] : ['', ...field(labels.declared, row.knownReason)]),
    ...(row.rule && row.state !== 'known' ? ['', ...field(labels.change, sentence(row.rule.remedy)[lang])] : []),
  ].join('\n');
}

function place({ scenario, at }: RunFinding): string {
  return at === '' ? scenario : `${scenario} ${at}`;
}

/** A name, and a text beside it that keeps to its own column. */
function hanging(name: string, text: string, { style, width, lang }: Terminal): string[] {
  const column = Math.max(...[labels.expected, labels.found, labels.where, labels.change, labels.declared].map((one) => one[lang].length)) + 4;
  return wrap(text, width - column).map((line, index) =>
    index === 0 ? `  ${style(name.padEnd(column - 2), 'dim')}${line}` : `${' '.repeat(column)}${line}`,
  );
}

const labels = {
  expected: { en: 'expected', da: 'forventet' },
  found: { en: 'found', da: 'fundet' },
  where: { en: 'where', da: 'hvor' },
  change: { en: 'change', da: 'ret' },
  declared: { en: 'declared', da: 'oplyst' },
  also: { en: 'also', da: 'også' },
  places: { en: '% places more, see report.html', da: '% steder til, se report.html' },
  more: { en: '… and % more, see report.html', da: '… og % mere, se report.html' },
  notCounted: { en: '(newer than the edition, not counted)', da: '(nyere end udgaven, tæller ikke)' },
} satisfies Record<string, Text>;
