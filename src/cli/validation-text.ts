import { styleText } from 'node:util';
import { danishText } from '../validation/danish-texts.ts';
import type { ValidationIssue, ValidationResult } from '../validation/validation-result.ts';

type TextOptions = { readonly colour: boolean; readonly lang: 'en' | 'da' };

const words = {
  en: { valid: 'valid', invalid: 'not valid', by: 'by', rule: 'rule', source: 'says' },
  da: { valid: 'gyldig', invalid: 'ikke gyldig', by: 'efter', rule: 'regel', source: 'siger' },
} as const;

export const severities = {
  en: { fatal: 'FATAL', error: 'ERROR', warning: 'warning', information: 'note' },
  da: { fatal: 'FATAL', error: 'FEJL', warning: 'advarsel', information: 'bemærk' },
} as const;

/** As much of the offending line as a terminal shows. */
const excerptWidth = 76;
/** A broken message can break in a thousand places: so many are told, and the rest are counted. */
export const mostIssues = 50;

/** The verdict on one file for people: one line, and for each issue its place, the line, what is wrong and who says so. */
export function validationText(
  file: string,
  source: Uint8Array,
  { valid, definitions, issues }: ValidationResult,
  { colour, lang }: TextOptions,
): string {
  const word = words[lang][valid ? 'valid' : 'invalid'];
  const verdict = colour ? styleText(valid ? 'green' : 'red', word) : word;
  const shown = issues.slice(0, mostIssues);
  const lines =
    shown.length > 0
      ? Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString().split('\n')
      : [];
  return [
    `${visible(file)}: ${verdict} (${words[lang].by} ${definitions.name})`,
    ...shown.flatMap((issue) => issueText(file, issue, lines, lang)),
    ...(issues.length > shown.length ? [`  … ${issues.length - shown.length} more`] : []),
  ].join('\n');
}

function issueText(
  file: string,
  issue: ValidationIssue,
  lines: readonly string[],
  lang: 'en' | 'da',
): string[] {
  const { severity, key, path, line, column, message, source } = issue;
  return [
    '',
    ...told(severities[lang][severity], visible(message), key, lang),
    `    ${visible(file)}:${line}:${column}  ${visible(path)}`,
    ...excerpt(lines[line - 1] ?? '', column).map((text) => `    | ${text}`),
    `    ${words[lang].rule} ${key}, ${words[lang].source} ${visible(source)}`,
  ];
}

/** What exactly was found is told in English; a Danish reader is first told what it is about. */
function told(severity: string, message: string, key: string, lang: 'en' | 'da'): string[] {
  if (lang === 'en') return [`  ${severity}  ${message}`];
  return [`  ${severity}  ${danishText(key)}`, `    ${message}`];
}

/** The line as it stands, cut around the column, and a mark under the place. */
function excerpt(line: string, column: number): string[] {
  const from = Math.max(0, Math.min(column - 20, line.length - excerptWidth));
  const part = visible(line.slice(from, from + excerptWidth)).trimEnd();
  return part.trim() === '' ? [] : [part, `${' '.repeat(Math.max(column - 1 - from, 0))}^`];
}

/** What a message says must not steer the terminal. */
export function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F]/g, ' ');
}
