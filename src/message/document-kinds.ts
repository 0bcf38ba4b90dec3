import type { DocumentFormat, DocumentInformation } from './envelope.ts';

type Row = {
  readonly format: DocumentFormat;
  /** Document/Name without what follows `#`. */
  readonly name: string;
  readonly version: string;
  /** What stands after `#`: nothing, or a code from inside the message. */
  readonly postfix?: 'category' | 'response-code' | 'activity';
  /** The service tag MCM:MIME must be there. */
  readonly mime?: true;
};

/**
 * The documents of the network and how an envelope names them (MedCom, network envelopes for FHIR messages).
 * ASSUMPTION: the names of the OIOXML letters follow the rule for FHIR and the published sample of an XDIS22 envelope.
 */
export const documentKinds = {
  'care-communication': {
    format: 'HL7',
    name: 'MCM:FDIS91',
    version: '5.0',
    postfix: 'category',
    mime: true,
  },
  // ASSUMPTION: the certification list says 2.0, an older guide 1.0.
  acknowledgement: {
    format: 'HL7',
    name: 'MCM:FCTL',
    version: '2.0.0',
    postfix: 'response-code',
    mime: true,
  },
  'hospital-notification': {
    format: 'HL7',
    name: 'MCM:FDIS20',
    version: '3.0.0',
    postfix: 'activity',
    mime: true,
  },
  XDIS91: { format: 'XML', name: 'MCM:XDIS91', version: 'XD9134L' },
  XBIN01: { format: 'XML', name: 'MCM:XBIN01', version: 'XB0131X' },
  XCTL01: { format: 'XML', name: 'MCM:XCTL01', version: 'XC0130Q' },
  XCTL02: { format: 'XML', name: 'MCM:XCTL02', version: 'XC0230Q' },
  XCTL03: { format: 'XML', name: 'MCM:XCTL03', version: 'XC0330Q' },
} as const satisfies Record<string, Row>;

export type DocumentKind = keyof typeof documentKinds;

const rows: readonly (readonly [DocumentKind, Row])[] = Object.entries(documentKinds) as [
  DocumentKind,
  Row,
][];

/** How an envelope names a document of this kind, all but its size. */
export function documentInformation(
  kind: DocumentKind,
  postfix?: string,
): Omit<DocumentInformation, 'sizeInBytes'> {
  const { format, name, version }: Row = documentKinds[kind];
  return { format, name: postfix === undefined ? name : `${name}#${postfix}`, version };
}

export type RecognisedDocument = {
  readonly kind: DocumentKind;
  readonly postfix: string | undefined;
  /** The format and the version are those of the kind. */
  readonly formatAgrees: boolean;
  readonly versionAgrees: boolean;
};

/** The kind that an envelope's metadata names; `undefined` for a name that is not of this network. */
export function documentKindOf(document: DocumentInformation): RecognisedDocument | undefined {
  const [name, ...rest] = document.name.split('#');
  const postfix = rest.length === 0 ? undefined : rest.join('#');
  const found = rows.find(([, row]) => row.name === name);
  if (!found) return undefined;
  const [kind, { format, version }] = found;
  return {
    kind,
    postfix,
    formatAgrees: document.format === format,
    versionAgrees: document.version === undefined || sameVersion(document.version, version),
  };
}

/** `2.0` is `2.0.0`, and `5.0.2` is not `5.0`: versions are equal when they differ in trailing `.0` alone. */
export function sameVersion(one: string, other: string): boolean {
  return one.replace(trailing, '') === other.replace(trailing, '');
}

const trailing = /(?:\.0)+$/;
