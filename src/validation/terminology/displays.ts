import type { LeanConcept } from '../definitions/lean-definition.ts';

/**
 * What concepts may be called in a language, as the official validator's `ValueSetValidator` has it: names in no stated
 * language are good in all, as English ones are in FHIR. Where there is none, those in the code system's own language do.
 *
 * @param language what the resource says that it is written in: `da`, `da-DK`, `da, en`
 * @param ownLanguage the language of the code system
 */
export function displaysIn(
  language: string,
  ownLanguage: string | undefined,
  concepts: readonly LeanConcept[],
): readonly string[] {
  const names = concepts.flatMap(({ display, designation = [] }) => [
    ...(display === undefined ? [] : [{ value: display, language: ownLanguage }]),
    ...designation,
  ]);
  const fitting = names.filter((name) => fits(language, name.language));
  const chosen = fitting.length > 0 ? fitting : names.filter((name) => name.language === ownLanguage);
  return chosen.map(({ value }) => value);
}

function fits(wanted: string, language: string | undefined): boolean {
  if (language === undefined || language === '*') return true;
  return wanted.split(',').some((each) => each.trim().startsWith(language));
}
