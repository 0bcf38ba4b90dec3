import { redactText, type Redacted, type Replace } from './redact-text.ts';

/** An envelope, in base64, around a redacted payload. Every byte keeps its place, so sizes stay right. */
export function redactEnvelope(bytes: string, replace: Replace): Redacted<string> {
  const buffer = Buffer.from(bytes, 'base64');
  if (buffer.toString('base64') !== bytes)
    return { value: replace(bytes), unseen: ['its bytes are not base64'] };

  const unseen: string[] = [];
  const { value, unseen: illegible } = redactText(buffer, (text) => {
    let whole = '';
    let at = 0;
    for (const { from, to } of contentsOfData(text)) {
      const content = redactData(text.slice(from, to), replace);
      unseen.push(...content.unseen);
      whole += outside(text.slice(at, from)) + content.value;
      at = to;
    }
    return whole + outside(text.slice(at));
  });
  return { value: value.toString('base64'), unseen: [...illegible, ...new Set(unseen)] };

  function outside(text: string): string {
    if (/[A-Za-z0-9+/]{100}/.test(text)) unseen.push('it holds what looks like base64 outside Data');
    return replace(text);
  }
}

// The bytes need not be well-formed XML, so they are searched as text.
const startOfData = /<(?:[^\s<>/:!?]+:)?Data(?:\s+[^\s=<>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*>/g;

function* contentsOfData(text: string): Generator<{ from: number; to: number }> {
  let at = 0;
  for (const { index, 0: tag } of text.matchAll(startOfData)) {
    if (index < at) continue;
    const endOfData = /<\/(?:[^\s<>/:!?]+:)?Data\s*>|$/g;
    endOfData.lastIndex = index + tag.length;
    at = endOfData.exec(text)?.index ?? text.length;
    yield { from: index + tag.length, to: at };
  }
}

// What may stand between the digits of base64 without being part of it.
const markup = /(<!\[CDATA\[|\]\]>|<!--.*?-->|<\?.*?\?>|&#(?:0*(?:9|10|13|32)|x0*(?:9|a|d|20));|\s+)/gis;

function redactData(content: string, replace: Replace): Redacted<string> {
  const pieces = content.split(markup);
  const digits = pieces.filter((_, index) => index % 2 === 0).join('');
  if (/[^A-Za-z0-9+/=]|=[^=]/.test(digits))
    return { value: replace(content), unseen: ['its Data is not base64'] };

  const payload = redactText(Buffer.from(digits, 'base64'), replace);
  // Padding is not asked for, and stays as it was.
  const redactedDigits = payload.value.toString('base64').replace(/=+$/, '');
  let next = 0;
  const value = pieces.map((piece, index) => {
    if (index % 2 === 1) return piece;
    const own = redactedDigits.slice(next, next + piece.length);
    next += piece.length;
    return own + piece.slice(own.length);
  });
  return { value: value.join(''), unseen: payload.unseen.map((why) => `in its Data, ${why}`) };
}
