import { HarnessError } from '../errors.ts';
import { type ConversionRecord, expiryOf, keysOf } from './correlation-record.ts';
import type { ConversionOutcome } from './outcome.ts';
import type { WrittenOutcome } from './written-outcome.ts';

/** What one conversion leaves behind. */
export type ConversionStep = {
  /** One with the same seed takes the place of the earlier. */
  readonly records: readonly ConversionRecord[];
  /** What the VANS asked, in one line, and what it was answered: the answer may have been lost on the way. */
  readonly question: string;
  readonly outcome: ConversionOutcome;
};

/** A step as it lies in the file. */
export type WrittenStep = {
  /** ISO 8601 with Z. */
  readonly at: string;
  readonly records: readonly ConversionRecord[];
  /** Both are gone when they have become too old before the records. */
  readonly question?: string;
  readonly answer?: WrittenOutcome;
};

export function questionKey(question: string): string {
  return `question ${question}`;
}

/** @throws HarnessError `correlation-store-damaged` */
export function writtenStep(line: string, place: string): WrittenStep {
  try {
    const step = JSON.parse(line) as WrittenStep;
    const times = [Date.parse(step.at), ...step.records.map((record) => expiryOf(record).getTime())];
    step.records.forEach(keysOf);
    if (!times.some(Number.isNaN)) return step;
  } catch {
    // Told below, as any other line that is no step.
  }
  throw new HarnessError(
    'correlation-store-damaged',
    `${place}: not a record of a conversion; move the file away to start with an empty one`,
  );
}
