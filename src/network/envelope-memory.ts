import type { BodyLocation } from './journal-segments.ts';
import { detached } from './detached.ts';
import type { EnvelopeKey, MessageHead } from './journal-entry.ts';

/** What is remembered of an envelope that was accepted. */
type Remembered = {
  /** Identity of its content: the same when it is sent again unchanged. */
  readonly contentId: string;
  /** The receipt that this VANS gave for it, if it did. */
  receipt?: BodyLocation;
};

/** Recognises envelopes that come again, and the originals of converted ones. It forgets the oldest when it is full. */
export type EnvelopeMemory = {
  readonly find: (key: EnvelopeKey) => Remembered | undefined;
  readonly accept: (key: EnvelopeKey, contentId: string) => void;
  readonly giveReceipt: (key: EnvelopeKey, receipt: BodyLocation) => void;
  readonly convert: (original: MessageHead, made: readonly string[]) => void;
  /** The message of which an envelope was made by conversion. */
  readonly originalOf: (madeId: string) => MessageHead | undefined;
  /** Forgets the receipts that lie in these files of the journal. */
  readonly forgetReceipts: (segments: ReadonlySet<number>) => void;
  readonly snapshot: () => MemorySnapshot;
};

/** All that is remembered, the oldest first, as plain data. */
export type MemorySnapshot = {
  readonly accepted: readonly (readonly [key: string, remembered: Remembered])[];
  readonly originals: readonly (readonly [madeId: string, original: MessageHead])[];
};

/** Resends come within hours, and this many envelopes are more than a test network carries in a day. */
const acceptedKept = 100_000;
const convertedKept = 10_000;

export function envelopeMemory(before?: MemorySnapshot): EnvelopeMemory {
  const accepted = new Map(before?.accepted);
  const originals = new Map(before?.originals);
  return {
    find: (key) => accepted.get(text(key)),
    accept: (key, contentId) => keep(accepted, detached(text(key)), detached({ contentId }), acceptedKept),
    giveReceipt(key, receipt) {
      const known = accepted.get(text(key));
      if (known) known.receipt = receipt;
    },
    convert(original, made) {
      const kept = detached(original);
      for (const id of made) keep(originals, detached(id), kept, convertedKept);
    },
    originalOf: (madeId) => originals.get(madeId),
    forgetReceipts(segments) {
      for (const known of accepted.values())
        if (known.receipt && segments.has(known.receipt.segment)) delete known.receipt;
    },
    snapshot: () => ({ accepted: [...accepted], originals: [...originals] }),
  };
}

const text = ({ sender, id }: EnvelopeKey) => `${sender} ${id}`;

function keep<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
  map.set(key, value);
  if (map.size <= most) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
