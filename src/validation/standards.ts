import type { ValidatedStandard } from './validation-result.ts';

/** The package that defines each standard. */
export const packageNames = {
  carecommunication: 'medcom.fhir.dk.carecommunication',
  acknowledgement: 'medcom.fhir.dk.acknowledgement',
  hospitalnotification: 'medcom.fhir.dk.hospitalnotification',
} as const satisfies Record<ValidatedStandard, string>;

export const standards = Object.keys(packageNames) as readonly ValidatedStandard[];

/** The standard whose profiles a message names first; CareCommunication when it names none. */
export function standardOf(message: Uint8Array): ValidatedStandard {
  const named = standards
    .map((name) => ({ name, at: placeOf(message, name) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  return named[0]?.name ?? 'carecommunication';
}

/** Whether a message names a profile of the standard anywhere. */
export function claims(message: Uint8Array, standard: ValidatedStandard): boolean {
  return placeOf(message, `${standard}/StructureDefinition`) >= 0;
}

function placeOf(message: Uint8Array, path: string): number {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  return bytes.indexOf(`medcomfhir.dk/ig/${path}/`);
}
