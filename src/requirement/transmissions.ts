import type { Evidence } from './evidence.ts';
import type { CarePassage } from './passage.ts';

/** One message of the system and every time that it was put on the wire: the first, then its resends. */
export type Transmissions = readonly [CarePassage, ...CarePassage[]];

const known = new WeakMap<Evidence, readonly Transmissions[]>();

/**
 * The system's CareCommunications, resends gathered. A resend is known by its MessageHeader.id, or, when it has got another
 * one, by the same segments in the same thread.
 */
export function transmissions(evidence: Evidence): readonly Transmissions[] {
  const ready = known.get(evidence);
  if (ready) return ready;

  const groups: [CarePassage, ...CarePassage[]][] = [];
  for (const passage of evidence.careSent) {
    const group = groups.find(([first]) => isResend(passage, first));
    if (group) group.push(passage);
    else groups.push([passage]);
  }
  known.set(evidence, groups);
  return groups;
}

/** Each message of the system once: its first transmission. */
export function firstSent(evidence: Evidence): CarePassage[] {
  return transmissions(evidence).map(([first]) => first);
}

export function isFirst(evidence: Evidence, passage: CarePassage): boolean {
  return firstSent(evidence).includes(passage);
}

function isResend(passage: CarePassage, first: CarePassage): boolean {
  const sameThread = passage.care.communicationId === first.care.communicationId;
  if (sameThread && passage.headerId !== undefined && passage.headerId === first.headerId) return true;
  return sameThread && segmentsOf(first) !== '' && segmentsOf(passage) === segmentsOf(first);
}

function segmentsOf({ care }: CarePassage): string {
  return care.segments.flatMap(({ identifier }) => identifier ?? []).join(' ');
}
