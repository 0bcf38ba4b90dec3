import type { CareCommunication, Segment } from '../message/care-communication.ts';
import { instantOf } from '../message/time.ts';

/**
 * The segments in the order in which a thread is read: by their own time, and of those with the same time the ones of
 * the organisation that began the thread first. A segment that comes twice is read once.
 */
export function inThreadOrder(message: CareCommunication): readonly Segment[] {
  const initiator = message.provenances.find(({ revision }) => revision === undefined)?.agent?.gln;
  const rank = (segment: Segment) => (segment.assigner?.gln === initiator ? 0 : 1);
  return distinct(message.segments).toSorted((a, b) => timeOf(a) - timeOf(b) || rank(a) - rank(b));
}

function distinct(segments: readonly Segment[]): readonly Segment[] {
  const seen = new Set<string>();
  return segments.filter(({ identifier }) => {
    if (identifier === undefined) return true;
    const isNew = !seen.has(identifier);
    seen.add(identifier);
    return isNew;
  });
}

function timeOf({ date }: Segment): number {
  return instantOf(date)?.getTime() ?? 0;
}
