import { expect, test } from '@playwright/test';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import type { RequirementId } from '../../../src/requirement/catalogue.ts';
import { explain } from '../../../src/verdict/explain.ts';
import { judge, type RequirementVerdict } from '../../../src/verdict/judge.ts';

/** What a system does wrong, and exactly the requirements that it then does not meet. */
export type Faulty = readonly [what: string, breaks: readonly RequirementId[], play: () => Exchange];

/** Declares one test for each: what it breaks fails, and nothing else does. */
export function eachBreaks(faulty: readonly Faulty[]): void {
  for (const [what, breaks, play] of faulty) {
    test(`${what}: ${breaks.join(', ') || 'nothing'} ${breaks.length > 1 ? 'break' : 'breaks'}`, () => {
      const wrong = notPassed(play());
      expect(
        wrong.map(({ id }) => id).toSorted(),
        wrong.map((verdict) => explain(verdict)).join('\n\n'),
      ).toEqual([...breaks].toSorted());
    });
  }
}

export function notPassed(exchange: Exchange): RequirementVerdict[] {
  return judge(exchange).requirements.filter(({ verdict }) => verdict !== 'pass');
}
