import type { Exchange } from './exchange.ts';

/**
 * The exchange without CPR numbers, so that it can be shown to others: in what was typed and shown, and in the messages
 * themselves. Each number becomes another of the same length that is nobody's (no month has a 99th day), the same one
 * everywhere, so that the exchange is judged as before. Names, texts and the contents of attachments stay.
 */
export function redactExchange(exchange: Exchange): Exchange {
  const replace = replacements();
  const events = exchange.events.map((event) => {
    const legible = redacted(event, replace) as typeof event;
    return legible.kind === 'envelope'
      ? { ...legible, bytes: redactedEnvelope(legible.bytes, replace) }
      : legible;
  });
  return { ...exchange, events };
}

type Replace = (text: string) => string;

// A run of base64 is not read: a number in it would be chance.
const base64Run = String.raw`[A-Za-z0-9+/]{100,}={0,2}`;
const date = String.raw`(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d`;
/** CPR numbers, with hyphen or without, and replacement CPR numbers, which have two letters before the last digit. */
const numbers = new RegExp(
  String.raw`${base64Run}|(?<![0-9A-Za-z])(${date})(-?)(\d{4}|\d[A-Z]{2}\d)(?![0-9A-Za-z])`,
  'g',
);

function replacements(): Replace {
  const given = new Map<string, string>();
  const standIn = (number: string) => {
    const known = given.get(number) ?? `99${String((given.size + 1) % 10_000).padStart(4, '0')}`;
    given.set(number, known);
    return known;
  };
  return (text) =>
    text.replaceAll(numbers, (whole, day: string | undefined, hyphen: string, rest: string) => {
      if (day === undefined) return whole;
      // The letters of a replacement number say what kind it is, and nothing about the person.
      return standIn(day + rest) + hyphen + (/[A-Z]/.test(rest) ? rest : '0000');
    });
}

const opaque: ReadonlySet<string> = new Set(['bytes', 'data', 'sha256', 'hash']);

/** Every text of a value, but for what holds bytes. */
function redacted(value: unknown, replace: Replace, key = ''): unknown {
  if (typeof value === 'string') return opaque.has(key) ? value : replace(value);
  if (Array.isArray(value)) return value.map((one) => redacted(one, replace, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, redacted(one, replace, name)]));
}

/** The envelope around a redacted payload. Every byte keeps its place, so sizes stay right. */
function redactedEnvelope(bytes: string, replace: Replace): string {
  const text = Buffer.from(bytes, 'base64').toString('latin1');
  const [, before = text, data = '', after = ''] =
    /^(.*?<(?:[\w.-]+:)?Data(?:\s[^>]*)?>)([^<]*)(<.*)$/s.exec(text) ?? [];
  const whole = replace(before) + redactedPayload(data, replace) + replace(after);
  return Buffer.from(whole, 'latin1').toString('base64');
}

function redactedPayload(data: string, replace: Replace): string {
  const digits = data.replaceAll(/\s/g, '');
  const bytes = Buffer.from(digits, 'base64');
  const redactedDigits = Buffer.from(replace(bytes.toString('latin1')), 'latin1').toString('base64');
  // What is not base64 as everybody writes it could not be written back as it was.
  if (bytes.toString('base64') !== digits) return data;

  let next = 0;
  return data.replaceAll(/\S/g, () => redactedDigits[next++] ?? '');
}
