import { documentKinds, type DocumentKind } from '../message/document-kinds.ts';
import type { MessageEnvelope } from '../message/envelope.ts';
import type { FhirMessage } from '../message/fhir-message.ts';
import { resourcesOf, textAt } from '../message/query.ts';
import { readFhirMessage } from '../message/read-fhir.ts';
import { readLetter } from '../message/read-letter.ts';
import { readXml } from '../message/xml/read-xml.ts';

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
  if (documentKinds[kind].format === 'HL7') {
    const { message, problems } = readFhirMessage(data);
    return message ? postfixProblems(message, kind, postfix) : [error(problems[0] ?? 'not a FHIR message')];
  }
  return kind === 'XBIN01' ? xmlProblems(data) : readLetter(data).problems.map(error);
};

/** Where the code behind `#` stands in the message. */
const postfixPlace: Partial<Record<DocumentKind, readonly [resource: string, path: string]>> = {
  'care-communication': ['Communication', 'category.coding.code'],
  acknowledgement: ['MessageHeader', 'response.code'],
};

function postfixProblems(
  { bundle }: FhirMessage,
  kind: DocumentKind,
  postfix: string | undefined,
): PayloadProblem[] {
  const place = postfixPlace[kind];
  if (!place) return [];
  const [type, path] = place;
  const code = textAt(resourcesOf(bundle, type)[0], path);
  if (code === postfix || code === undefined) return [];
  return [{ severity: 'warning', message: `the name ends in #${postfix ?? ''}, ${type}.${path} is ${code}` }];
}

function xmlProblems(data: Uint8Array): PayloadProblem[] {
  try {
    readXml(data);
    return [];
  } catch (cause) {
    return [error((cause as Error).message)];
  }
}

const error = (message: string): PayloadProblem => ({ severity: 'error', message });
