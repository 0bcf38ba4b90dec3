import type { Clock } from '../../../src/clock.ts';
import { type ConversionRecord, expiryOf, keysOf } from '../../../src/conversion/correlation-record.ts';
import type { CorrelationStore } from '../../../src/conversion/correlation-store.ts';
import type { ConversionOutcome } from '../../../src/conversion/outcome.ts';

/** A store that is gone with the test. */
export function memoryCorrelationStore(clock: Clock): CorrelationStore {
  const records = new Map<string, ConversionRecord>();
  const answers = new Map<string, ConversionOutcome>();
  return {
    async find(key) {
      const record = records.get(key);
      return record && expiryOf(record) > clock.now() ? record : undefined;
    },
    answer: async (question) => answers.get(question),
    async keep({ records: kept, question, outcome }) {
      for (const record of kept) for (const key of keysOf(record)) records.set(key, record);
      answers.set(question, outcome);
    },
    async [Symbol.asyncDispose]() {},
  };
}
