import type { State } from './words.ts';

export type Paint = (text: string, ...styles: readonly Style[]) => string;

type Style = State | 'bold' | 'dim';

// The sixteen colours that every terminal lets its user choose.
const codes = {
  bold: 1,
  dim: 2,
  pass: 32,
  fail: 31,
  error: 35,
  blocked: 31,
  known: 33,
  warn: 33,
  review: 36,
  unsupported: 2,
} satisfies Record<Style, number>;

/** Colours text when told to, and otherwise leaves it alone. */
export function paint(colour: boolean): Paint {
  if (!colour) return (text) => text;
  return (text, ...styles) => `\u001B[${styles.map((style) => codes[style]).join(';')}m${text}\u001B[0m`;
}
