import type { XmlEncoding } from './document.ts';
import { XmlError } from './xml-error.ts';

/**
 * Decodes a document by its byte order mark or its XML declaration, strictly: bytes that contradict what is declared are
 * an error, never a replacement character. Without either it is UTF-8.
 */
export function decodeXml(bytes: Uint8Array): { text: string; encoding: XmlEncoding } {
  const marked = byteOrderMarks.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) {
    const text = decoders[marked.encoding](bytes.subarray(marked.mark.length));
    const declared = declaredEncoding(text.slice(0, declarationLength));
    if (declared !== undefined && !marked.names.includes(declared.toLowerCase())) {
      throw contradiction(`the byte order mark says ${marked.encoding}, the declaration ${declared}`);
    }
    return { text, encoding: marked.encoding };
  }

  const start = latin1(bytes.subarray(0, declarationLength));
  if (/^(?:<\0|\0<)/.test(start)) {
    throw new XmlError('unsupported-encoding', 'UTF-16 without a byte order mark is not read');
  }
  const declared = declaredEncoding(start) ?? 'UTF-8';
  const encoding = encodingNames.get(declared.toLowerCase());
  if (encoding === undefined) {
    throw new XmlError('unsupported-encoding', `encoding ${declared} is not read`);
  }
  if (encoding === 'UTF-16LE' || encoding === 'UTF-16BE') {
    throw contradiction(`the declaration says ${declared}, the bytes are not UTF-16`);
  }
  return { text: decoders[encoding](bytes), encoding };
}

// Long enough for any declaration that an XML writer makes.
const declarationLength = 256;

const byteOrderMarks: readonly {
  mark: readonly number[];
  encoding: XmlEncoding;
  names: readonly string[];
}[] = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'UTF-8', names: ['utf-8'] },
  { mark: [0xff, 0xfe], encoding: 'UTF-16LE', names: ['utf-16', 'utf-16le'] },
  { mark: [0xfe, 0xff], encoding: 'UTF-16BE', names: ['utf-16', 'utf-16be'] },
];

const encodingNames = new Map<string, XmlEncoding>([
  ['utf-8', 'UTF-8'],
  ['utf8', 'UTF-8'],
  ['us-ascii', 'US-ASCII'],
  ['ascii', 'US-ASCII'],
  ['iso-8859-1', 'ISO-8859-1'],
  ['latin1', 'ISO-8859-1'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['utf-16', 'UTF-16LE'],
  ['utf-16le', 'UTF-16LE'],
  ['utf-16be', 'UTF-16BE'],
]);

const decoders: Readonly<Record<XmlEncoding, (bytes: Uint8Array) => string>> = {
  'UTF-8': (bytes) => unicode('utf-8', bytes),
  'UTF-16LE': (bytes) => unicode('utf-16le', bytes),
  'UTF-16BE': (bytes) => unicode('utf-16be', bytes),
  'ISO-8859-1': latin1,
  'windows-1252': windows1252,
  'US-ASCII': (bytes) => {
    const text = latin1(bytes);
    const offset = text.search(/[^\0-\u007F]/);
    if (offset >= 0) throw contradiction('a byte above 7F in US-ASCII', text, offset);
    return text;
  },
};

function unicode(label: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const text = new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
    const offset = Math.max(text.indexOf('\uFFFD'), 0);
    throw contradiction(`the bytes are not ${label.toUpperCase()}`, text, offset);
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** 0x80–0x9F; a space stands where the code page has no character. */
const codePage = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function windows1252(bytes: Uint8Array): string {
  const text = latin1(bytes);
  return text.replace(/[\u0080-\u009F]/g, (byte, offset: number) => {
    const character = codePage[byte.charCodeAt(0) - 0x80] ?? ' ';
    if (character === ' ') throw contradiction('a byte that windows-1252 does not have', text, offset);
    return character;
  });
}

function declaredEncoding(start: string): string | undefined {
  return /^<\?xml[^>]*?\sencoding\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(start)?.slice(1).find(Boolean);
}

function contradiction(problem: string, text?: string, offset?: number): XmlError {
  return new XmlError('encoding-contradicted', problem, text, offset);
}
