import { indentXml } from '../message/xml/indent-xml.ts';
import { indentJson } from './indent-json.ts';

/** What bytes from the wire look like by their first sign. */
export type TextFormat = 'xml' | 'json' | 'text';

export function textFormat(bytes: Uint8Array): TextFormat {
  const start = /^\uFEFF?\s*([<{[])/u.exec(rawText(bytes.subarray(0, 256)))?.[1];
  if (start === undefined) return 'text';
  return start === '<' ? 'xml' : 'json';
}

/** Bytes as UTF-8; what is not UTF-8 becomes replacement characters. */
export function rawText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** Bytes laid out for people, or as they are when they are neither XML nor JSON. Never throws. */
export function indentedText(bytes: Uint8Array): string {
  return layouts[textFormat(bytes)](bytes);
}

const layouts = {
  xml(bytes) {
    try {
      return indentXml(bytes);
    } catch {
      return rawText(bytes);
    }
  },
  json: (bytes) => indentJson(rawText(bytes)),
  text: rawText,
} satisfies Record<TextFormat, (bytes: Uint8Array) => string>;
