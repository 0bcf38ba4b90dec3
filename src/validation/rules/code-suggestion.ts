import { nearest } from '../../nearest.ts';
import type { LeanValueSet } from '../definitions/lean-definition.ts';
import type { Judgement } from './judgement.ts';

// Beyond this a list of allowed codes helps nobody.
const fewCodes = 12;
// Nor is a long list searched for the closest one.
const manyCodes = 500;

/** What to say of a code that a value set does not hold: the closest one, and all of them when they are few. */
export function codeProblem(
  { terminology }: Judgement,
  valueSet: LeanValueSet,
  code: string,
  system?: string,
): string {
  const written = system === undefined ? code : `${system}#${code}`;
  const codes = terminology.codes(valueSet);
  const [closest] = codes.length > manyCodes ? [] : nearest(code, codes);
  const suggestion =
    closest === undefined
      ? ''
      : closest === code
        ? '; that code is there, but of another code system'
        : `; did you mean ${closest}?`;
  const allowed = codes.length > 0 && codes.length <= fewCodes ? `; allowed: ${codes.join(', ')}` : '';
  return `${JSON.stringify(written.slice(0, 200))} is not in the value set${suggestion}${allowed}`;
}
