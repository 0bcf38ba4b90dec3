import type { LeanValueSet } from '../definitions/lean-definition.ts';
import type { Judgement } from './judgement.ts';

// Beyond this a list of allowed codes helps nobody.
const fewCodes = 12;
const longestCompared = 40;

/** What to say of a code that a value set does not hold: the closest one, and all of them when they are few. */
export function codeProblem(
  { terminology }: Judgement,
  valueSet: LeanValueSet,
  code: string,
  system?: string,
): string {
  const written = system === undefined ? code : `${system}#${code}`;
  const codes = terminology.codes(valueSet);
  const closest = closestTo(code, codes);
  const suggestion = closest === undefined ? '' : `; did you mean ${closest}?`;
  const allowed = codes.length > 0 && codes.length <= fewCodes ? `; allowed: ${codes.join(', ')}` : '';
  return `${JSON.stringify(written.slice(0, 200))} is not in the value set${suggestion}${allowed}`;
}

function closestTo(code: string, codes: readonly string[]): string | undefined {
  if (code.length > longestCompared || codes.length > 500) return undefined;
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(code.length / 3));
  for (const candidate of codes) {
    if (Math.abs(candidate.length - code.length) > least || candidate.length > longestCompared) continue;
    const distance = editDistance(code.toLowerCase(), candidate.toLowerCase());
    if (distance < least || (distance === least && best === undefined)) [best, least] = [candidate, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
