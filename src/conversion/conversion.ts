import { createHash, randomUUID } from 'node:crypto';
import { inTurn } from '../in-turn.ts';
import { documentKindOf, type DocumentKind } from '../message/document-kinds.ts';
import type { MessageEnvelope } from '../message/envelope.ts';
import { convertAcknowledgement } from './convert-acknowledgement.ts';
import { convertLetter } from './convert-letter.ts';
import { convertMessage } from './convert-message.ts';
import { convertReceipt } from './convert-receipt.ts';
import type { Converting } from './converting.ts';
import type { ConversionRecord } from './correlation-record.ts';
import type { CorrelationStore } from './correlation-store.ts';
import { needsConversion } from './decision.ts';
import { type ConversionOutcome, refusalCode, refused } from './outcome.ts';

export type { ConversionOutcome };

export type Conversion = {
  /**
   * Converts what a receiver cannot take as it is. One document is converted at a time, and what must be remembered of it
   * is durable before the outcome is given. The same envelope again is given the same outcome again: its first answer may
   * never have arrived. Never rejects for what a party sent.
   *
   * @param input.receiverFormats the types that the receiver is registered for: `['XDIS91', 'XCTL']`
   */
  readonly convert: (input: {
    readonly envelope: MessageEnvelope;
    readonly receiverFormats: readonly string[];
  }) => Promise<ConversionOutcome>;
};

/** The conversion service of a VANS: OIOXML letters and FHIR messages, and their receipts, both ways. */
export function startConversion({ store, newId = randomUUID, ...options }: ConversionOptions): Conversion {
  // Two copies of one document must not both find that it is new.
  const turns = inTurn();
  const answered = async (kind: DocumentKind, envelope: MessageEnvelope): Promise<ConversionOutcome> => {
    const question = questionOf(envelope);
    const known = await store.answer(question);
    if (known) return known;
    const records: ConversionRecord[] = [];
    const correlation = { find: store.find, keep: (record: ConversionRecord) => void records.push(record) };
    const outcome = await converters[kind](envelope, { ...options, newId, store: correlation });
    // What changed nothing comes out the same when it is asked again.
    if (records.length > 0) await store.keep({ records, question, outcome });
    return outcome;
  };
  return {
    convert({ envelope, receiverFormats }) {
      const kind = documentKindOf(envelope.meta.document)?.kind;
      if (kind === undefined) {
        return Promise.resolve({
          kind: 'forward',
          reason: `${envelope.meta.document.name} is not converted`,
        });
      }
      if (!needsConversion(kind, receiverFormats)) {
        const reason = `${kind} is not converted for a receiver of ${receiverFormats.join(', ') || 'nothing'}`;
        return Promise.resolve({ kind: 'forward', reason });
      }
      return turns.take(() => answered(kind, envelope));
    },
  };
}

export type ConversionOptions = Omit<Converting, 'store' | 'newId'> & {
  readonly store: CorrelationStore;
  readonly newId?: Converting['newId'];
};

/** An identifier alone is no proof that it is the same envelope: whoever uses one twice must not get another's answer. */
function questionOf({ sender, receiver, id, data }: MessageEnvelope): string {
  const content = createHash('sha256').update(data).digest('base64url');
  return `${sender.id} ${receiver.id} ${id} ${content}`;
}

type Converter = (envelope: MessageEnvelope, converting: Converting) => Promise<ConversionOutcome>;

const converters: Readonly<Record<DocumentKind, Converter>> = {
  'care-communication': convertMessage,
  acknowledgement: convertAcknowledgement,
  'hospital-notification': async () => ({ kind: 'forward', reason: 'HospitalNotification is not converted' }),
  XDIS91: convertLetter,
  XBIN01: async () => refused(refusalCode.notTaken, 'XBIN01: attachments are converted from a later version'),
  XCTL01: convertReceipt,
  XCTL02: convertReceipt,
  XCTL03: convertReceipt,
};
