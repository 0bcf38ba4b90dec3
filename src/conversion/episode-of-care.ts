import type { EpisodeOfCare } from '../message/fhir-message.ts';

/** The register's episodes are not the ones that the parties know. */
const register = 'https://www.esundhed.dk/Registre/Landspatientregisteret';

/**
 * The episode that a letter names: the one that the parties have defined themselves.
 * ASSUMPTION: the test protocol says so; MedCom's mapping would take the register's.
 */
export function chosenEpisode(episodes: readonly EpisodeOfCare[]): EpisodeOfCare | undefined {
  const named = episodes.filter(({ value }) => value !== undefined);
  return named.find(({ system }) => system !== register) ?? named[0];
}

/** As a letter writes it: a UUID in 32 hexadecimal digits, anything else as it stands. */
export function letterEpisode(value: string): string {
  const uuid = value.replace(/^urn:uuid:/i, '');
  return isUuid(uuid) ? uuid.replaceAll('-', '').toLowerCase() : value;
}

/** As FHIR writes it, and whether it was a UUID at all. */
export function messageEpisode(value: string): { readonly value: string; readonly uuid: boolean } {
  const [, ...parts] =
    /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i.exec(value) ?? [];
  return parts.length === 0 ? { value, uuid: false } : { value: parts.join('-').toLowerCase(), uuid: true };
}

function isUuid(text: string): boolean {
  return messageEpisode(text).uuid;
}
