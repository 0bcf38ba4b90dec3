/**
 * The bytes of a base64 text as XML Schema's base64Binary has it: white space may stand anywhere, everything else must be
 * whole and padded. `undefined` when it is not that.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = /[ \t\n\r]/.test(text) ? text.replace(/[ \t\n\r]+/g, '') : text;
  if (digits.length % 4 !== 0 || /[-_]/.test(digits)) return undefined;

  const padding = digits.endsWith('==') ? 2 : digits.endsWith('=') ? 1 : 0;
  if (padding === 1 && !/[AEIMQUYcgkosw048]=$/.test(digits.slice(-2))) return undefined;
  if (padding === 2 && !/[AQgw]==$/.test(digits.slice(-3))) return undefined;

  // The decoder skips what is no base64 digit, so anything else in the text shows as missing bytes.
  const bytes = Buffer.from(digits, 'base64');
  return bytes.length === (digits.length / 4) * 3 - padding ? bytes : undefined;
}

export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
