import type { Element } from '../element/element.ts';
import type { PrimitiveType } from '../element/primitive-json.ts';
import { fail, type Judgement, tell } from './judgement.ts';
import { badCanonical, badUri, checkHl7Url } from './primitive-uri.ts';
import { quoted } from './quoted.ts';

type Check = (value: string, element: Element) => string | undefined;

const year = '(?:[0-9](?:[0-9](?:[0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)';
const month = '(?:0[1-9]|1[0-2])';
const day = '(?:0[1-9]|[12][0-9]|3[01])';
const clock = String.raw`(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.[0-9]+)?`;
const zone = String.raw`(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))`;

// FHIR R4, datatypes: the regular expressions of the primitive types.
const date = new RegExp(`^${year}(?:-${month}(?:-${day})?)?$`);
const dateTime = new RegExp(`^${year}(?:-${month}(?:-${day}(?:T${clock}${zone})?)?)?$`);
const instant = new RegExp(`^${year}-${month}-${day}T${clock}${zone}$`);
const time = new RegExp(`^${clock}$`);
const decimal = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
// One megabyte.
const longestString = 1_048_576;
export const idPattern = /^[A-Za-z0-9\-.]{1,64}$/;

/** What is wrong with the text of a primitive, by type; types without an entry hold any text. */
export const primitiveChecks: Partial<Record<PrimitiveType, Check>> = {
  boolean: (value) => (value === 'true' || value === 'false' ? undefined : 'a boolean is true or false'),
  date: (value) => badTime(value, date, 'a date (yyyy-mm-dd, yyyy-mm or yyyy)'),
  dateTime: (value) => badTime(value, dateTime, 'a dateTime (yyyy-mm-ddThh:mm:ss+hh:mm, or a date alone)'),
  instant: (value) => badTime(value, instant, 'an instant (yyyy-mm-ddThh:mm:ss+hh:mm)'),
  time: (value) => (time.test(value) ? undefined : `${value} is not a time (hh:mm:ss)`),
  decimal: (value) => (decimal.test(value) ? undefined : `${value} is not a decimal number`),
  integer: (value) => badInteger(value),
  unsignedInt: (value) => badInteger(value) ?? (Number(value) < 0 ? `${value} is negative` : undefined),
  positiveInt: (value) =>
    badInteger(value) ?? (Number(value) <= 0 ? `${value} is not above zero` : undefined),
  base64Binary: (value) => (isBase64(value) ? undefined : 'this is not base64'),
  code: (value) =>
    value !== value.trim() || /\s\s|[\t\r\n]/.test(value)
      ? `a code has only single spaces, inside: ${quoted(value)}`
      : undefined,
  id: (value, { shape }) => {
    const ofResource =
      shape.rules.parent?.parent === undefined && shape.rules.structure.nature === 'resource';
    return ofResource || idPattern.test(value) ? undefined : notAnId(value);
  },
  string: (value) =>
    value.length > longestString ? `a string has at most ${longestString} characters` : undefined,
  uri: badUri,
  url: badUri,
  canonical: badCanonical,
  oid: (value, element) =>
    badUri(value, element) ?? (value.startsWith('urn:oid:') ? undefined : 'an OID begins with urn:oid:'),
  uuid: (value, element) =>
    badUri(value, element) ?? (value.startsWith('urn:uuid:') ? undefined : 'a UUID begins with urn:uuid:'),
};

export function notAnId(value: string): string {
  return `${quoted(value)} is not an id: 1 to 64 letters of a–z and A–Z, digits, hyphens and dots`;
}

/** Checks the value of a primitive element against its type. */
export function checkPrimitive(judgement: Judgement, element: Element): void {
  const { value, shape } = element;
  if (value === undefined) {
    const extended = element.children.some(({ name }) => name === 'extension');
    if (!extended) fail(judgement, 'primitive.empty', element, 'a value or an extension is missing');
    return;
  }
  if (value === '') return;
  if (!/\S/.test(value)) {
    tell(judgement, 'warning', 'primitive.blank', element, 'the value is only white space');
    if (shape.rules.binding?.strength === 'required') {
      fail(judgement, 'binding.required', element, 'a code is required', shape.rules.binding.valueSet);
    }
    return;
  }
  const problem = primitiveChecks[shape.primitive!]?.(value, element);
  if (problem) fail(judgement, `primitive.${shape.type}`, element, problem);
  else if (shape.type === 'uri' || shape.type === 'url') checkHl7Url(judgement, element, value);
  checkLength(judgement, element, shape.rules.maxLength, shape.rules.structure.url);
}

export function checkLength(
  judgement: Judgement,
  element: Element,
  longest: number | undefined,
  source: string,
): void {
  const length = element.value?.length ?? 0;
  if (longest && length > longest) {
    fail(
      judgement,
      'primitive.too-long',
      element,
      `${length} characters where ${longest} are allowed`,
      source,
    );
  }
}

function badTime(value: string, pattern: RegExp, form: string): string | undefined {
  if (!pattern.test(value)) return `${quoted(value)} is not ${form}`;
  return dayExists(value) ? undefined : `${value.slice(0, 10)} is not a day of the calendar`;
}

function dayExists(value: string): boolean {
  if (value.length < 10) return true;
  const d = Number(value.slice(8, 10));
  if (d <= 28) return true;
  const y = Number(value.slice(0, 4));
  const m = Number(value.slice(5, 7));
  // Leap years repeat every 400 years, and Date reads years below 100 as of the last century.
  return d <= new Date(Date.UTC(2000 + (y % 400), m, 0)).getUTCDate();
}

function badInteger(value: string): string | undefined {
  return /^-?\d+$/.test(value) && Number(value) >= -(2 ** 31) && Number(value) < 2 ** 31
    ? undefined
    : `${quoted(value)} is not an integer`;
}

function isBase64(value: string): boolean {
  if (isPlainBase64(value)) return true;
  const packed = /\s/.test(value) ? value.replaceAll(/\s/g, '') : value;
  return packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
}

/**
 * Whether base64 is written as we would write it, as nearly every attachment is. Decoding and encoding is many times
 * faster than a regular expression; part by part, so that a large attachment is not copied whole.
 */
function isPlainBase64(value: string): boolean {
  for (let at = 0; at < value.length; at += base64Part) {
    const part = value.slice(at, at + base64Part);
    if (Buffer.from(part, 'base64').toString('base64') !== part) return false;
    if (part.endsWith('=') && at + base64Part < value.length) return false;
  }
  return true;
}

// Divides by four, as base64 does.
const base64Part = 65_536;
