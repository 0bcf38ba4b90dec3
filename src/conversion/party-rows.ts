import type { LetterParty } from '../message/letter.ts';
import { oneLine } from './clean-text.ts';
import { sameName } from './mapping-codec.ts';
import { type Passing, row, type Row } from './mapping-row.ts';

/** What the two parties of a letter have in common. */
export function partyRows(side: 'sender' | 'receiver', label: string): Row[] {
  return [
    row(`${side}.gln`, `${side}.gln`, sameName),
    row(`${side}.identifier`, `${side}.sor`, {
      // The register is right about its own numbers; the letter's is used for a party that it does not know.
      toMessage: (_, letter, { known }) => known(letter[side].gln)?.sor ?? sorOf(letter[side]),
      toLetter: (sor, message, passing) => identifierOf(sor, message[side].gln, passing).identifier,
    }),
    row(`${side}.identifierCode`, `${side}.sor`, {
      toLetter: (sor, message, passing) => identifierOf(sor, message[side].gln, passing).code,
    }),
    row(
      `${side}.organisationName`,
      `${side}.name`,
      {
        toMessage: (_, letter, { known }) => namesOf(letter[side], side) || known(letter[side].gln)?.name,
        toLetter: (name, message, { known }) =>
          oneLine(name) ?? oneLine(known(message[side].gln)?.name) ?? message[side].gln,
      },
      { max: 35, flag: 'NAME_TRUNCATED', label },
    ),
  ];
}

function sorOf({ identifier, identifierCode }: LetterParty): string | undefined {
  return identifierCode === 'sorkode' ? identifier : undefined;
}

type LetterIdentity = { readonly identifier: string | undefined; readonly code: string };

/** A SOR id goes in the letter; without one, the location number says who it is. */
function identifierOf(sor: string | undefined, gln: string | undefined, { known }: Passing): LetterIdentity {
  const id = oneLine(sor) ?? known(gln)?.sor;
  const fits = id !== undefined && id.length <= 17;
  return fits ? { identifier: id, code: 'sorkode' } : { identifier: gln, code: 'lokationsnummer' };
}

/** ASSUMPTION: MedCom says that the three names of a sender become one, not what stands between them. */
function namesOf(
  { organisationName, departmentName, unitName }: LetterParty,
  side: 'sender' | 'receiver',
): string {
  const names = side === 'sender' ? [organisationName, departmentName, unitName] : [organisationName];
  return names.filter(Boolean).join(', ');
}
