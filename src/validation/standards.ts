import type { ValidatedStandard } from './validation-result.ts';

/** The package that defines each standard. */
export const packageNames = {
  carecommunication: 'medcom.fhir.dk.carecommunication',
  acknowledgement: 'medcom.fhir.dk.acknowledgement',
  hospitalnotification: 'medcom.fhir.dk.hospitalnotification',
} as const satisfies Record<ValidatedStandard, string>;

/** The standard whose profiles a message names first; CareCommunication when it names none. */
export function standardOf(message: Uint8Array): ValidatedStandard {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  const named = Object.keys(packageNames)
    .map((name) => ({ name: name as ValidatedStandard, at: bytes.indexOf(`medcomfhir.dk/ig/${name}/`) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  return named[0]?.name ?? 'carecommunication';
}
