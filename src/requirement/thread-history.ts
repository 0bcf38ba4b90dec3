import type { CareCommunication, Segment } from '../message/care-communication.ts';
import type { ProvenanceStep } from '../message/fhir-message.ts';
import { lastSegment } from '../message/query.ts';
import type { Evidence } from './evidence.ts';
import type { CarePassage } from './passage.ts';
import { firstSent } from './transmissions.ts';

type Compose = Evidence['composes'][number];

/** A message that the system's user was asked to write, and the message that left. */
export type Composition = { readonly compose: Compose; readonly message: CarePassage | undefined };

/** One that left, with the message that it answers or passes on, as far as that is in the record. */
export type Written = {
  readonly compose: Compose;
  readonly message: CarePassage;
  readonly previous: CarePassage | undefined;
};

const known = new WeakMap<Evidence, readonly Composition[]>();

/**
 * Every message that the user pressed send on, with the message that left: the one that the system says it gave that
 * id, else the first that followed and belongs to no other.
 */
export function compositions(evidence: Evidence): readonly Composition[] {
  const ready = known.get(evidence);
  if (ready) return ready;

  const left = new Set(firstSent(evidence));
  const take = (message: CarePassage | undefined) => {
    if (message) left.delete(message);
    return message;
  };
  const named = evidence.composes
    .filter(({ result }) => result.sent)
    .map((compose) => ({ compose, message: take([...left].find((message) => isNamed(message, compose))) }));
  const all = named.map(({ compose, message }) => ({
    compose,
    message: message ?? take([...left].find(({ number }) => number > compose.number)),
  }));
  known.set(evidence, all);
  return all;
}

/** Those of them that left. */
export function written(evidence: Evidence): Written[] {
  return compositions(evidence).flatMap(({ compose, message }) =>
    message ? [{ compose, message, previous: previousOf(evidence, compose, message) }] : [],
  );
}

/** The replies to a message of the record. */
export function replies(evidence: Evidence): (Written & { readonly previous: CarePassage })[] {
  return written(evidence).flatMap(({ previous, ...one }) =>
    previous && one.compose.action === 'reply' ? [{ ...one, previous }] : [],
  );
}

/** Whether everything that the message repeats from its thread is in the record. */
export function isHistoryKnown(evidence: Evidence, message: CarePassage): boolean {
  const asked = written(evidence).find((one) => one.message.headerId === message.headerId);
  if (!asked) return ownProvenance(message.care)?.revision === undefined;
  return asked.compose.action === 'new' || asked.previous !== undefined;
}

/**
 * The segments that the message adds: those that no earlier message of the record holds, or, where the history is not in
 * the record, those that its own Provenance names.
 */
export function newSegments(evidence: Evidence, message: CarePassage): Segment[] {
  const { number, headerId, care } = message;
  if (!isHistoryKnown(evidence, message)) {
    const sources = ownProvenance(care)?.sources ?? [];
    return care.segments.filter(({ identifier }) => identifier !== undefined && sources.includes(identifier));
  }
  const earlier = [...evidence.careDelivered, ...firstSent(evidence)].filter(
    (other) => other.number < number && (headerId === undefined || other.headerId !== headerId),
  );
  const old = new Set(earlier.flatMap((other) => other.care.segments.map(({ identifier }) => identifier)));
  return care.segments.filter(({ identifier }) => identifier === undefined || !old.has(identifier));
}

/** The Provenance of this very message; when none targets its header, the last one. */
export function ownProvenance({ headerId, provenances }: CareCommunication): ProvenanceStep | undefined {
  const own = provenances.find(({ targetId }) => targetId !== undefined && targetId === headerId);
  return own ?? provenances.at(-1);
}

function isNamed({ headerId, number }: CarePassage, compose: Compose): boolean {
  return headerId !== undefined && headerId === compose.result.messageId && number > compose.number;
}

function previousOf(evidence: Evidence, compose: Compose, message: CarePassage): CarePassage | undefined {
  const earlier = [...evidence.careDelivered, ...firstSent(evidence)]
    .filter(({ number }) => number < message.number)
    .toSorted((a, b) => a.number - b.number);
  const named = compose.basedOn ?? lastSegment(ownProvenance(message.care)?.revision?.reference);
  return earlier.find(({ headerId }) => headerId !== undefined && headerId === named);
}
