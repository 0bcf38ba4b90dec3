import type { ConversionOutcome } from '../conversion/outcome.ts';
import type { MessageEnvelope } from '../message/envelope.ts';

/**
 * What the VANS asks of a conversion: one in the same process, or a service of its own. A rejected promise means that it
 * could not be asked; the VANS then keeps the envelope and asks again.
 */
export type ConversionPort = {
  readonly convert: (request: ConversionRequest) => Promise<ConversionOutcome>;
};

export type ConversionRequest = {
  readonly envelope: MessageEnvelope;
  /** The message types that the receiver takes, as the directory writes them: `FDIS91`, `XCTL`. */
  readonly receiverFormats: readonly string[];
};
