import type { Organisation } from '../message/fhir-message.ts';

/** Looks up who has a location number: SOR, or a copy of it. */
export type AddressBook = { readonly find: (gln: string) => Promise<Organisation | undefined> };

/**
 * Asks `directory` first and falls back on `old`, an earlier copy. What is found is remembered; when the directory does
 * not answer, the system goes on without: a message is not held back because a name could not be looked up.
 */
export function addressBook(
  directory: AddressBook['find'],
  old: readonly Organisation[],
  log: (line: string) => void,
): AddressBook {
  const known = new Map<string, Organisation>();
  return {
    async find(gln) {
      const found = known.get(gln) ?? (await asked(directory, gln, log));
      if (found) known.set(gln, found);
      return found ?? old.find((organisation) => organisation.gln === gln);
    },
  };
}

async function asked(
  directory: AddressBook['find'],
  gln: string,
  log: (line: string) => void,
): Promise<Organisation | undefined> {
  try {
    return await directory(gln);
  } catch (error) {
    log(`the directory did not answer for ${gln}: ${(error as Error).message}`);
    return undefined;
  }
}
