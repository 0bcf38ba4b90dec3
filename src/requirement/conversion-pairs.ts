import type { ClinicalEmail, LetterReceipt } from '../message/letter.ts';
import { acknowledgementsOf } from './answers.ts';
import type { Evidence } from './evidence.ts';
import type { AckPassage, CarePassage, Passage } from './passage.ts';
import { firstSent } from './transmissions.ts';

/** A letter on the wire of a counterpart, and the message on the wire of the system that it was made into or from. */
export type ConvertedMessage = {
  readonly way: 'letter-to-message' | 'message-to-letter';
  readonly letter: ClinicalEmail;
  readonly message: CarePassage;
  /** The crossing that holds the result of the conversion. */
  readonly result: Passage;
};

/** The same of the answers to them. */
export type ConvertedReceipt = {
  readonly receipt: LetterReceipt;
  readonly ack: AckPassage;
  readonly result: Passage;
  /** What was answered; absent when the receipt of a counterpart names no letter that it was sent. */
  readonly original: ConvertedMessage | undefined;
};

type LetterPassage<L> = { readonly passage: Passage; readonly letter: L };

/**
 * Pairs by order, not by content, so that a conversion which gets something wrong is still judged: the nth letter with the
 * nth message that no counterpart sent as FHIR, and the other way round.
 */
export function convertedMessages(evidence: Evidence): ConvertedMessage[] {
  const asFhir = new Set(
    [...evidence.fromCounterparts, ...evidence.toCounterparts].map(({ headerId }) => headerId),
  );
  const arrived = firstOfEach(evidence.careDelivered).filter(({ headerId }) => !asFhir.has(headerId));
  const inward = inOrder(
    emails(evidence.fromCounterparts),
    arrived,
    ({ passage }, { number }) => passage.number < number,
  );

  const left = firstSent(evidence).filter(({ headerId }) => !asFhir.has(headerId));
  const outward = inOrder(
    emails(evidence.toCounterparts),
    left,
    ({ passage }, { number, care }) =>
      number < passage.number && care.receiver.gln === passage.crossing.party,
  );

  return [
    ...inward.map(([{ letter }, message]) => ({
      way: 'letter-to-message' as const,
      letter,
      message,
      result: message,
    })),
    ...outward.map(([{ letter, passage }, message]) => ({
      way: 'message-to-letter' as const,
      letter,
      message,
      result: passage,
    })),
  ];
}

export function convertedReceipts(evidence: Evidence): ConvertedReceipt[] {
  const messages = convertedMessages(evidence);
  const answered = messages.flatMap((original) => {
    const [ack] =
      original.way === 'letter-to-message'
        ? acknowledgementsOf(evidence, original.message.headerId ?? '')
        : [];
    return ack ? [{ original, ack }] : [];
  });
  const back = inOrder(
    answered,
    receipts(evidence.toCounterparts),
    ({ ack }, { passage }) => ack.number < passage.number,
  );

  const asFhir = new Set(evidence.fromCounterparts.map(({ headerId }) => headerId));
  const arrived = evidence.acksDelivered.filter(({ headerId }) => !asFhir.has(headerId));
  const forth = inOrder(
    receipts(evidence.fromCounterparts),
    arrived,
    ({ passage }, { number }) => passage.number < number,
  );

  return [
    ...back.map(([{ original, ack }, { letter, passage }]) => ({
      receipt: letter,
      ack,
      result: passage,
      original,
    })),
    ...forth.map(([{ letter }, ack]) => ({
      receipt: letter,
      ack,
      result: ack,
      original: messages.find(
        ({ way, letter: { letterId } }) =>
          way === 'message-to-letter' && letter.originalLetters.some((named) => named.letterId === letterId),
      ),
    })),
  ];
}

function emails(passages: readonly Passage[]): LetterPassage<ClinicalEmail>[] {
  return passages.flatMap((passage) => {
    const { letter } = passage;
    return letter?.name === 'XDIS91' ? [{ passage, letter }] : [];
  });
}

function receipts(passages: readonly Passage[]): LetterPassage<LetterReceipt>[] {
  return passages.flatMap((passage) => {
    const { letter } = passage;
    return letter?.name === 'XCTL02' || letter?.name === 'XCTL03' ? [{ passage, letter }] : [];
  });
}

function firstOfEach(passages: readonly CarePassage[]): CarePassage[] {
  return passages.filter(
    ({ headerId }, index) => passages.findIndex((other) => other.headerId === headerId) === index,
  );
}

/** Gives each of the one the first of the other that fits and is not taken. */
function inOrder<A, B>(
  ones: readonly A[],
  others: readonly B[],
  fits: (one: A, other: B) => boolean,
): [A, B][] {
  const free = new Set(others);
  return ones.flatMap((one): [A, B][] => {
    const other = [...free].find((candidate) => fits(one, candidate));
    if (other === undefined) return [];
    free.delete(other);
    return [[one, other]];
  });
}
