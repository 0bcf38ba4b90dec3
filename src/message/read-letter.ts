import type { ClinicalEmail, Letter, LetterName, LetterReceipt } from './letter.ts';
import { emptyParty, emptyPatient } from './letter-blanks.ts';
import { letterKinds } from './letter-kinds.ts';
import { clinicalEmail, emessageEnvelope, type ReadClinicalEmail } from './letter-shape.ts';
import { type ReadReceipt, receiptShapes } from './receipt-shape.ts';
import type { XmlElement } from './xml/document.ts';
import { childrenOf } from './xml/element.ts';
import { readXml, type XmlLimits } from './xml/read-xml.ts';
import { refuseAttributes } from './xml/shape.ts';
import { XmlError } from './xml/xml-error.ts';

export type LetterReading = { readonly letter?: Letter; readonly problems: readonly string[] };

/**
 * Reads an Emessage with one letter in it: XDIS91, XCTL01, XCTL02 or XCTL03. It never throws on what a party sent: what
 * is not as the schema has it is a problem, in English and with the path, and the letter is given when enough could be read.
 * The local elements that an Emessage may end with are not read.
 */
export function readLetter(bytes: Uint8Array, limits?: XmlLimits): LetterReading {
  const problems: string[] = [];
  const note = (problem: string) => {
    if (problems.length < mostProblems) problems.push(problem);
  };
  const letter = letterOf(bytes, limits, note);
  return letter ? { letter, problems } : { problems };
}

const mostProblems = 50;

type Note = (problem: string) => void;

function letterOf(bytes: Uint8Array, limits: XmlLimits | undefined, note: Note): Letter | undefined {
  const root = rootOf(bytes, limits, note);
  if (!root) return undefined;
  if (root.name !== 'Emessage') {
    note(`the root is ${root.name} in ${root.namespace || 'no namespace'}, not Emessage`);
    return undefined;
  }
  refuseAttributes(root, { path: 'Emessage', note });

  const [envelope, first, ...rest] = childrenOf(root);
  const name = letterNames.find((each) => letterKinds[each].element === first?.name);
  if (first?.name === 'BinaryLetter') {
    note('Emessage: BinaryLetter (XBIN01) is read from a later version');
    return undefined;
  }
  if (envelope?.name !== 'Envelope' || !first || !name) {
    note(
      `Emessage: ${first?.name ?? 'nothing'} where an Envelope and one of ${letterNames.join(', ')} is needed`,
    );
    return undefined;
  }
  if (
    !namespacesOf(name).includes(root.namespace) ||
    [envelope, first].some((each) => each.namespace !== root.namespace)
  ) {
    note(
      `Emessage: ${name} in namespace ${first.namespace} where ${letterKinds[name].namespaces[0]} is needed`,
    );
    return undefined;
  }
  const others = rest.filter((each) => each.name !== 'Local_Elements');
  // ASSUMPTION: the schema allows several letters; nobody is known to send them, and one of them could get lost.
  if (others.length > 0) note(`Emessage: ${others.length + 1} letters where one is read`);

  const head = emessageEnvelope.read(envelope, { path: 'Envelope', note });
  const place = { path: first.name, note };
  if (name === 'XDIS91') {
    const read = clinicalEmail.read(first, place);
    return head && read && emailOf(head, read);
  }
  const read = receiptShapes[name].read(first, place);
  return head && read && receiptOf(name, head, read);
}

function rootOf(bytes: Uint8Array, limits: XmlLimits | undefined, note: Note): XmlElement | undefined {
  try {
    return readXml(bytes, limits).root;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    note(error.message);
    return undefined;
  }
}

const letterNames = Object.keys(letterKinds) as LetterName[];

function namespacesOf(name: LetterName): readonly string[] {
  return letterKinds[name].namespaces;
}

type Head = Pick<Letter, 'sent' | 'envelopeId' | 'positiveReceiptWanted'>;

function emailOf(
  head: Head,
  { letter, sender, receiver, patient, ...read }: ReadClinicalEmail,
): ClinicalEmail {
  return {
    name: 'XDIS91',
    ...head,
    letterId: letter.letterId,
    versionCode: letter.versionCode,
    authorised: letter.authorised,
    statusCode: letter.statusCode,
    episodeOfCareIdentifier: letter.episodeOfCareIdentifier,
    sender: { ...emptyParty, ...sender },
    receiver: { ...emptyParty, ...receiver },
    patient: { ...emptyPatient, ...patient },
    priority: read.additional?.priority,
    subject: read.additional?.subject,
    texts: read.clinical.map(({ text }) => text),
    references: read.references,
  };
}

function receiptOf(
  name: LetterReceipt['name'],
  head: Head,
  { letter, sender, receiver, original }: ReadReceipt,
): LetterReceipt {
  return {
    name,
    ...head,
    letterId: letter.letterId,
    versionCode: letter.versionCode,
    senderGln: sender.gln,
    receiverGln: receiver.gln,
    originalEnvelopeId: original.envelopeId,
    originalSenderGln: original.sender.gln,
    originalReceiverGln: original.receiver.gln,
    refuseCode: original.refuseCode,
    refuseText: original.refuseText,
    originalLetters: original.letters.map((each) => ({ ...noRefusal, ...each })),
  };
}

const noRefusal = { refuseCode: undefined, refuseText: undefined };
