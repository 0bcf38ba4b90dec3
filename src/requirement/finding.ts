import type { Finding } from './define.ts';

/** What a check says of one thing that it looked at, passes included. */
export function finding(holds: boolean, seen: Omit<Finding, 'outcome'>): Finding {
  return { outcome: holds ? 'pass' : 'fail', ...seen };
}

/** What is looked for may be in an envelope that cannot be read, which is judged by itself. */
export function unreadable(expected: string, { number }: { readonly number: number }): Finding {
  return { outcome: 'blocked', expected, actual: 'an envelope that cannot be read', at: `#${number}` };
}

const longest = 100;

/** A value as a finding shows it: on one line, at most a hundred characters, `none` when there is none. */
export function shown(value: string | number | undefined): string {
  if (value === undefined) return 'none';
  const text = String(value).toWellFormed().replaceAll(/\s+/gu, ' ').trim();
  if (text === '') return 'an empty text';
  return text.length > longest
    ? `${text.slice(0, longest).toWellFormed()}… (${text.length} characters)`
    : text;
}

/** Several of them: `a, b`, `none` when there are none, and the number left out when there are many. */
export function list(values: readonly string[]): string {
  if (values.length === 0) return 'none';
  const more = values.length > 5 ? ` and ${values.length - 5} more` : '';
  return values.slice(0, 5).map(shown).join(', ') + more;
}
