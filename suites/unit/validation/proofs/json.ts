import { type Proof, proofsOnText } from './proof.ts';

/** How a message in JSON is written. */
export const jsonProofs: readonly Proof[] = proofsOnText(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'json.syntax',
      severity: 'fatal',
      refused: ['with a comma after its last entry', (text) => text.replace(/\](\s*\}\s*)$/, '],$1')],
      allowed: ['with blank lines after its last entry', (text) => text.replace(/\](\s*\}\s*)$/, ']\n\n$1')],
    },
    {
      key: 'json.encoding',
      severity: 'fatal',
      refused: ['in ISO 8859-1', (text) => Buffer.from(text, 'latin1')],
      allowed: ['in ASCII, with other letters escaped', (text) => Buffer.from(escaped(text), 'latin1')],
    },
    {
      key: 'json.duplicate-property',
      refused: ['with two ids in one object', (text) => text.replace('{', '{"id": "a",')],
      allowed: ['with an id in an object that had none', (text) => text.replace('"meta": {', '$&"id": "a",')],
    },
    {
      key: 'json.control-character',
      severity: 'warning',
      refused: ['with a tab in a text', (text) => text.replace('Testvej 1"', 'Testvej\t1"')],
      allowed: [
        'with an escaped tab in a text',
        (text) => text.replace('Testvej 1"', String.raw`Testvej\t1"`),
      ],
    },
    {
      key: 'json.byte-order-mark',
      severity: 'warning',
      refused: ['behind a byte order mark', (text) => `\uFEFF${text}`],
      allowed: ['behind a blank line', (text) => `\n${text}`],
    },
    {
      key: 'structure.resource',
      severity: 'fatal',
      refused: ['in a list', (text) => `[${text}]`],
      allowed: ['in blanks', (text) => ` ${text} `],
    },
  ],
);

function escaped(text: string): string {
  return text.replaceAll(/[^\n -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
