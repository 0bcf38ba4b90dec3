import { type Clock, everyDay } from '../clock.ts';
import { HarnessError } from '../errors.ts';
import { inTurn } from '../in-turn.ts';
import { type ConversionStep, questionKey, type WrittenStep, writtenStep } from './conversion-step.ts';
import { type ConversionRecord, keysOf } from './correlation-record.ts';
import { type LineFile, openLineFile } from './line-file.ts';
import type { ConversionOutcome } from './outcome.ts';
import { type StepIndex, stepIndex } from './step-index.ts';
import { readOutcome, writeOutcome } from './written-outcome.ts';

export type CorrelationStore = AsyncDisposable & {
  /** The latest record under a key (correlation-record.ts), unless its three months are over. */
  readonly find: (key: string) => Promise<ConversionRecord | undefined>;
  /** What was answered to a question, unless it was too long ago. */
  readonly answer: (question: string) => Promise<ConversionOutcome | undefined>;
  /** Keeps all of a step or nothing; it is durable when the promise resolves. */
  readonly keep: (step: ConversionStep) => Promise<void>;
};

export type CorrelationStoreOptions = {
  /** How long answers, which hold what was written about patients, are kept; records always have their three months. */
  readonly keepDays?: number;
  /** `false` leaves flushing to the operating system: for a folder that dies with the process anyway. */
  readonly durable?: boolean;
};

/**
 * A store in a file of one JSON step a line. Only keys and places are held in memory. When it is opened, and once a day,
 * the file is written anew if there is something in it that is too old.
 *
 * @throws HarnessError `correlation-store-damaged` when a line is no step; `keep` rejects with
 *   `correlation-store-unwritable`
 */
export async function openCorrelationStore(
  path: string,
  clock: Clock,
  { keepDays = 30, durable = true }: CorrelationStoreOptions = {},
): Promise<CorrelationStore> {
  await using begun = new AsyncDisposableStack();
  const file = begun.use(await openLineFile(path, durable));
  const indexed = () => indexOf(file, path, stepIndex(clock, keepDays));
  let index = await indexed();

  // Nothing may be read or written while the file is replaced.
  const turns = inTurn();
  const stepAt = async (key: string): Promise<WrittenStep | undefined> => {
    const place = index.placeOf(key);
    return place && (JSON.parse(await file.read(place)) as WrittenStep);
  };
  const prune = async () => {
    if (!index.hasOver()) return;
    await file.replace(current(file, index));
    index = await indexed();
  };
  await prune();
  // What cannot be done now is tried again tomorrow; what is too old is not found all the same.
  const stop = everyDay(clock, () => void turns.take(prune).catch(() => {}));

  const open = begun.move();
  return {
    find: (key) =>
      turns.take(async () => (await stepAt(key))?.records.findLast((record) => keysOf(record).includes(key))),
    answer: (question) =>
      turns.take(async () => {
        const step = await stepAt(questionKey(question));
        return step?.answer && readOutcome(step.answer);
      }),
    keep: ({ records, question, outcome }) =>
      turns.take(async () => {
        const at = clock.now().toISOString();
        const step: WrittenStep = { at, records, question, answer: writeOutcome(outcome) };
        index.note(step, await file.append(JSON.stringify(step)).catch(unwritable(path)));
      }),
    async [Symbol.asyncDispose]() {
      stop();
      await turns.done();
      await open.disposeAsync();
    },
  };
}

async function indexOf(file: LineFile, path: string, index: StepIndex): Promise<StepIndex> {
  let number = 0;
  for await (const { text, place } of file.lines()) {
    number += 1;
    index.note(writtenStep(text, `${path}:${number}`), place);
  }
  return index;
}

async function* current(file: LineFile, index: StepIndex): AsyncGenerator<string> {
  for await (const { text, place } of file.lines()) {
    const step = index.current(JSON.parse(text) as WrittenStep, place);
    if (step) yield JSON.stringify(step);
  }
}

const unwritable = (path: string) => (error: Error) => {
  throw new HarnessError('correlation-store-unwritable', `${path}: ${error.message}`, { cause: error });
};
