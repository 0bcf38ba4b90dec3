/** The narrative cannot be read. */
export class XhtmlError extends Error {
  override readonly name = 'XhtmlError';
}
