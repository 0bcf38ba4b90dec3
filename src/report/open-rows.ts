import type { Text } from '../requirement/define.ts';
import type { Row } from './row.ts';
import { states } from './words.ts';

/** Whether somebody has to do something about it. */
export function isOpen({ state }: Row): boolean {
  return state !== 'pass' && state !== 'unsupported';
}

/** What is open: what was found wrong, and apart from it what only a person can judge and what there was nothing to see of. */
export function openParts(rows: readonly Row[]): {
  readonly told: readonly Row[];
  /** Nothing was found wrong with these: a person has to look. */
  readonly toLookAt: readonly Row[];
  /** Blocked, and often only the consequence of a failure: one silent system blocks every check on its answers. */
  readonly silent: readonly Row[];
} {
  const all = openRows(rows);
  const toLookAt = all.filter(({ state }) => state === 'review');
  const open = all.filter(({ state }) => state !== 'review');
  const silent = open.filter(
    ({ counts, state, findings }) => counts && state === 'blocked' && findings.every(({ at }) => at === ''),
  );
  if (silent.length <= silentAlone) return { told: open, toLookAt, silent: [] };
  return { told: open.filter((row) => !silent.includes(row)), toLookAt, silent };
}

const silentAlone = 3;

/** The rows that somebody has to do something about, the worst first; those that do not count come last. */
function openRows(rows: readonly Row[]): Row[] {
  return rows.filter(isOpen).toSorted((a, b) => rank(a) - rank(b));
}

function rank({ counts, state }: Row): number {
  return states.indexOf(state) + (counts ? 0 : states.length);
}

/** What a person has to look at, where no check can; or why nobody can. */
export function question({ rule, state }: Row): Text | undefined {
  if (!rule || state !== 'review') return undefined;
  if ('attested' in rule) return rule.attested;
  return 'untestable' in rule ? { en: rule.untestable, da: rule.untestable } : undefined;
}
