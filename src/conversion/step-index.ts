import { type Clock, dayMilliseconds } from '../clock.ts';
import { questionKey, type WrittenStep } from './conversion-step.ts';
import { expiryOf, keysOf } from './correlation-record.ts';
import type { LinePlace } from './line-file.ts';

/** Where the latest of everything lies, and until when it counts. */
export type StepIndex = {
  readonly note: (step: WrittenStep, place: LinePlace) => void;
  /** `undefined` for what is unknown or too old. */
  readonly placeOf: (key: string) => LinePlace | undefined;
  readonly hasOver: () => boolean;
  /** The step as it is to be written anew: without what is too old or has been replaced; `undefined` when that is all. */
  readonly current: (step: WrittenStep, place: LinePlace) => WrittenStep | undefined;
};

export function stepIndex(clock: Clock, keepDays: number): StepIndex {
  const places = new Map<string, LinePlace & { readonly expires: number }>();
  const placeOf = (key: string) => {
    const place = places.get(key);
    return place && place.expires > clock.now().getTime() ? place : undefined;
  };
  return {
    note({ at, records, question }, place) {
      for (const record of records) {
        const expires = expiryOf(record).getTime();
        for (const key of keysOf(record)) places.set(key, { ...place, expires });
      }
      if (question === undefined) return;
      places.set(questionKey(question), { ...place, expires: Date.parse(at) + keepDays * dayMilliseconds });
    },
    placeOf,
    hasOver() {
      const now = clock.now().getTime();
      return [...places.values()].some(({ expires }) => expires <= now);
    },
    current({ at, question, answer, records }, { offset }) {
      const isHere = (key: string) => placeOf(key)?.offset === offset;
      const latest = records.filter((record) => keysOf(record).some(isHere));
      const answered = question !== undefined && isHere(questionKey(question));
      if (latest.length === 0 && !answered) return undefined;
      return { at, records: latest, ...(answered && answer ? { question, answer } : {}) };
    },
  };
}
