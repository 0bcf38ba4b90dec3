import { decodeXml } from './decode-xml.ts';
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from './document.ts';
import { finder, indexOrEnd } from './finder.ts';
import { refuseIllegalCharacters } from './illegal-character.ts';
import { afterComment, afterDeclaration, afterInstruction } from './markup.ts';
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
  /** On one element, declarations included: 64 unless told. */
  readonly maxAttributes?: number;
};

/**
 * Reads an XML 1.0 document with namespaces, strictly: what is not well-formed is refused, a document type declaration
 * always (so no entity is ever expanded). Time and memory are linear in the size, and bounded by `limits`.
 *
 * @throws XmlError
 */
export function readXml(source: Uint8Array | string, limits: XmlLimits = {}): XmlDocument {
  const { maxBytes = 2 ** 28, maxDepth = 128, maxElements = 1_000_000, maxAttributes = 64 } = limits;
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
    // As nearly every end tag is written: the name that is open, then >.
    const expected = parent ? offset + 2 + parent.tag.length : 0;
    if (parent && text.charCodeAt(expected) === greaterThan && text.startsWith(parent.tag, offset + 2)) {
      parent.element.endOffset = expected + 1;
      open.pop();
      return expected + 1;
    }
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

function append(parent: OpenElement, text: string, offset: number): void {
  const last = parent.children.at(-1);
  if (last?.kind === 'text')
    parent.children[parent.children.length - 1] = { ...last, text: last.text + text };
  else if (text !== '') parent.children.push({ kind: 'text', text, offset });
}

const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const questionMark = 0x3f;
const exclamationMark = 0x21;
