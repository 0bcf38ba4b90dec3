import { UsageError } from '../errors.ts';
import { didYouMean } from '../nearest.ts';
import { isRequirementId, requirementIds } from '../requirement/catalogue.ts';

/**
 * A misspelt requirement would be no known failure of anything, and the run would fail at its end.
 * @param file begins the error message
 */
export function checkKnownFailures(file: string, known: Readonly<Record<string, string>>): void {
  const unknown = Object.keys(known).find((id) => !isRequirementId(id));
  if (unknown === undefined) return;
  const hint = didYouMean(unknown, requirementIds, '"proevesten requirements" lists them');
  throw new UsageError(`${file}: knownFailures: there is no requirement "${unknown}"; ${hint}`);
}
