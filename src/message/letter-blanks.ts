import type { LetterParty, LetterPatient } from './letter.ts';

const emptyAddress = {
  streetName: undefined,
  suburbName: undefined,
  districtName: undefined,
  postCode: undefined,
};

/** A party of which a letter says nothing but its location number. */
export const emptyParty: Omit<LetterParty, 'gln'> = {
  identifier: undefined,
  identifierCode: undefined,
  organisationName: undefined,
  departmentName: undefined,
  unitName: undefined,
  ...emptyAddress,
  telephone: undefined,
  medicalSpecialityCode: undefined,
};

/** A patient of whom a letter says nothing but what it must. */
export const emptyPatient: Omit<LetterPatient, 'surname' | 'episodeOfCareStatus'> = {
  civilRegistrationNumber: undefined,
  alternativeIdentifier: undefined,
  given: undefined,
  ...emptyAddress,
  occupancy: undefined,
};
