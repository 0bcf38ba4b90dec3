/** A JSON value with the place where it begins; numbers keep their text, so that 1.50 stays 1.50. */
export type JsonValue = {
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
  readonly offset: number;
  /** The string, decoded, or the literal as written. */
  readonly text: string;
  /** Names of an object's members, in order; a repeated name stands twice. */
  readonly names: readonly string[];
  /** An object's members or an array's items. */
  readonly values: readonly JsonValue[];
};

/** The text is not JSON, or holds more than is read. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

// FHIR messages are some twenty levels deep and hold some thousand values.
const deepest = 128;
const mostValues = 250_000;

const nothing: readonly never[] = [];
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex -- these are the characters that JSON wants escaped
const controlCharacter = /[\u0000-\u001F]/;
const controlCharacters = new RegExp(controlCharacter, 'g');
const longString = 1000;
const quote = 0x22;
const backslash = 0x5c;

/**
 * Reads JSON strictly (RFC 8259), keeping the place of every value.
 * @param report told of faults that do not keep the text from being read
 * @throws JsonError where the text stops being JSON
 */
export function readJson(
  source: string,
  report: (problem: string, offset: number) => void = () => {},
): JsonValue {
  let at = 0;
  let count = 0;

  const fail = (message: string, offset = at): never => {
    throw new JsonError(message, offset);
  };
  const skipBlanks = () => {
    for (;;) {
      const c = source.charCodeAt(at);
      if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return;
      at++;
    }
  };
  const unexpected = (wanted: string): never =>
    fail(
      at < source.length
        ? `${wanted} expected, not ${JSON.stringify(source[at])}`
        : `${wanted} expected, but the text ends`,
    );

  const string = (): string => {
    const start = ++at;
    const end = source.indexOf('"', start);
    if (end - start > longString) {
      // Attachments: two searches are many times faster than looking at each character here.
      const text = source.slice(start, end);
      const first = text.includes('\\') ? 0 : text.search(controlCharacter);
      if (first >= 0) return unusualString(start, start + first);
    } else {
      for (let i = start; i < end; i++) {
        const c = source.charCodeAt(i);
        if (c === backslash || c < 0x20) return unusualString(start, i);
      }
    }
    if (end < 0) return fail('this string does not end', start - 1);
    at = end + 1;
    return source.slice(start, end);
  };
  /** A string with escapes, or with control characters, which are forgiven as the official validator does. */
  const unusualString = (start: number, first: number): string => {
    let end = source.indexOf('"', first);
    while (end >= 0 && isEscaped(source, end)) end = source.indexOf('"', end + 1);
    if (end < 0) return fail('this string does not end', start - 1);
    at = end + 1;
    const written = source.slice(start - 1, at);
    const value = parsed(written) ?? parsed(forgiven(written, start - 1));
    if (value !== undefined) return value;
    const bad = /\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(written.replaceAll('\\\\', '  '))?.index ?? 0;
    return fail('this escape is not known to JSON', start - 1 + bad);
  };
  const forgiven = (written: string, start: number): string => {
    const control = written.search(controlCharacter);
    if (control >= 0) report('control characters in a string must be escaped', start + control);
    return written.replaceAll(controlCharacters, escapedControl);
  };

  const value = (depth: number): JsonValue => {
    const offset = at;
    if (++count > mostValues) fail(`more than ${mostValues} values`);
    switch (source.charCodeAt(at)) {
      case 0x7b:
        return object(depth);
      case 0x5b:
        return array(depth);
      case quote:
        return { kind: 'string', offset, text: string(), names: nothing, values: nothing };
      case 0x74:
        return literal('true', 'boolean');
      case 0x66:
        return literal('false', 'boolean');
      case 0x6e:
        return literal('null', 'null');
      default:
        return number();
    }
  };
  const literal = (word: string, kind: 'boolean' | 'null'): JsonValue => {
    if (!source.startsWith(word, at)) unexpected('a value');
    const offset = at;
    at += word.length;
    return { kind, offset, text: word, names: nothing, values: nothing };
  };
  const number = (): JsonValue => {
    const offset = at;
    numberPattern.lastIndex = at;
    const match = numberPattern.exec(source);
    if (!match) return unexpected('a value');
    at = numberPattern.lastIndex;
    return { kind: 'number', offset, text: match[0], names: nothing, values: nothing };
  };
  const object = (depth: number): JsonValue => {
    if (depth > deepest) fail(`nested deeper than ${deepest} levels`);
    const offset = at++;
    const names: string[] = [];
    const values: JsonValue[] = [];
    skipBlanks();
    if (source.charCodeAt(at) === 0x7d) at++;
    else {
      for (;;) {
        if (source.charCodeAt(at) !== quote) unexpected('a property name in double quotes');
        names.push(string());
        skipBlanks();
        if (source.charCodeAt(at) !== 0x3a) unexpected('a colon');
        at++;
        skipBlanks();
        values.push(value(depth + 1));
        skipBlanks();
        const c = source.charCodeAt(at);
        if (c !== 0x2c && c !== 0x7d) unexpected('a comma or }');
        at++;
        if (c === 0x7d) break;
        skipBlanks();
      }
    }
    return { kind: 'object', offset, text: '', names, values };
  };
  const array = (depth: number): JsonValue => {
    if (depth > deepest) fail(`nested deeper than ${deepest} levels`);
    const offset = at++;
    const values: JsonValue[] = [];
    skipBlanks();
    if (source.charCodeAt(at) === 0x5d) at++;
    else {
      for (;;) {
        values.push(value(depth + 1));
        skipBlanks();
        const c = source.charCodeAt(at);
        if (c !== 0x2c && c !== 0x5d) unexpected('a comma or ]');
        at++;
        if (c === 0x5d) break;
        skipBlanks();
      }
    }
    return { kind: 'array', offset, text: '', names: nothing, values };
  };

  skipBlanks();
  const root = value(0);
  skipBlanks();
  if (at < source.length) unexpected('the end of the text');
  return root;
}

function isEscaped(source: string, at: number): boolean {
  let backslashes = 0;
  while (source.charCodeAt(at - 1 - backslashes) === backslash) backslashes++;
  return backslashes % 2 === 1;
}

/** The string, or undefined when it is not written as JSON wants it. */
function parsed(written: string): string | undefined {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function escapedControl(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The value of the last member with this name, as JSON.parse would give. */
export function member(object: JsonValue, name: string): JsonValue | undefined {
  const index = object.names.lastIndexOf(name);
  return index < 0 ? undefined : object.values[index];
}
