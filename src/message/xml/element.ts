import type { XmlElement } from './document.ts';

export { positionAt } from './position.ts';

/** The child elements, or those with this local name, in document order. */
export function childrenOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => child.kind === 'element' && (name === undefined || child.name === name),
  );
}

/** The first child element with this local name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find(
    (child): child is XmlElement => child.kind === 'element' && child.name === name,
  );
}

/** All text inside the element, as written between the tags. */
export function textOf(element: XmlElement): string {
  let text = '';
  for (const child of element.children) text += child.kind === 'text' ? child.text : textOf(child);
  return text;
}

/** The value of the attribute with this local name; without a namespace unless one is given. */
export function attributeOf(element: XmlElement, name: string, namespace = ''): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name && attribute.namespace === namespace)
    ?.value;
}
