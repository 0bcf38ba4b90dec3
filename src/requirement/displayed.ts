import type { DisplayedMessage } from '../message/user.ts';
import { expectationOf } from './answers.ts';
import { questions, type Evidence } from './evidence.ts';
import { isCare, type CarePassage } from './passage.ts';

/**
 * Each message that reached the system once, by its first arrival, with what is known of it and the inbox as it was last
 * looked at afterwards; no inbox when nobody looked.
 */
export function arrivals(evidence: Evidence) {
  const seen = new Set<string>();
  return questions(evidence).flatMap((arrival) => {
    const { headerId, number } = arrival;
    if (seen.has(headerId)) return [];
    seen.add(headerId);
    const inbox = evidence.inboxes.findLast((one) => one.number > number);
    return [{ arrival, headerId, number, expects: expectationOf(evidence, arrival), inbox }];
  });
}

export type Shown = {
  readonly arrival: CarePassage;
  /** As the user saw it when the inbox was last looked at. */
  readonly message: DisplayedMessage;
  /** Everything in that inbox. */
  readonly inbox: readonly DisplayedMessage[];
  /** `#9 inbox[0]` */
  readonly at: string;
};

/** The messages that arrived and are shown. One that is not, and one that must not be, is judged elsewhere. */
export function shownMessages(evidence: Evidence): Shown[] {
  return arrivals(evidence).flatMap(({ arrival, headerId, expects, inbox }) => {
    const index = inbox?.messages.findIndex(({ messageId }) => messageId === headerId) ?? -1;
    const message = inbox?.messages[index];
    if (!inbox || !message || !isCare(arrival) || expects === 'refused') return [];
    return [{ arrival, message, inbox: inbox.messages, at: `#${inbox.number} inbox[${index}]` }];
  });
}
