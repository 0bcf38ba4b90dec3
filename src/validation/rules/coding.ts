import { child, type Element, resourceOf, text } from '../element/element.ts';
import { isLanguage, languagesIn } from '../terminology/code-grammar.ts';
import { isBlank, isSystem } from '../uri.ts';
import { isInConcept, namesOtherVersion } from './coding-version.ts';
import { fail, type Judgement } from './judgement.ts';

/** Checks a Coding against the code system that it names, as far as that is at hand. */
export function checkCoding(judgement: Judgement, element: Element): void {
  const { definitions, terminology } = judgement;
  const system = text(element, 'system');
  if (!system) return;
  const inConcept = isInConcept(element);
  if (!inConcept && !isSystem(system) && !isBlank(system) && !/^(?:https?|urn):/i.test(system)) {
    fail(
      judgement,
      'coding.system',
      element,
      `a code system is an absolute URL, not ${JSON.stringify(system.slice(0, 200))}`,
    );
  }
  if (!inConcept && definitions.valueSet(system))
    fail(judgement, 'coding.value-set', element, `${system} is a value set, not a code system`);
  const code = text(element, 'code');
  if (code === undefined || isBlank(code)) return;
  const language = text(resourceOf(element), 'language');
  if (!isLanguage(language))
    fail(judgement, 'coding.language', element, `displays cannot be checked in language ${language}`);
  if (namesOtherVersion(judgement, element)) {
    checkVersion(judgement, element, system);
    return;
  }
  const concept = terminology.lookup(system, code);
  if (concept === null) {
    fail(
      judgement,
      'coding.unknown-code',
      child(element, 'code')!,
      `${JSON.stringify(code.slice(0, 200))} is not a code of ${system}`,
      system,
    );
    return;
  }
  const display = child(element, 'display');
  if (!concept || display?.value === undefined) return;
  const { value } = display;
  const displays = terminology.displays(system, concept, languagesIn(language ?? 'en'));
  if (displays.some((each) => sameWords(value, each))) return;
  fail(
    judgement,
    'coding.display',
    display,
    `${code} is called ${JSON.stringify(displays[0] ?? '')} in ${system}`,
    system,
  );
}

/** An error only where no value set is asked for the code, and FHIR's own code systems are let pass. */
function checkVersion(judgement: Judgement, element: Element, system: string): void {
  if (isInConcept(element) || element.shape.rules.binding) return;
  if (/^https?:\/\/(?:www\.)?hl7\.org\/fhir/.test(system)) return;
  fail(judgement, 'coding.version', element, `this version of ${system} is not at hand`, system);
}

/** White space counts, as in the official validator; capitals do not. */
function sameWords(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}
