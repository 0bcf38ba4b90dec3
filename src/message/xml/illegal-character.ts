import { XmlError } from './xml-error.ts';

/** Refuses what may stand nowhere in a document. */
export function refuseIllegalCharacters(text: string): void {
  // A surrogate without its partner can only come from a string; bytes were decoded strictly.
  const offset = text.isWellFormed() ? text.search(illegal) : text.search(lone);
  if (offset < 0) return;
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
  throw new XmlError('illegal-character', `U+${code} is no XML character`, text, offset);
}

/**
 * Whether UTF-8 may hold such a character: looking at bytes is several times faster than a regular expression over their
 * text, and nearly no document has a suspicious one.
 */
export function isSuspicious(utf8: Uint8Array): boolean {
  for (let i = 0; i < utf8.length; i++) {
    const byte = utf8[i]!;
    if (byte < 0x20 ? byte !== 0x0a && byte !== 0x0d && byte !== 0x09 : byte === startOfFffe) return true;
  }
  return false;
}

/** U+FFFE and U+FFFF begin with this byte; so do others, but none that Danish uses. */
const startOfFffe = 0xef;

// oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const lone = /[\uD800-\uDFFF]/u;
