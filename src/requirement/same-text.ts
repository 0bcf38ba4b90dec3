/** Whether two texts are the same to a reader: line breaks are one, whatever they were written as, and blanks at the ends do not count. */
export function sameText(one: string, other: string): boolean {
  return read(one) === read(other);
}

function read(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim();
}

/** An identifier without the prefix that says it is a UUID, which a user interface may leave out. */
export function bareIdentifier(identifier: string): string {
  return identifier.toLowerCase().replace(/^urn:uuid:/, '');
}
