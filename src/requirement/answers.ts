import type { Acknowledgement } from '../message/acknowledgement.ts';
import { lastSegment } from '../message/query.ts';
import { questions, type Evidence, type Question } from './evidence.ts';
import type { AckPassage } from './passage.ts';

/** An acknowledgement from the system, and the message that it is taken to answer. */
export type Answer = {
  readonly ack: AckPassage;
  /** The first arrival of the message; absent when there was nothing that it could answer. */
  readonly question: Question | undefined;
  /** It answers an acknowledgement, which is wrong by itself. */
  readonly stray: boolean;
};

const known = new WeakMap<Evidence, readonly Answer[]>();

/**
 * Which message each acknowledgement of the system answers: the one that `response.identifier` names, else the one that
 * its new Provenance names, else the oldest message that is still unanswered. So an acknowledgement with one wrong
 * reference is judged for that reference, and is not missed elsewhere.
 */
export function answers(evidence: Evidence): readonly Answer[] {
  const ready = known.get(evidence);
  if (ready) return ready;

  const arrivals = questions(evidence);
  const acknowledged = new Set(evidence.acksDelivered.map(({ headerId }) => headerId));
  const before = ({ number }: AckPassage) => arrivals.filter((question) => question.number < number);
  const named = evidence.acksSent.map((ack) => {
    const earlier = before(ack);
    const byName = (id: string | undefined) => earlier.find(({ headerId }) => headerId === id);
    const question = byName(ack.ack.response.identifier) ?? byName(revisedId(ack.ack));
    const stray = acknowledged.has(ack.ack.response.identifier) || acknowledged.has(revisedId(ack.ack));
    return { ack, question, stray };
  });

  const answered = new Set(named.map(({ question }) => question?.headerId));
  const paired = named.map(({ ack, question, stray }): Answer => {
    if (question !== undefined || stray) return { ack, question, stray };
    const open = before(ack).find(({ headerId }) => !answered.has(headerId));
    answered.add(open?.headerId);
    return { ack, question: open, stray };
  });
  known.set(evidence, paired);
  return paired;
}

/** The system's acknowledgements of the message, in order. */
export function acknowledgementsOf(evidence: Evidence, headerId: string): AckPassage[] {
  return answers(evidence).flatMap(({ ack, question }) => (question?.headerId === headerId ? [ack] : []));
}

/** Every arrival of the message at the system, in order. */
export function arrivalsOf(evidence: Evidence, headerId: string): Question[] {
  return questions(evidence).filter((question) => question.headerId === headerId);
}

/** The acknowledgements of a message of the system that reached it, in order. */
export function answersTo({ acksDelivered }: Evidence, headerId: string | undefined): AckPassage[] {
  return acksDelivered.filter(({ ack }) => headerId !== undefined && ack.response.identifier === headerId);
}

/** The message that an acknowledgement's own Provenance names. */
export function revisedId({ provenances }: Acknowledgement): string | undefined {
  const own = provenances.find(({ activity }) => activity === 'acknowledgement');
  return lastSegment(own?.revision?.reference);
}

/** What the scenario's author knows of a message that reached the system; absent when nothing was said. */
export function expectationOf({ deliveries }: Evidence, { headerId, number }: Question) {
  const named = deliveries.find(({ messageId }) => messageId === headerId);
  // A letter has no such id: the message that it is converted into is known by coming after it.
  const unnamed = deliveries.findLast(
    (delivery) =>
      delivery.messageId === undefined && delivery.expects !== 'receipt' && delivery.number < number,
  );
  return (named ?? unnamed)?.expects;
}
