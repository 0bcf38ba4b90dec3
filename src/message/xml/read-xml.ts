import { decodeXml } from './decode-xml.ts';
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from './document.ts';
import { endOfName } from './name.ts';
import { expandedAttributes, expandedName, outermost, type Scope, scopeWithin } from './namespace.ts';
import { resolvedText } from './reference.ts';
import { afterSpace, readStartTag, unexpected } from './start-tag.ts';
import { XmlError } from './xml-error.ts';

/** What a document may cost before it is refused. */
export type XmlLimits = {
  /** 256 MiB unless told: more than twice the largest message that the network carries. */
  readonly maxBytes?: number;
  /** 128 unless told. */
  readonly maxDepth?: number;
  /** 1 000 000 unless told. */
  readonly maxElements?: number;
  /** On one element, declarations included: 256 unless told. */
  readonly maxAttributes?: number;
};

/**
 * Reads an XML 1.0 document with namespaces, strictly: what is not well-formed is refused, a document type declaration
 * always (so no entity is ever expanded). Time and memory are linear in the size, and bounded by `limits`.
 *
 * @throws XmlError
 */
export function readXml(source: Uint8Array | string, limits: XmlLimits = {}): XmlDocument {
  const { maxBytes = 2 ** 28, maxDepth = 128, maxElements = 1_000_000, maxAttributes = 256 } = limits;
  if (source.length > maxBytes) {
    throw new XmlError('too-large', `${source.length} bytes where ${maxBytes} are allowed`);
  }
  const { text, encoding } = decoded(source);
  refuseIllegalCharacters(text);

  let at = afterDeclaration(text);
  let root: OpenElement | undefined;
  let elements = 0;
  const open: OpenElement[] = [];
  const hasReference = finder(text, '&');
  const hasCarriageReturn = finder(text, '\r');
  const hasSectionEnd = finder(text, ']]>');

  while (at < text.length) {
    const parent = open.at(-1);
    if (text.charCodeAt(at) !== lessThan) {
      const end = indexOrEnd(text, '<', at);
      if (parent) readText(parent, at, end);
      else refuseTextOutside(at, end);
      at = end;
      continue;
    }
    const next = text.charCodeAt(at + 1);
    if (next === slash) at = readEndTag(parent, at);
    else if (next === questionMark) at = afterInstruction(text, at);
    else if (next === exclamationMark) at = readMarkup(parent, at);
    else at = readElement(parent, at);
  }

  const unclosed = open.at(-1);
  if (unclosed) {
    throw new XmlError('truncated', `the document ends inside <${unclosed.tag}>`, text, text.length);
  }
  if (!root) throw new XmlError('empty', 'the document has no element', text, 0);
  return { root: root.element, text, encoding };

  function readText(parent: OpenElement, from: number, to: number): void {
    if (hasSectionEnd(from, to)) {
      throw new XmlError('syntax', ']]> in text', text, text.indexOf(']]>', from));
    }
    const plain = !hasReference(from, to) && !hasCarriageReturn(from, to);
    append(parent, plain ? text.slice(from, to) : resolvedText(text, from, to), from);
  }

  function refuseTextOutside(from: number, to: number): void {
    const first = afterSpace(text, from);
    if (first < to) throw new XmlError('syntax', 'text outside the root element', text, first);
  }

  function readElement(parent: OpenElement | undefined, offset: number): number {
    if (!parent && root) throw new XmlError('syntax', 'a second root element', text, offset);
    if (open.length === maxDepth) {
      throw new XmlError('too-deep', `elements nested more than ${maxDepth} deep`, text, offset);
    }
    elements += 1;
    if (elements > maxElements) {
      throw new XmlError('too-many-elements', `more than ${maxElements} elements`, text, offset);
    }
    const tag = readStartTag(text, offset, maxAttributes);
    const scope = scopeWithin(text, parent?.scope ?? outermost, tag.attributes);
    const children: XmlNode[] = [];
    const { name, prefix, namespace } = expandedName(text, scope, tag.name, offset + 1);
    const attributes = tag.attributes.length === 0 ? none : expandedAttributes(text, scope, tag.attributes);
    const element: Mutable<XmlElement> = {
      kind: 'element',
      name,
      prefix,
      namespace,
      attributes,
      children,
      offset,
      endOffset: tag.end,
    };
    parent?.children.push(element);
    const opened = { tag: tag.name, scope, element, children };
    root ??= opened;
    if (!tag.empty) open.push(opened);
    return tag.end;
  }

  function readEndTag(parent: OpenElement | undefined, offset: number): number {
    const nameEnd = endOfName(text, offset + 2);
    const name = text.slice(offset + 2, nameEnd);
    if (name !== parent?.tag) {
      if (nameEnd === text.length) throw unexpected(text, nameEnd, '>');
      const wanted = parent ? `</${parent.tag}>` : 'no end tag';
      throw new XmlError('tag-mismatch', `</${name}> where ${wanted} is needed`, text, offset);
    }
    const end = afterSpace(text, nameEnd);
    if (text.charCodeAt(end) !== greaterThan) throw unexpected(text, end, '>');
    parent.element.endOffset = end + 1;
    open.pop();
    return end + 1;
  }

  function readMarkup(parent: OpenElement | undefined, offset: number): number {
    if (text.startsWith('<!--', offset)) return afterComment(text, offset);
    if (text.startsWith('<!DOCTYPE', offset)) {
      throw new XmlError('doctype', 'a document type declaration is not read', text, offset);
    }
    if (!parent || !text.startsWith('<![CDATA[', offset)) throw unexpected(text, offset + 1, 'an element');
    const from = offset + '<![CDATA['.length;
    const to = text.indexOf(']]>', from);
    if (to < 0) throw new XmlError('truncated', 'the document ends inside CDATA', text, offset);
    append(parent, text.slice(from, to).replace(/\r\n?/g, '\n'), offset);
    return to + ']]>'.length;
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type OpenElement = {
  readonly tag: string;
  readonly scope: Scope;
  readonly element: Mutable<XmlElement>;
  readonly children: XmlNode[];
};

const none: readonly XmlAttribute[] = [];

function decoded(source: Uint8Array | string): Pick<XmlDocument, 'text' | 'encoding'> {
  if (source.length === 0) throw new XmlError('empty', 'the document is empty');
  if (typeof source !== 'string') return decodeXml(source);
  return { text: source.startsWith('\uFEFF') ? source.slice(1) : source, encoding: undefined };
}

function refuseIllegalCharacters(text: string): void {
  // A surrogate without its partner can only come from a string; bytes were decoded strictly.
  const offset = text.isWellFormed() ? text.search(illegal) : text.search(lone);
  if (offset < 0) return;
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
  throw new XmlError('illegal-character', `U+${code} is no XML character`, text, offset);
}

// oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const lone = /[\uD800-\uDFFF]/u;

/** Whether a string occurs in the ranges asked for, which must come in order: the text is searched once in all. */
function finder(text: string, wanted: string): (from: number, to: number) => boolean {
  let found = -1;
  return (from, to) => {
    if (found < from) found = indexOrEnd(text, wanted, from);
    return found < to;
  };
}

function append(parent: OpenElement, text: string, offset: number): void {
  const last = parent.children.at(-1);
  if (last?.kind === 'text')
    parent.children[parent.children.length - 1] = { ...last, text: last.text + text };
  else if (text !== '') parent.children.push({ kind: 'text', text, offset });
}

function afterDeclaration(text: string): number {
  if (!/^<\?xml\s/.test(text)) return 0;
  const declaration =
    /^<\?xml\s+version\s*=\s*(["'])1\.[0-9]+\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][-A-Za-z0-9._]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>/;
  const found = declaration.exec(text.slice(0, 1000));
  if (!found) throw new XmlError('syntax', 'the XML declaration is not well-formed', text, 0);
  return found[0].length;
}

function afterInstruction(text: string, offset: number): number {
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

function afterComment(text: string, offset: number): number {
  const end = text.indexOf('--', offset + '<!--'.length);
  if (end < 0) throw new XmlError('truncated', 'the document ends inside a comment', text, offset);
  if (text.charCodeAt(end + 2) !== greaterThan) throw unexpected(text, end + 2, '> after -- in a comment');
  return end + '-->'.length;
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const index = text.indexOf(wanted, from);
  return index < 0 ? text.length : index;
}

const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const questionMark = 0x3f;
const exclamationMark = 0x21;
