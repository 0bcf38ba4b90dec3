import type { Lexical } from './shape.ts';

/** Any text, such as one whose rule is checked elsewhere. */
export const anyText: Lexical<string> = { parse: (text) => text, format: (text) => text, wanted: 'a text' };

/** From `min` to `max` characters; white space counts. */
export function textOfLength(min: number, max: number): Lexical<string> {
  const wanted = min === max ? `a text of ${min} characters` : `a text of ${min} to ${max} characters`;
  const fits = (text: string) => {
    // A text has at most as many characters as units, so the count is needed only when the units are too many.
    const length = text.length <= max ? text.length : characterCount(text);
    return length >= min && length <= max;
  };
  return { ...anyText, wanted, fits };
}

/** The same as a token: white space around it and runs of it inside do not count. */
export function tokenOfLength(min: number, max: number): Lexical<string> {
  const { wanted, fits } = textOfLength(min, max);
  return {
    parse: collapsed,
    format: (text) => text,
    wanted,
    fits: (text) => fits?.(collapsed(text)) !== false,
  };
}

export function textLike(pattern: RegExp, wanted: string): Lexical<string> {
  return { ...anyText, wanted, fits: (text) => pattern.test(text) };
}

export function oneOf<const V extends string>(...values: readonly V[]): Lexical<V> {
  return {
    parse: (text) => values.find((value) => value === text),
    format: (value) => value,
    wanted: values.length === 1 ? `${values[0]}` : `one of ${values.join(', ')}`,
  };
}

export function integer(min: number, max: number): Lexical<number> {
  return {
    parse(text) {
      const digits = collapsed(text);
      if (!/^[-+]?[0-9]{1,18}$/.test(digits)) return undefined;
      const value = Number(digits);
      return value >= min && value <= max ? value : undefined;
    },
    format: String,
    wanted: `an integer from ${min} to ${max}`,
  };
}

export const truthValue: Lexical<boolean> = {
  parse: (text) =>
    new Map([
      ['true', true],
      ['1', true],
      ['false', false],
      ['0', false],
    ]).get(collapsed(text)),
  format: String,
  wanted: 'true or false',
};

/** xs:dateTime, as written. */
export const dateTime: Lexical<string> = {
  parse: collapsed,
  format: (text) => text,
  wanted: 'a date and time',
  fits: (text) => isDateTime(collapsed(text)),
};

/** xs:date without a zone. */
export const localDate = {
  ...textLike(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, 'a date without a zone'),
  fits: isDate,
};

function isDateTime(text: string): boolean {
  const [, date = ''] =
    /^([0-9]{4}-[0-9]{2}-[0-9]{2})T(?:(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}(?:\.[0-9]+)?|24:00:00(?:\.0+)?)(?:Z|[-+](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?$/.exec(
      text,
    ) ?? [];
  return isDate(date);
}

function isDate(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function collapsed(text: string): string {
  return text.replace(/[ \t\n\r]+/g, ' ').trim();
}

function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
