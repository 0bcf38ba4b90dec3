import { XMLBuilder } from 'fast-xml-parser';
import { type EscapedFor, escapedAttribute, escapedText } from './escape.ts';
import { indented } from './indented.ts';
import type { XmlOut } from './xml-out.ts';

export type XmlWriting = {
  readonly encoding: EscapedFor;
  /** `<?xml version="1.0" encoding="…"?>` first; `true` unless told. */
  readonly declaration?: boolean;
  /** Lines and two blanks a level, where an element holds elements alone. */
  readonly indent?: boolean;
};

/**
 * Writes a document whose reading gives the tree back: line breaks in attributes and carriage returns are written as
 * references, and so is every character that the encoding lacks. Characters that XML forbids are the caller's affair.
 */
export function writeXml(
  root: XmlOut,
  { encoding, declaration = true, indent = false }: XmlWriting,
): Uint8Array {
  const tree = ordered(indent ? indented(root) : root, undefined, encoding);
  const start = declaration ? `<?xml version="1.0" encoding="${encoding}"?>\n` : '';
  const end = indent ? '\n' : '';
  return Buffer.from(`${start}${builder.build([tree])}${end}`, encoding === 'UTF-8' ? 'utf8' : 'latin1');
}

// The builder's own escaping leaves line breaks in attributes, where a reader turns them into spaces: so it gets escaped text.
const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  processEntities: false,
});

/** The builder's own form of an element: its children under its name, in order, and its attributes beside them. */
type Ordered = Readonly<Record<string, unknown>>;

function ordered(element: XmlOut, around: string | undefined, encoding: EscapedFor): Ordered {
  const namespace = element.namespace ?? around;
  const attributes: Record<string, string> = {};
  if (namespace !== undefined && namespace !== around)
    attributes['xmlns'] = escapedAttribute(namespace, encoding);
  for (const [name, value] of Object.entries(element.attributes ?? {})) {
    attributes[name] = escapedAttribute(value, encoding);
  }
  const children = (element.children ?? []).map((child) =>
    typeof child === 'string'
      ? { '#text': escapedText(child, encoding) }
      : ordered(child, namespace, encoding),
  );
  return { [element.name]: children, ':@': attributes };
}
