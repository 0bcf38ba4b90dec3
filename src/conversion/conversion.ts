import { randomUUID } from 'node:crypto';
import { documentKindOf, type DocumentKind } from '../message/document-kinds.ts';
import type { MessageEnvelope } from '../message/envelope.ts';
import { convertAcknowledgement } from './convert-acknowledgement.ts';
import { convertLetter } from './convert-letter.ts';
import { convertMessage } from './convert-message.ts';
import { convertReceipt } from './convert-receipt.ts';
import type { Converting } from './converting.ts';
import { needsConversion } from './decision.ts';
import { type ConversionOutcome, refusalCode, refused } from './outcome.ts';

export type { ConversionOutcome };

export type Conversion = {
  /**
   * Converts what a receiver cannot take as it is. One document is converted at a time, and what must be remembered of it
   * is durable before the outcome is given. Never rejects for what a party sent.
   *
   * @param input.receiverFormats the types that the receiver is registered for: `['XDIS91', 'XCTL']`
   */
  readonly convert: (input: {
    readonly envelope: MessageEnvelope;
    readonly receiverFormats: readonly string[];
  }) => Promise<ConversionOutcome>;
};

/** The conversion service of a VANS: OIOXML letters and FHIR messages, and their receipts, both ways. */
export function startConversion({
  newId = randomUUID,
  ...options
}: Omit<Converting, 'newId'> & Partial<Pick<Converting, 'newId'>>): Conversion {
  const converting = { ...options, newId };
  // Two copies of one document must not both find that it is new.
  let last: Promise<unknown> = Promise.resolve();
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
      const outcome = last.then(() => converters[kind](envelope, converting));
      last = outcome.catch(() => {});
      return outcome;
    },
  };
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
