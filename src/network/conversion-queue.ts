import type { ConversionOutcome } from '../conversion/outcome.ts';
import type { Envelope, MessageEnvelope } from '../message/envelope.ts';
import { readEnvelope } from '../message/read-envelope.ts';
import type { ConversionPort } from './conversion-port.ts';
import { headOf, type VansFact } from './journal-entry.ts';
import type { BodyLocation } from './journal-segments.ts';
import type { NewRecord } from './journal.ts';
import { commit, timeOf, type Office } from './office.ts';
import { queueEnvelope, queueNew } from './queue-envelope.ts';
import { refusalRecords, type NegativeForm } from './refusal-records.ts';
import { retries } from './retries.ts';
import { workLine } from './work-line.ts';

/** An accepted envelope that waits for the conversion service. */
export type Convertible = { readonly sequence: number; readonly body: BodyLocation };

export type ConversionQueue = {
  readonly add: (item: Convertible) => void;
  readonly size: () => number;
  /** Why the last attempt failed; absent when it did not. */
  readonly problem: () => string | undefined;
  readonly close: () => Promise<void>;
};

/** Has envelopes converted one after the other, since a receipt is converted with what its message left behind. */
export function startConversionQueue(
  office: Office,
  conversion: ConversionPort,
  negative: NegativeForm,
): ConversionQueue {
  const open = new Set<Convertible>();
  const closing = new AbortController();
  let problem: string | undefined;

  const line = workLine<Convertible>(async (item) => {
    try {
      await convert(item);
      problem = undefined;
      open.delete(item);
      failures.settled(item);
      failures.revive();
    } catch (error) {
      problem = (error as Error).message;
      if (!closing.signal.aborted) failures.failed(item);
    }
  });
  const failures = retries(office.clock, line.add);
  const convert = async ({ sequence, body }: Convertible): Promise<void> => {
    const bytes = await office.journal.body(body);
    const { envelope } = readEnvelope(bytes);
    if (envelope?.kind !== 'message') return;
    const receives = office.directory.find(envelope.receiver.id)?.receives ?? [];
    const result = await conversion.convert({ envelope, receiverFormats: receives.map(({ type }) => type) });
    const onwards = outcomes[result.kind] as (work: Work, result: ConversionOutcome) => Onwards;
    const { text, made = [], records } = onwards({ office, envelope, bytes, body, negative }, result);
    await commit(office, [
      {
        fact: {
          at: timeOf(office),
          event: 'converted',
          party: envelope.receiver.id,
          envelopeId: envelope.id,
          transport: { by: 'vans' },
          text,
          state: { kind: 'converted', of: sequence, original: headOf(envelope), made },
        },
      },
      ...records,
    ]);
    office.memory.convert(headOf(envelope), made);
  };

  return {
    add(item) {
      open.add(item);
      line.add(item);
    },
    size: () => open.size,
    problem: () => problem,
    async close() {
      closing.abort();
      line.clear();
      failures.clear();
      await line.settled();
    },
  };
}

type Work = {
  readonly office: Office;
  readonly envelope: MessageEnvelope;
  readonly bytes: Uint8Array;
  readonly body: BodyLocation;
  readonly negative: NegativeForm;
};

type Onwards = {
  readonly text: string;
  readonly made?: readonly string[];
  readonly records: readonly NewRecord<VansFact>[];
};

/** What becomes of an envelope by the conversion's answer. */
const outcomes: {
  readonly [Kind in ConversionOutcome['kind']]: (
    work: Work,
    result: Extract<ConversionOutcome, { readonly kind: Kind }>,
  ) => Onwards;
} = {
  converted: ({ office, envelope }, { envelopes, losses }) => {
    // One receipt answers the original, when the last part of it is there.
    const last = envelopes.findLast(({ receiver }) => receiver.id === envelope.receiver.id);
    const answerable = headOf(envelope);
    return {
      text: [`converted into ${envelopes.map(nameOf).join(' and ')}`, ...losses.map(({ flag }) => flag)].join(
        ', ',
      ),
      made: envelopes.map(({ id }) => id),
      records: envelopes.flatMap((made) => queueNew(office, made, made === last ? { answerable } : {})),
    };
  },
  forward: ({ office, envelope, bytes, body }, { reason }) => ({
    text: `forwarded as it is: ${reason}`,
    records: queueEnvelope(office, { envelope, bytes, lies: body, answerable: headOf(envelope) }),
  }),
  refused: ({ office, envelope, negative }, { code, description }) => ({
    text: `refused: ${description}`,
    records: refusalRecords(
      office,
      envelope,
      { code, danish: description, letterCode: 'syntaksfejl' },
      negative,
      { answers: { sender: envelope.sender.id, id: envelope.id } },
    ),
  }),
  ignored: (_, { reason }) => ({ text: `ignored: ${reason}`, records: [] }),
};

const nameOf = (envelope: Envelope) =>
  envelope.kind === 'message' ? envelope.meta.document.name : envelope.kind;
