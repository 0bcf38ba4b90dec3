/** An element to be written. */
export type XmlOut = {
  /** With its prefix, where it has one. */
  readonly name: string;
  /** The default namespace from here on; the one around it when left out. It is declared where it changes. */
  readonly namespace?: string;
  /** In this order; namespace declarations for prefixes stand among them. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly XmlOutNode[];
};

/** Text stands between elements as it is: mixed content keeps its order. */
export type XmlOutNode = XmlOut | string;
