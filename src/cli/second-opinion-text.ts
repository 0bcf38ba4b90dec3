import { styleText } from 'node:util';
import { isError, type OpinionIssue } from '../validation/second-opinion/opinion.ts';
import type { Heard } from './second-opinion.ts';
import { mostIssues, severities, visible } from './validation-text.ts';

type TextOptions = { readonly colour: boolean; readonly lang: 'en' | 'da' };

const words = {
  en: {
    second: 'second opinion',
    valid: 'valid',
    invalid: 'not valid',
    agrees: 'agrees',
    differs: 'DISAGREES',
    silent: 'none',
    no: 'no disagreement with',
    one: 'disagreement with',
    many: 'disagreements with',
  },
  da: {
    second: 'anden vurdering',
    valid: 'gyldig',
    invalid: 'ikke gyldig',
    agrees: 'enig',
    differs: 'UENIG',
    silent: 'ingen',
    no: 'ingen uenighed med',
    one: 'uenighed med',
    many: 'uenigheder med',
  },
} as const;

/** The other verdict on one file for people, and its errors where it has errors and we have none. */
export function secondOpinionText(file: string, heard: Heard, { colour, lang }: TextOptions): string {
  const word = words[lang];
  if ('silent' in heard) return `  ${word.second} (${heard.by}): ${word.silent}: ${visible(heard.silent)}`;
  const verdict = heard.valid ? word.valid : word.invalid;
  const relation = heard.agrees ? word.agrees : word.differs;
  const marked = colour && !heard.agrees ? styleText('yellow', relation) : relation;
  const errors = heard.agrees ? [] : heard.issues.filter(isError);
  return [
    `  ${word.second} (${heard.by}): ${verdict}, ${marked}`,
    ...errors.slice(0, mostIssues).flatMap((issue) => issueText(file, issue, lang)),
    ...(errors.length > mostIssues ? [`  … ${errors.length - mostIssues} more`] : []),
  ].join('\n');
}

/** The last line of a run. */
export function disagreementsText(count: number, by: string, lang: 'en' | 'da'): string {
  const word = words[lang];
  if (count === 0) return `${word.no} ${by}`;
  return `${count} ${count === 1 ? word.one : word.many} ${by}`;
}

function issueText(file: string, issue: OpinionIssue, lang: 'en' | 'da'): string[] {
  const { severity, message, path = '', line, column } = issue;
  const place = line === undefined ? file : `${file}:${line}${column === undefined ? '' : `:${column}`}`;
  return [
    '',
    `    ${severities[lang][severity]}  ${visible(message)}`,
    `      ${place}  ${visible(path)}`.trimEnd(),
  ];
}
