import type { Random } from './random.ts';

const pieces = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\u0000',
  '\n',
  '<!--',
  ']]>',
  '<?x?>',
  '&#x41;',
  '&amp;',
  '\\u0041',
  'null',
  '-',
  '1e999',
  'xmlns=""',
  '<div xmlns="http://www.w3.org/1999/xhtml"/>',
  'value=""',
].map((piece) => Buffer.from(piece));

/** A copy of a text with a few bytes cut, doubled, changed or put in: JSON and XML that may no longer be any. */
export function mutateBytes(bytes: Uint8Array, random: Random): Buffer {
  let text = Buffer.from(bytes);
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    const from = random.below(text.length + 1);
    const to = Math.min(text.length, from + random.below(random.pick([2, 20, 2000])));
    const middle = random.pick([
      () => Buffer.alloc(0),
      () => Buffer.concat([text.subarray(from, to), text.subarray(from, to)]),
      () => random.pick(pieces),
      () => Buffer.from(text.subarray(from, to)).fill(random.below(256)),
    ])();
    text = Buffer.concat([text.subarray(0, from), middle, text.subarray(to)]);
  }
  return text;
}
