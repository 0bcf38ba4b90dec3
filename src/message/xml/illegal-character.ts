import { XmlError } from './xml-error.ts';

/** Refuses what may stand nowhere in a document. */
export function refuseIllegalCharacters(text: string): void {
  // A surrogate without its partner can only come from a string; bytes were decoded strictly.
  const offset = text.isWellFormed() ? text.search(illegal) : text.search(lone);
  if (offset < 0) return;
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
  throw new XmlError('illegal-character', `U+${code} is no XML character`, text, offset);
}

// oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const lone = /[\uD800-\uDFFF]/u;
