/** The encodings that we write. */
export type EscapedFor = 'UTF-8' | 'ISO-8859-1';

export function escapedText(text: string, encoding: EscapedFor): string {
  return referenced(/[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, reference) : text, encoding);
}

export function escapedAttribute(value: string, encoding: EscapedFor): string {
  const escaped = /[&<>"\t\n\r]/.test(value) ? value.replace(/[&<>"\t\n\r]/g, reference) : value;
  return referenced(escaped, encoding);
}

const named = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

function reference(character: string): string {
  return named.get(character) ?? `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
}

/** What ISO-8859-1 lacks, and its control characters, which many readers take for windows-1252. */
const beyondLatin1 = /[^\t\n\r -~\u00A0-\u00FF]/gu;

function referenced(text: string, encoding: EscapedFor): string {
  return encoding === 'UTF-8' ? text : text.replace(beyondLatin1, reference);
}
