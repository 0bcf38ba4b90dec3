import { XmlError } from './xml-error.ts';

/** A run of text with its line ends as `\n` and its character and predefined entity references resolved. */
export function resolvedText(document: string, from: number, to: number): string {
  return document
    .slice(from, to)
    .replace(lineEndOrReference, (found, hex, decimal, name, offset: number) =>
      found.startsWith('\r') ? '\n' : character(document, from + offset, found, hex, decimal, name),
    );
}

/** An attribute value, normalised as XML 1.0 section 3.3.3 says: white space becomes a space, a reference stays what it is. */
export function resolvedAttribute(document: string, from: number, to: number): string {
  return document
    .slice(from, to)
    .replace(whiteSpaceOrReference, (found, hex, decimal, name, offset: number) =>
      found.startsWith('&') ? character(document, from + offset, found, hex, decimal, name) : ' ',
    );
}

const reference = '&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([A-Za-z_:][-A-Za-z0-9._:]*));|&';
const lineEndOrReference = new RegExp(`\\r\\n?|${reference}`, 'g');
const whiteSpaceOrReference = new RegExp(`\\r\\n|[\\t\\n\\r]|${reference}`, 'g');

const predefined = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"'],
]);

function character(
  document: string,
  offset: number,
  found: string,
  hex: string | undefined,
  decimal: string | undefined,
  name: string | undefined,
): string {
  if (name !== undefined) {
    const value = predefined.get(name);
    if (value === undefined) throw new XmlError('entity', `unknown entity ${short(found)}`, document, offset);
    return value;
  }
  if (found === '&') throw new XmlError('syntax', 'an & that starts no reference', document, offset);
  const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
  if (!isCharacter(code)) {
    throw new XmlError('illegal-character', `${short(found)} is no XML character`, document, offset);
  }
  return String.fromCodePoint(code);
}

/** Char of XML 1.0, section 2.2. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

function short(found: string): string {
  return found.length > 20 ? `${found.slice(0, 20)}…` : found;
}
