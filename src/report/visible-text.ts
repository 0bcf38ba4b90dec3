/**
 * Text of foreign origin, safe to show: what a reader cannot see (control characters, escape sequences, marks that
 * reverse the direction of text) becomes a visible sign, so that it can neither steer a terminal nor disguise itself.
 * Line breaks and tabs stay.
 */
export function visible(text: string): string {
  return text.toWellFormed().replaceAll('\r\n', '\n').replace(unseen, sign);
}

/** The same on one line. */
export function oneLine(text: string): string {
  return visible(text).replaceAll(/\s+/gu, ' ').trim();
}

// Control characters, the marks and overrides of direction, the separators, and the two non-characters of XML.
const unseen =
  /[[\p{Cc}--[\t\n]]\u{61c}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2066}-\u{2069}\u{fffe}\u{ffff}]/gv;

function sign(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u{2421}';
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
