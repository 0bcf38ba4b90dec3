import { isDeepStrictEqual } from 'node:util';

import type { LetterPatient } from '../message/letter.ts';

export type Encounter = { readonly status: string | undefined; readonly class: string | undefined };

type Row = { readonly status: string; readonly encounter: Encounter; readonly deceased?: true };

/** Of two rows with the same Encounter the first is what it is read as: a letter's `ambulant_roentgen` does not come back. */
const rows: readonly Row[] = [
  { status: 'indlagt', encounter: { class: 'IMP', status: 'in-progress' } },
  { status: 'ambulant', encounter: { class: 'AMB', status: 'in-progress' } },
  { status: 'ambulant_roentgen', encounter: { class: 'AMB', status: 'in-progress' } },
  { status: 'doed', encounter: { class: 'other', status: 'finished' }, deceased: true },
  { status: 'inaktiv', encounter: { class: 'other', status: 'unknown' } },
];

export function encounterOf(status: LetterPatient['episodeOfCareStatus']): Encounter & { deceased: boolean } {
  const row = rows.find((each) => each.status === status) ?? inactive;
  return { ...row.encounter, deceased: row.deceased ?? false };
}

/**
 * The status of a patient with this Encounter, and whether the table has it. ASSUMPTION: a patient who is said to be
 * dead is `doed`, whatever the Encounter says.
 */
export function statusOf(
  encounter: Encounter | undefined,
  deceased: boolean,
): { status: string; exact: boolean } {
  const row = rows.find((each) => encounter && isDeepStrictEqual(each.encounter, { ...encounter }));
  if (deceased) return { status: 'doed', exact: row?.deceased === true || encounter === undefined };
  return { status: (row ?? inactive).status, exact: row !== undefined || encounter === undefined };
}

const inactive: Row = { status: 'inaktiv', encounter: { class: 'other', status: 'unknown' } };
