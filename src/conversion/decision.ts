import type { DocumentKind } from '../message/document-kinds.ts';

/**
 * What a receiver must be registered for to take a document as it is, and for which registration it is converted
 * instead. `XCTL` stands for the three receipts; a single one may be registered as well.
 */
const ways: Readonly<Record<DocumentKind, { readonly asItIs: string; readonly convertedFor?: string }>> = {
  'care-communication': { asItIs: 'FDIS91', convertedFor: 'XDIS91' },
  acknowledgement: { asItIs: 'FCTL', convertedFor: 'XCTL' },
  'hospital-notification': { asItIs: 'FDIS20' },
  XDIS91: { asItIs: 'XDIS91', convertedFor: 'FDIS91' },
  XBIN01: { asItIs: 'XBIN01', convertedFor: 'FDIS91' },
  XCTL01: { asItIs: 'XCTL', convertedFor: 'FCTL' },
  XCTL02: { asItIs: 'XCTL', convertedFor: 'FCTL' },
  XCTL03: { asItIs: 'XCTL', convertedFor: 'FCTL' },
};

/**
 * Whether a document must be converted for a receiver: only when the receiver cannot take it as it is, and can take
 * what it is converted to.
 *
 * @param receiverFormats the types that the receiver is registered for, as SOR-EDI writes them: `FDIS91`, `XCTL` …
 */
export function needsConversion(kind: DocumentKind, receiverFormats: readonly string[]): boolean {
  const { asItIs, convertedFor } = ways[kind];
  const takes = (type: string) => receiverFormats.some((format) => format === type || isOneOf(format, type));
  return (
    !receiverFormats.includes(kind) && !takes(asItIs) && convertedFor !== undefined && takes(convertedFor)
  );
}

/** `XCTL02` and `XCTL03` are of the type `XCTL`. */
function isOneOf(format: string, type: string): boolean {
  return type === 'XCTL' && /^XCTL0[1-3]$/.test(format);
}
