import type { LeanConcept } from '../definitions/lean-definition.ts';

/**
 * What concepts may be called in some languages, as the official validator's `ValueSetValidator` has it: names in no stated
 * language are good in all, as English ones are in FHIR. Where there is none, those in the code system's own language do.
 *
 * @param languages those that the resource says it is written in: `da`, `da-DK`
 * @param ownLanguage the language of the code system
 */
export function displaysIn(
  languages: readonly string[],
  ownLanguage: string | undefined,
  concepts: readonly LeanConcept[],
): readonly string[] {
  const names = concepts.flatMap(({ display, designation = [] }) => [
    ...(display === undefined ? [] : [{ value: display, language: ownLanguage }]),
    ...designation,
  ]);
  const fitting = names.filter((name) => fits(languages, name.language));
  const chosen = fitting.length > 0 ? fitting : names.filter((name) => name.language === ownLanguage);
  return chosen.map(({ value }) => value);
}

function fits(wanted: readonly string[], language: string | undefined): boolean {
  return language === undefined || language === '*' || wanted.some((each) => each.startsWith(language));
}
