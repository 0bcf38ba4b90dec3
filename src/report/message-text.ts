import { indentXml } from '../message/xml/indent-xml.ts';
import { indentJson } from './indent-json.ts';

/** Bytes from the wire as text. */
export type MessageText = {
  readonly format: 'xml' | 'json' | 'text';
  /** As it travelled; what is not UTF-8 is replaced, and `damaged` says so. */
  readonly raw: string;
  readonly damaged: boolean;
  /** Laid out for people; the same as `raw` when the bytes are neither XML nor JSON. */
  readonly indented: string;
};

/** Reads bytes for showing them. Whatever they are, it gives text and never throws. */
export function messageText(bytes: Uint8Array): MessageText {
  const raw = Buffer.from(bytes).toString('utf8');
  const damaged = !Buffer.from(raw, 'utf8').equals(bytes);
  const start = /^\uFEFF?\s*([<{[])/u.exec(raw)?.[1];
  const format = start === undefined ? 'text' : start === '<' ? 'xml' : 'json';
  return { format, raw, damaged, indented: layouts[format](raw, bytes) };
}

const layouts = {
  xml: (raw, bytes) => {
    try {
      return indentXml(bytes);
    } catch {
      return raw;
    }
  },
  json: indentJson,
  text: (raw) => raw,
} satisfies Record<MessageText['format'], (raw: string, bytes: Uint8Array) => string>;
