import type { CareCommunication } from '../message/care-communication.ts';
import { runsOf } from '../message/formatted-text.ts';
import type { ClinicalEmail } from '../message/letter.ts';
import { emptyParty, emptyPatient } from '../message/letter-blanks.ts';
import { letterKinds } from '../message/letter-kinds.ts';
import { currentPayload } from './current-payload.ts';
import { mapping } from './mapping.ts';
import { limited, type Passing } from './mapping-row.ts';
import { messageSide } from './message-side.ts';
import { assembled, valueAt } from './place.ts';
import { letterReferences } from './references.ts';
import { letterText } from './text-layout.ts';

export type LetterIds = { readonly envelopeId: string; readonly letterId: string };

/**
 * A CareCommunication without attachment data as a letter, which asks for a positive receipt. The fields of the letter are
 * as its schema has them, whatever the message says, but for what `unfit` names.
 *
 * @param route the location numbers on the envelope, for a message that does not say its own
 */
export function letterFromMessage(
  message: CareCommunication,
  ids: LetterIds,
  route: { readonly sender: string; readonly receiver: string },
  passing: Passing,
): ClinicalEmail {
  const { ledger } = passing;
  const current = currentPayload(message, ledger);
  const side = messageSide(message, current, route);
  const placed = mapping.flatMap((row) => {
    const value = row.message && row.toLetter?.(valueAt(side, row.message), side, passing);
    return value === undefined ? [] : [[row.letter, limited(value, row, ledger)] as const];
  });
  // The rows put something into every field that a letter must have; `unfit` sees to the two that have nothing to put.
  const fields = assembled(placed) as Pick<
    ClinicalEmail,
    'sent' | 'authorised' | 'sender' | 'receiver' | 'patient'
  >;
  for (const { system, value } of message.episodesOfCare) {
    if (value !== side.episode?.value)
      ledger.note('EPISODE_DROPPED', `Encounter.episodeOfCare ${system}`, value);
  }

  const { references, lines } = letterReferences(current.attachments, ledger);
  const text = letterText(message, current, lines, ledger);
  const letter: ClinicalEmail = {
    ...blank,
    ...fields,
    sender: { ...emptyParty, ...fields.sender },
    receiver: { ...emptyParty, ...fields.receiver },
    patient: { ...emptyPatient, ...fields.patient },
    ...ids,
    texts: [runsOf(text)],
    references,
  };
  // oxlint-disable-next-line no-control-regex -- everything that ISO-8859-1 has
  if (/[^\u0000-\u007E\u00A0-\u00FF]/.test(JSON.stringify(letter))) ledger.note('CHARSET', 'text');
  return letter;
}

/** Why the letter cannot be sent: what a letter must say and the message does not. */
export function unfit({ patient, sender, receiver }: ClinicalEmail): string | undefined {
  const { civilRegistrationNumber: number, alternativeIdentifier: replacement, surname } = patient;
  if (number === undefined && replacement === undefined)
    return 'the patient has no CPR number and no replacement for it';
  if (number !== undefined && !/^[0-9]{10}$/.test(number))
    return `the CPR number ${number} is not ten digits`;
  if (number === undefined && Array.from(replacement ?? '').length !== 10) {
    return `the replacement CPR number ${replacement} is not ten characters`;
  }
  if (!surname) return 'the patient has no family name';
  const stray = [sender.gln, receiver.gln].filter((gln) => !/^[0-9]{13}$/.test(gln));
  return stray.length === 0 ? undefined : `${stray.join(', ') || 'nothing'} is no location number`;
}

const blank = {
  name: 'XDIS91',
  versionCode: letterKinds.XDIS91.versionCode,
  positiveReceiptWanted: true,
  statusCode: 'nytbrev',
  episodeOfCareIdentifier: undefined,
  priority: undefined,
  subject: undefined,
} as const;
