import { catalogue, type RequirementId } from '../requirement/catalogue.ts';
import type { Actor, Level, Requirement, Text } from '../requirement/define.ts';
import type { Lang } from '../requirement/lang.ts';
import { complaints, type Complaint } from './complaints.ts';
import type { RequirementVerdict } from './judge.ts';
import type { Outcome } from './outcome.ts';

/** A verdict in words: which requirement, what it says, what was expected and seen where, and what to change. */
export function explain(verdict: RequirementVerdict, lang: Lang = 'en'): string {
  return explainAs(verdict.id, verdict.verdict, complaints(verdict, lang), lang);
}

/** The same from a run's findings. Expected and actual are in English: they name what is in the messages. */
export function explainAs(
  id: RequirementId,
  outcome: Outcome,
  found: readonly Complaint[],
  lang: Lang = 'en',
): string {
  const { level, actor, text, remedy, source }: Requirement = catalogue[id];
  const where = source.map(([document, label]) => `${document} ${label}`).join(', ');
  const head = `${id} ${outcomeWords[outcome][lang]} (${actors[actor][lang]} ${levels[level][lang]}, ${where})`;

  const rows = found.slice(0, mostShown).map(({ expected, actual, at }) =>
    table([
      [labels.expected[lang], expected],
      [labels.actual[lang], actual],
      [labels.at[lang], at],
    ]),
  );
  const rest = found.length - rows.length;
  const more = rest > 0 ? [`  ${labels.more[lang](rest)}`] : [];
  const change = found.length > 0 ? [table([[labels.change[lang], remedy[lang]]])] : [];
  return [`${head}\n  ${text[lang]}`, ...rows, ...more, ...change].join('\n\n');
}

/** The verdict words, and what Danish users read. */
const outcomeWords = {
  pass: { en: 'pass', da: 'opfyldt' },
  fail: { en: 'fail', da: 'fejl' },
  warn: { en: 'warn', da: 'advarsel' },
  blocked: { en: 'blocked', da: 'ikke afprøvet' },
  unsupported: { en: 'unsupported', da: 'ikke relevant' },
  review: { en: 'review', da: 'til vurdering' },
  error: { en: 'error', da: 'teknisk fejl' },
} as const satisfies Record<Outcome, Text>;

const mostShown = 10;

const actors = {
  sender: { en: 'sender', da: 'afsender' },
  receiver: { en: 'receiver', da: 'modtager' },
  both: { en: 'sender and receiver', da: 'afsender og modtager' },
  converter: { en: 'converter', da: 'konvertering' },
} as const satisfies Record<Actor, Text>;

const levels = {
  MUST: { en: 'MUST', da: 'SKAL' },
  SHOULD: { en: 'SHOULD', da: 'BØR' },
  MAY: { en: 'MAY', da: 'KAN' },
} as const satisfies Record<Level, Text>;

const labels = {
  expected: { en: 'expected', da: 'forventet' },
  actual: { en: 'actual', da: 'fundet' },
  at: { en: 'at', da: 'sted' },
  change: { en: 'change', da: 'ret' },
  more: { en: (count: number) => `and ${count} more`, da: (count: number) => `og ${count} mere` },
} as const;

function table(rows: readonly (readonly [string, string])[]): string {
  return rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `  ${label.padEnd(9)}  ${value}`)
    .join('\n');
}
