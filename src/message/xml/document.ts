/**
 * An XML document as read by read-xml.ts. Offsets are UTF-16 units into `text`, the decoded document without its byte
 * order mark; `positionAt` turns them into line and column.
 */
export type XmlDocument = {
  readonly root: XmlElement;
  readonly text: string;
  /** What the bytes were decoded as; `undefined` when the document was read from a string. */
  readonly encoding: XmlEncoding | undefined;
};

export type XmlEncoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'ISO-8859-1' | 'windows-1252' | 'US-ASCII';

/** Comments and processing instructions are checked and left out; CDATA is text. */
export type XmlNode = XmlElement | XmlText;

export type XmlElement = {
  readonly kind: 'element';
  /** The local name. */
  readonly name: string;
  /** As written; empty when there is none. */
  readonly prefix: string;
  /** Empty when the element is in no namespace. */
  readonly namespace: string;
  /** In document order, without the namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** Of the `<` of the start tag. */
  readonly offset: number;
  /** Just after the `>` that ends the element. */
  readonly endOffset: number;
};

/** Neighbouring runs of text and CDATA are one node; references are resolved and line ends are `\n`. */
type XmlText = { readonly kind: 'text'; readonly text: string; readonly offset: number };

export type XmlAttribute = {
  readonly name: string;
  readonly prefix: string;
  readonly namespace: string;
  readonly value: string;
  /** Of the first character of the name. */
  readonly offset: number;
};
