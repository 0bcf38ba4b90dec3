import type { XmlElement } from './document.ts';
import { readXml, type XmlLimits } from './read-xml.ts';
import { writeXml } from './write-xml.ts';
import type { XmlOut, XmlOutNode } from './xml-out.ts';

/**
 * A document laid out for people: one element a line where elements hold elements alone. White space between elements,
 * comments and processing instructions are not kept.
 *
 * @throws XmlError when the source is not well-formed
 */
export function indentXml(source: Uint8Array | string, limits?: XmlLimits): string {
  const { root } = readXml(source, limits);
  const bytes = writeXml(outOf(root, ''), { encoding: 'UTF-8', declaration: false, indent: true });
  return Buffer.from(bytes).toString('utf8');
}

/** A prefix is declared on each element that uses it: long-winded, but each line says what it is. */
function outOf(element: XmlElement, around: string): XmlOut {
  const attributes: Record<string, string> = {};
  for (const { prefix, namespace } of [element, ...element.attributes]) {
    if (prefix !== '' && prefix !== 'xml') attributes[`xmlns:${prefix}`] = namespace;
  }
  for (const attribute of element.attributes) attributes[nameOf(attribute)] = attribute.value;

  const namespace = element.prefix === '' ? element.namespace : around;
  const children = element.children.map((child): XmlOutNode =>
    child.kind === 'text' ? child.text : outOf(child, namespace),
  );
  const structural =
    children.some(isElement) && children.every((child) => isElement(child) || child.trim() === '');
  return {
    name: nameOf(element),
    ...(namespace === around ? {} : { namespace }),
    attributes,
    children: structural ? children.filter(isElement) : children,
  };
}

function isElement(node: XmlOutNode): node is XmlOut {
  return typeof node !== 'string';
}

function nameOf({ prefix, name }: { readonly prefix: string; readonly name: string }): string {
  return prefix === '' ? name : `${prefix}:${name}`;
}
