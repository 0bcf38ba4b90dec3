import { catalogue } from '../requirement/catalogue.ts';
import type { Requirement, Text } from '../requirement/define.ts';
import type { Lang } from '../requirement/lang.ts';
import type { RequirementVerdict } from './judge.ts';
import type { Outcome } from './outcome.ts';

/** One thing that is not a pass, in the words of the judge. */
export type Complaint = {
  readonly outcome: Outcome;
  readonly expected: string;
  readonly actual: string;
  /** Empty when it has no place in the exchange. */
  readonly at: string;
};

/** Everything that is wrong, or open, about a requirement: its findings that are no passes, or why there are none. */
export function complaints(verdict: RequirementVerdict, lang: Lang = 'en'): Complaint[] {
  if (verdict.verdict === 'pass' || verdict.verdict === 'unsupported') return [];

  const wrong = verdict.findings
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ outcome, expected, actual, at }) => ({
      outcome: outcome === 'fail' ? verdict.verdict : outcome,
      expected,
      actual,
      at,
    }));
  if (wrong.length > 0 && verdict.verdict !== 'error') return wrong;

  const requirement: Requirement = catalogue[verdict.id];
  const question = 'attested' in requirement ? requirement.attested[lang] : undefined;
  const outcome = verdict.verdict;
  const expected = expectations[outcome === 'blocked' || outcome === 'review' ? outcome : 'error'][lang];
  return [{ outcome, expected, actual: question ?? verdict.note ?? '', at: '' }];
}

const expectations = {
  blocked: { en: 'something to judge by', da: 'noget at bedømme ud fra' },
  review: { en: 'the answer of a person', da: 'et menneskes svar' },
  error: { en: 'a judgement', da: 'en bedømmelse' },
} satisfies Partial<Record<Outcome, Text>>;
