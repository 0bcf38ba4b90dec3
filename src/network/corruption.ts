/** Ways in which an envelope may be damaged on the wire: always the same way for the same bytes. */
export const corruptions = {
  /** The second half is missing. */
  truncated: (bytes) => bytes.subarray(0, bytes.length >> 1),
  empty: () => new Uint8Array(),
  'byte-order-mark': (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  /** UTF-8 bytes that claim to be ISO-8859-1. */
  'wrong-encoding': (bytes) => edited(bytes, /^(<\?xml[^>]*encoding=["'])[^"']*/u, '$1ISO-8859-1'),
  'wrong-size': (bytes) => edited(bytes, /(<(?:\w+:)?SizeInBytes>)\d+/u, '$11'),
  'not-base64': (bytes) => edited(bytes, /(<(?:\w+:)?Data>)/u, '$1*%*'),
  'older-namespace': (bytes) => edited(bytes, /vans-envelope:1\.0\.4/gu, 'vans-envelope:1.0'),
} as const satisfies Record<string, (bytes: Uint8Array) => Uint8Array>;

/** Latin-1 maps every byte to one character and back, so that nothing else changes. */
function edited(bytes: Uint8Array, pattern: RegExp, replacement: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replace(pattern, replacement), 'latin1');
}
