import type { LetterName } from './letter.ts';

export type LetterKind = {
  readonly element: string;
  readonly versionCode: string;
  /** The first is written; the others are read as well. */
  readonly namespaces: readonly [string, ...string[]];
};

const schemas = 'http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas';

// Receipts are still met in the two namespaces beside the current one.
const receiptNamespaces = [
  `${schemas}/2005/08/07/`,
  `${schemas}/2004/06/01/`,
  `${schemas}/2007/02/01/`,
] as const;

/** The OIOXML letters that are read and written, by the element that follows the envelope in an Emessage. */
export const letterKinds = {
  XDIS91: { element: 'ClinicalEmail', versionCode: 'XD9134L', namespaces: [`${schemas}/2006/07/01/`] },
  // MedCom's mapping writes NegativeVANSReceipt; the schema does not.
  XCTL01: { element: 'NegativeVansReceipt', versionCode: 'XC0130Q', namespaces: receiptNamespaces },
  XCTL02: { element: 'NegativeReceipt', versionCode: 'XC0230Q', namespaces: receiptNamespaces },
  XCTL03: { element: 'PositiveReceipt', versionCode: 'XC0330Q', namespaces: receiptNamespaces },
} as const satisfies Record<LetterName, LetterKind>;
