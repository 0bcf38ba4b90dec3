import type { XmlElement } from '../../message/xml/document.ts';

export const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';

/** The content of a narrative, whether it was read from JSON or from XML. */
export type XhtmlNode =
  | XhtmlElement
  | { readonly kind: 'text' | 'comment' | 'section'; readonly text: string };

export type XhtmlElement = {
  readonly kind: 'element';
  /** The local name. */
  readonly name: string;
  readonly namespace: string | undefined;
  /** By name as written, prefix included; undefined for an attribute without a value. */
  readonly attributes: ReadonlyMap<string, string | undefined>;
  readonly children: readonly XhtmlNode[];
};

/** A narrative that was read as a part of an XML message; elements in no namespace are taken for its own. */
export function xhtmlOf({ name, namespace, attributes, children }: XmlElement): XhtmlElement {
  return {
    kind: 'element',
    name,
    namespace: namespace || xhtmlNamespace,
    attributes: new Map(
      attributes.map((each) => [each.prefix ? `${each.prefix}:${each.name}` : each.name, each.value]),
    ),
    children: children.map((child) => (child.kind === 'text' ? child : xhtmlOf(child))),
  };
}
