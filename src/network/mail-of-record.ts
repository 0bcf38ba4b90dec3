import { detached } from './detached.ts';
import type { VansFact } from './journal-entry.ts';
import type { BodyLocation } from './journal-segments.ts';
import type { JournalRecord } from './journal.ts';
import type { Mail } from './mail-box.ts';

/** Finds the mail in records that are read in order, the first of each unit included. */
export function mailReader(): (record: JournalRecord<VansFact>) => Mail | undefined {
  let above: BodyLocation | undefined;
  return ({ sequence, fact, body: own }) => {
    const { state, at } = fact;
    if (state?.kind === 'accepted') above = own;
    if (state?.kind !== 'waiting') return undefined;
    const places = { own, above };
    const body = typeof state.body === 'string' ? places[state.body] : state.body;
    if (!body) return undefined;
    const { to, envelopeId, answerable, answers, notBefore, held } = detached(state);
    return {
      sequence,
      to,
      envelopeId,
      body,
      queuedAt: at,
      ...(answerable ? { answerable } : {}),
      ...(answers ? { answers } : {}),
      ...(notBefore === undefined ? {} : { notBefore: new Date(notBefore) }),
      ...(held ? { held } : {}),
    };
  };
}
