/**
 * What can be said of a requirement or a scenario, the worst first:
 * - `error`: the harness's own fault, it says nothing about the system
 * - `fail`: a MUST that is not met
 * - `blocked`: the check had nothing to look at; as red as a fail, for silence is not success
 * - `warn`: a SHOULD or MAY that is not followed
 * - `review`: a human has to look
 * - `pass`
 * - `unsupported`: optional, and declared absent
 */
export const outcomes = ['error', 'fail', 'blocked', 'warn', 'review', 'pass', 'unsupported'] as const;

export type Outcome = (typeof outcomes)[number];

/** The worst of them; `undefined` of none. */
export function worstOf(found: Iterable<Outcome>): Outcome | undefined {
  const present = new Set(found);
  return outcomes.find((outcome) => present.has(outcome));
}

/** Whether it keeps a system from conforming. */
export function isRed(outcome: Outcome): boolean {
  return outcome === 'fail' || outcome === 'blocked' || outcome === 'error';
}
