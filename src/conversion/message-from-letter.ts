import type { AttachmentSegment, TextSegment } from '../message/care-communication.ts';
import type { Organisation, Patient } from '../message/fhir-message.ts';
import type { ClinicalEmail } from '../message/letter.ts';
import type { CareCommunicationContent } from '../message/write-care-communication.ts';
import { mapping } from './mapping.ts';
import type { Passing } from './mapping-row.ts';
import type { MessageSide } from './message-side.ts';
import { assembled, valueAt } from './place.ts';
import { messageText, unknownRole } from './text-layout.ts';

/**
 * A letter without binary objects as a CareCommunication: always a new message in a new thread, of category `other`,
 * for a letter tells neither.
 *
 * @param ids gives the ids of the message; the same row of ids gives the same message
 */
export function messageFromLetter(
  letter: ClinicalEmail,
  ids: () => string,
  passing: Passing,
): CareCommunicationContent & { readonly headerId: string } {
  const { ledger } = passing;
  for (const { letter: place, lost } of mapping) {
    const value = valueAt(letter, place);
    if (lost !== undefined && typeof value === 'string') ledger.note(lost, place, value);
  }
  noteCodes(letter, passing);

  const side = sideOf(letter, passing);
  const { sender, date, phone } = side;
  const common = { assigner: sender, date, author: undefined, phone: undefined };
  const headerId = ids();
  const communicationId = `urn:uuid:${ids()}`;
  const text: TextSegment = {
    ...common,
    kind: 'text',
    identifier: `urn:uuid:${ids()}`,
    text: messageText(letter, ledger),
    // ASSUMPTION: MedCom gives the organisation's name as the author's, and does not say which part of a name it is.
    author: { given: [], family: sender.name ?? sender.gln, roleCode: undefined, roleText: unknownRole },
    phone,
  };
  const links = letter.references.flatMap(({ description, url }): AttachmentSegment[] =>
    url === undefined
      ? []
      : [{ ...link, ...common, identifier: `urn:uuid:${ids()}`, title: description, url }],
  );
  return {
    headerId,
    communicationId,
    timestamp: side.timestamp ?? '',
    activity: 'new-message',
    sender,
    receiver: side.receiver,
    category: 'other',
    topic: side.topic,
    patient: side.patient,
    encounter: side.encounter,
    episodesOfCare: side.episode ? [side.episode] : [],
    segments: [text, ...links],
  };
}

function sideOf(letter: ClinicalEmail, passing: Passing): MessageSide {
  const placed = mapping.flatMap(({ letter: place, message, toMessage }) => {
    const value = message === undefined ? undefined : toMessage?.(valueAt(letter, place), letter, passing);
    return message === undefined || value === undefined ? [] : [[message, value] as const];
  });
  const side = assembled(placed) as Partial<MessageSide>;
  const { address, ...patient } = { ...nobody, ...side.patient };
  return {
    ...nothing,
    ...side,
    sender: { ...noOrganisation, ...side.sender },
    receiver: { ...noOrganisation, ...side.receiver },
    patient: { ...patient, address: address && { ...noAddress, ...address } },
  };
}

const noOrganisation: Organisation = { gln: undefined, sor: undefined, name: undefined };
const nobody: Patient = {
  identifiers: [],
  given: [],
  family: undefined,
  deceased: false,
  address: undefined,
};
const noAddress = { line: [], city: undefined, postalCode: undefined };
const nothing = {
  timestamp: undefined,
  date: undefined,
  phone: undefined,
  encounter: undefined,
  episode: undefined,
  category: undefined,
  topic: undefined,
  priority: undefined,
};

const link = { kind: 'attachment', contentType: undefined, data: undefined, creation: undefined } as const;

/** Codes whose loss depends on what they say. */
function noteCodes({ statusCode, sender, receiver }: ClinicalEmail, { ledger }: Passing): void {
  if (statusCode === 'rettetbrev') ledger.note('CORRECTION_LOST', 'Letter.StatusCode', statusCode);
  for (const { identifier, identifierCode } of [sender, receiver]) {
    if (identifierCode !== 'sorkode') ledger.note('PARTY_IDENTIFIER_LOST', `${identifierCode}`, identifier);
  }
}
