export type Replace = (text: string) => string;

/** What could be redacted, and what of it could not be looked into. */
export type Redacted<Value> = { readonly value: Value; readonly unseen: readonly string[] };

/** The bytes of a text with something in it replaced, in the encoding that they have. */
export function redactText(bytes: Buffer, replace: Replace): Redacted<Buffer> {
  const wide = wideEncoding(bytes);
  const odd = wide !== undefined && bytes.length % 2 === 1;
  if (wide === undefined || odd) {
    const text = bytes.toString('latin1');
    const value = Buffer.from(replace(text), 'latin1');
    return { value, unseen: odd || !isLegible(text) ? [illegible] : [] };
  }

  const text = swapped(bytes, wide).toString('utf16le');
  const value = swapped(Buffer.from(replace(text), 'utf16le'), wide);
  return { value, unseen: isLegible(text) ? [] : [illegible] };
}

const illegible = 'the bytes are neither XML, JSON nor EDIFACT in an encoding that is known';

type WideEncoding = 'little-endian' | 'big-endian';

function wideEncoding(bytes: Buffer): WideEncoding | undefined {
  const start = bytes.toString('latin1', 0, 2);
  if (/^(?:\u00ff\u00fe|[^\0]\0)$/.test(start)) return 'little-endian';
  if (/^(?:\u00fe\u00ff|\0[^\0])$/.test(start)) return 'big-endian';
  return undefined;
}

function swapped(bytes: Buffer, encoding: WideEncoding): Buffer {
  return encoding === 'big-endian' ? Buffer.from(bytes).swap16() : bytes;
}

/** UTF-8 has been read byte by byte, so its mark stands as three characters. */
function isLegible(text: string): boolean {
  return !text.includes('\0') && /^(?:\uFEFF|\u00ef\u00bb\u00bf)?\s*(?:[<{[]|UN[AB]|$)/.test(text);
}
