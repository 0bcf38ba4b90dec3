import { endOfName } from './name.ts';
import type { RawAttribute } from './namespace.ts';
import { resolvedAttribute } from './reference.ts';
import { XmlError } from './xml-error.ts';

export type StartTag = {
  /** As written, with its colon. */
  readonly name: string;
  readonly attributes: readonly RawAttribute[];
  readonly empty: boolean;
  readonly end: number;
};

/** Reads the start tag or empty-element tag at `offset`. */
export function readStartTag(text: string, offset: number, maxAttributes: number): StartTag {
  let at = endOfName(text, offset + 1);
  if (at === offset + 1) throw unexpected(text, at, 'an element name');
  const name = text.slice(offset + 1, at);
  const attributes: RawAttribute[] = [];
  for (;;) {
    const separated = at;
    at = afterSpace(text, at);
    const code = text.charCodeAt(at);
    if (code === greaterThan) return { name, attributes, empty: false, end: at + 1 };
    if (code === slash) {
      if (text.charCodeAt(at + 1) !== greaterThan) throw unexpected(text, at + 1, '>');
      return { name, attributes, empty: true, end: at + 2 };
    }
    if (at === separated) throw unexpected(text, at, `white space or > in <${name}`);
    if (attributes.length === maxAttributes) {
      throw new XmlError('too-many-attributes', `more than ${maxAttributes} attributes`, text, at);
    }
    const attribute = readAttribute(text, at);
    attributes.push(attribute);
    at = attribute.end;
  }
}

function readAttribute(text: string, offset: number): RawAttribute & { end: number } {
  const nameEnd = endOfName(text, offset);
  if (nameEnd === offset) throw unexpected(text, offset, 'an attribute name, > or />');
  const equals = afterSpace(text, nameEnd);
  if (text.charCodeAt(equals) !== equalsSign) throw unexpected(text, equals, '=');
  const quote = afterSpace(text, equals + 1);
  const mark = text[quote];
  if (mark !== '"' && mark !== "'") throw unexpected(text, quote, 'a quotation mark');
  const end = text.indexOf(mark, quote + 1);
  if (end < 0) throw new XmlError('truncated', 'the document ends inside an attribute value', text, quote);
  return {
    name: text.slice(offset, nameEnd),
    value: attributeValue(text, quote + 1, end),
    offset,
    end: end + 1,
  };
}

function attributeValue(text: string, from: number, to: number): string {
  const value = text.slice(from, to);
  if (isPlain(value)) return value;
  const tag = value.indexOf('<');
  if (tag >= 0) throw new XmlError('syntax', 'a < in an attribute value', text, from + tag);
  return resolvedAttribute(text, from, to);
}

/** Each search on its own is a machine's; together, in a regular expression, they take many times as long over an attachment. */
function isPlain(value: string): boolean {
  if (value.length < longValue) return !/[<&\t\n\r]/.test(value);
  return !['<', '&', '\t', '\n', '\r'].some((special) => value.includes(special));
}

const longValue = 1000;

/** The first place at or after `at` that is not white space. */
export function afterSpace(text: string, at: number): number {
  let next = at;
  for (;;) {
    const code = text.charCodeAt(next);
    if (code !== 0x20 && code !== 0xa && code !== 0xd && code !== 0x9) return next;
    next += 1;
  }
}

export function unexpected(text: string, offset: number, wanted: string): XmlError {
  if (offset >= text.length) {
    return new XmlError('truncated', `the document ends where ${wanted} is needed`, text, text.length);
  }
  const found = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  return new XmlError('syntax', `${JSON.stringify(found)} where ${wanted} is needed`, text, offset);
}

const greaterThan = 0x3e;
const slash = 0x2f;
const equalsSign = 0x3d;
