import { textAt, valuesAt } from './query.ts';

export type PersonName = { readonly given: readonly string[]; readonly family: string | undefined };

/** A person's name: the official one if there are several. */
export function nameOf(person: unknown): PersonName {
  const names = valuesAt(person, 'name');
  const name = names.find((candidate) => textAt(candidate, 'use') === 'official') ?? names[0];
  const given = valuesAt(name, 'given').filter((part) => typeof part === 'string');
  return { given, family: textAt(name, 'family') };
}

/** `Anna Maria Holm`, or the name as one text where it is not in parts. */
export function fullNameOf(person: unknown): string | undefined {
  const { given, family } = nameOf(person);
  const parts = [...given, family ?? ''].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : textAt(person, 'name.text');
}

/** The last word is the family name: the best guess where only the whole is known. */
export function splitName(name: string): PersonName {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return { given: words.slice(0, -1), family: words.at(-1) };
}
