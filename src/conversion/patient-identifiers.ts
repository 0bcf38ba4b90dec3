import type { Identifier } from '../message/fhir-message.ts';
import { oneLine } from './clean-text.ts';

const cpr = 'urn:oid:1.2.208.176.1.2';
const nationalReplacement = 'urn:oid:1.2.208.176.1.6.1.1';
const otherReplacement = 'urn:oid:1.2.208.176.1.6.1.3';

export type LetterIdentifiers = {
  readonly civilRegistrationNumber: string | undefined;
  readonly alternativeIdentifier: string | undefined;
  /** Those that a letter has no place for. */
  readonly others: readonly string[];
};

/** Of a CPR number and its replacements the first goes into its place, the others into the text. */
export function letterIdentifiers(identifiers: readonly Identifier[]): LetterIdentifiers {
  const of = (system: string) =>
    identifiers.filter((each) => isOf(each, system)).flatMap(({ value }) => oneLine(value) ?? []);
  const [numbers, replacements] = [of(cpr), [...of(nationalReplacement), ...of(otherReplacement)]];
  const [number, ...otherNumbers] = numbers;
  if (number !== undefined) {
    return {
      civilRegistrationNumber: number,
      alternativeIdentifier: undefined,
      others: [...otherNumbers, ...replacements],
    };
  }
  const [replacement, ...others] = replacements;
  return { civilRegistrationNumber: undefined, alternativeIdentifier: replacement, others };
}

/** A region's own replacement numbers have a system below the common one. */
function isOf({ system }: Identifier, root: string): boolean {
  return system === root || system?.startsWith(`${root}.`) === true;
}

export function cprIdentifier(value: string): Identifier {
  return { system: cpr, value };
}

/** Whose replacement number it is shows in its seventh character. */
export function replacementIdentifier(value: string): Identifier {
  return { system: /^.{6}[17]/u.test(value) ? nationalReplacement : otherReplacement, value };
}
