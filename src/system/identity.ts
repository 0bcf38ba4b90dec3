import type { Organisation } from '../message/fhir-message.ts';
import type { ComposedAuthor } from '../message/written-segments.ts';

/** The organisation that a system answers for: location number, SOR id and name. */
export type Identity = { readonly gln: string; readonly sor: string; readonly name: string };

/** The user who is logged in: what the signature of every new segment says. */
export type SystemUser = { readonly author: ComposedAuthor; readonly phone: string };

export const systemUser: SystemUser = {
  author: { given: ['Rikke', 'Test'], family: 'Referencesen', roleCode: 'sygeplejerske' },
  phone: '+4512345678',
};

/**
 * A clinic that the system knows from an old copy of SOR, and that has closed since: who writes to it learns from the
 * VANS that it is gone.
 */
export const closedClinic = {
  gln: '5790009999997',
  sor: '999991000016005',
  name: 'Nedlagt Testklinik',
} as const satisfies Organisation;
