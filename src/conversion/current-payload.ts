import type {
  AttachmentSegment,
  CareCommunication,
  Segment,
  TextSegment,
} from '../message/care-communication.ts';
import type { Ledger } from './loss.ts';

/** The segments of a message, told apart by whether this message added them. */
export type CurrentPayload = {
  /** Those that this message added, in document order. */
  readonly texts: readonly TextSegment[];
  /** The other texts, newest first. */
  readonly earlierTexts: readonly TextSegment[];
  /** All of them: whoever gets a letter gets the thread. */
  readonly attachments: readonly AttachmentSegment[];
};

/**
 * The current segments are the sources of the Provenance that targets the MessageHeader: order says nothing, and neither
 * do ids. Where no Provenance tells, the newest text is the current one.
 */
export function currentPayload(message: CareCommunication, ledger: Ledger): CurrentPayload {
  const texts = message.segments.filter((segment) => segment.kind === 'text');
  const attachments = message.segments.filter((segment) => segment.kind === 'attachment');
  const sources = new Set(
    message.provenances
      .filter(({ targetId }) => targetId === message.headerId)
      .flatMap((step) => step.sources),
  );
  const named = texts.filter(({ identifier }) => identifier !== undefined && sources.has(identifier));
  const newestFirst = texts.toSorted((a, b) => time(b) - time(a));
  const unclear = named.length === 0 && texts.length > 0;
  if (unclear && texts.length > 1) ledger.note('CURRENT_TEXT_UNCLEAR', 'Provenance.entity');

  const current = unclear ? newestFirst.slice(0, 1) : named;
  return { texts: current, earlierTexts: newestFirst.filter((text) => !current.includes(text)), attachments };
}

function time({ date }: Segment): number {
  const parsed = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(parsed) ? Number.NEGATIVE_INFINITY : parsed;
}
