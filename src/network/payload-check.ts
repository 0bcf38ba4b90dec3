import { documentKinds, type DocumentKind } from '../message/document-kinds.ts';
import type { MessageEnvelope } from '../message/envelope.ts';
import { resourcesOf, textAt } from '../message/query.ts';
import { formatOf, readFhirMessage } from '../message/read-fhir.ts';
import { readLetter } from '../message/read-letter.ts';
import { attributeOf, childrenOf } from '../message/xml/element.ts';
import { readXml } from '../message/xml/read-xml.ts';
import { XmlError } from '../message/xml/xml-error.ts';

/** Something about a payload: an `error` makes the VANS refuse the envelope. */
type PayloadProblem = { readonly severity: 'error' | 'warning'; readonly message: string };

/** What is wrong with the document in an envelope. `postfix` is what stands behind `#` in its name. */
export type PayloadCheck = (
  envelope: MessageEnvelope,
  kind: DocumentKind,
  postfix: string | undefined,
) => readonly PayloadProblem[];

/** Wants a payload that can be read as what the envelope says it is; whether it is good is not a network's business. */
export const readablePayload: PayloadCheck = ({ data }, kind, postfix) => {
  if (documentKinds[kind].format !== 'HL7')
    return (kind === 'XBIN01' ? xmlOf(data).problems : readLetter(data).problems).map(error);
  const { problem, code } = formatOf(data) === 'xml' ? xmlBundle(data, kind) : jsonBundle(data, kind);
  if (problem !== undefined) return [error(problem)];
  if (code === undefined || code === postfix) return [];
  const place = codePlaces[kind]?.join('.');
  return [{ severity: 'warning', message: `the name ends in #${postfix ?? ''}, ${place} is ${code}` }];
};

/** The resource and element whose code is repeated behind `#`. */
const codePlaces: Partial<Record<DocumentKind, readonly [resource: string, ...path: string[]]>> = {
  'care-communication': ['Communication', 'category', 'coding', 'code'],
  acknowledgement: ['MessageHeader', 'response', 'code'],
};

type ReadBundle = { readonly problem?: string; readonly code?: string | undefined };

function jsonBundle(data: Uint8Array, kind: DocumentKind): ReadBundle {
  const { message, problems } = readFhirMessage(data);
  if (!message) return { problem: problems[0] ?? 'not a FHIR message' };
  const [type, ...path] = codePlaces[kind] ?? [];
  return { code: type && textAt(resourcesOf(message.bundle, type)[0], path.join('.')) };
}

/** Read as XML only: turning it into a FHIR message costs ten times as much, and nothing more is asked here. */
function xmlBundle(data: Uint8Array, kind: DocumentKind): ReadBundle {
  const { root, problems } = xmlOf(data);
  if (!root) return { problem: problems[0] ?? 'not XML' };
  if (root.name !== 'Bundle' || root.namespace !== 'http://hl7.org/fhir')
    return { problem: `${root.name} in namespace ${root.namespace || 'none'} instead of a Bundle` };
  const place = codePlaces[kind];
  const steps = place ? ['entry', 'resource', ...place] : [];
  let found = [root];
  for (const step of steps) found = found.flatMap((one) => childrenOf(one, step));
  return { code: place && found[0] && attributeOf(found[0], 'value') };
}

function xmlOf(data: Uint8Array) {
  try {
    return { root: readXml(data).root, problems: [] };
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    return { root: undefined, problems: [cause.message] };
  }
}

const error = (message: string): PayloadProblem => ({ severity: 'error', message });
