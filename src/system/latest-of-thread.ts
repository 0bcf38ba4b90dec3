import type { FhirResource } from '../message/fhir-message.ts';
import { readCareCommunication } from '../message/read-care-communication.ts';
import { instantOf } from '../message/time.ts';
import type { Store } from './store.ts';

/**
 * Only the latest message of a thread can be answered (carecommunication 5.1, rules 3–5). Replies may cross and messages
 * may come late, so the latest of those received is both the one that came last and the one that was written last; the
 * system's own latest can be answered as well.
 */
export function canBeAnswered(store: Store, messageId: string): boolean {
  const received = store.received().filter(({ verdict }) => verdict.code === 'ok');
  const known = [...received, ...store.sent()].find((message) => message.messageId === messageId);
  if (!known) return false;

  const thread = threadOf(known.bundle);
  const inThread = ({ bundle }: { bundle: FhirResource }) => threadOf(bundle) === thread;
  const arrived = received.filter(inThread);
  const newest = arrived.toSorted((one, other) => writtenAt(one.bundle) - writtenAt(other.bundle)).at(-1);
  const latest = [arrived.at(-1), newest, store.sent().findLast(inThread)];
  return latest.some((message) => message?.messageId === messageId);
}

function threadOf(bundle: FhirResource): string | undefined {
  return readCareCommunication(bundle).communicationId;
}

function writtenAt(bundle: FhirResource): number {
  const { segments } = readCareCommunication(bundle);
  return Math.max(0, ...segments.map(({ date }) => instantOf(date)?.getTime() ?? 0));
}
