import { endOfName } from './name.ts';
import { afterSpace, unexpected } from './start-tag.ts';
import { XmlError } from './xml-error.ts';

/** The end of the XML declaration, when the document begins with one. */
export function afterDeclaration(text: string): number {
  if (!/^<\?xml\s/.test(text)) return 0;
  const declaration =
    /^<\?xml\s+version\s*=\s*(["'])1\.[0-9]+\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][-A-Za-z0-9._]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>/;
  const found = declaration.exec(text.slice(0, 1000));
  if (!found) throw new XmlError('syntax', 'the XML declaration is not well-formed', text, 0);
  return found[0].length;
}

/** The end of the processing instruction that starts at `offset`. */
export function afterInstruction(text: string, offset: number): number {
  const nameEnd = endOfName(text, offset + 2);
  const name = text.slice(offset + 2, nameEnd);
  const end = text.indexOf('?>', nameEnd);
  if (end < 0)
    throw new XmlError('truncated', 'the document ends inside a processing instruction', text, offset);
  const separated = end === nameEnd || afterSpace(text, nameEnd) > nameEnd;
  if (name === '' || name.includes(':') || /^xml$/i.test(name) || !separated) {
    throw new XmlError('syntax', `<?${name} is no processing instruction`, text, offset);
  }
  return end + '?>'.length;
}

/** The end of the comment that starts at `offset`. */
export function afterComment(text: string, offset: number): number {
  const end = text.indexOf('--', offset + '<!--'.length);
  if (end < 0) throw new XmlError('truncated', 'the document ends inside a comment', text, offset);
  if (text.charCodeAt(end + 2) !== 0x3e) throw unexpected(text, end + 2, '> after -- in a comment');
  return end + '-->'.length;
}
