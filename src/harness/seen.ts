import type { Crossing } from '../exchange/exchange.ts';
import type { Envelope } from '../message/envelope.ts';
import type { FhirMessage, FhirResource } from '../message/fhir-message.ts';
import { resourcesOf, textAt } from '../message/query.ts';
import { readEnvelope } from '../message/read-envelope.ts';
import { readFhirMessage } from '../message/read-fhir.ts';

/** As much of an envelope as could be read. */
export type Contents = {
  readonly envelope: Envelope | undefined;
  readonly message: FhirMessage | undefined;
  /** MessageHeader.id of the FHIR message in it; empty when there is none. */
  readonly messageId: string;
};

/** An envelope seen on the wire. */
export type Seen = Contents & {
  readonly direction: Crossing['direction'];
  readonly party: string;
};

/** @param bytes an envelope as it travelled */
export function contentsOf(bytes: Uint8Array): Contents {
  const { envelope } = readEnvelope(bytes);
  const message = envelope?.kind === 'message' ? readFhirMessage(envelope.data).message : undefined;
  return { envelope, message, messageId: message ? messageIdOf(message.bundle) : '' };
}

export function messageIdOf(bundle: FhirResource): string {
  const [header] = resourcesOf(bundle, 'MessageHeader');
  return textAt(header, 'id') ?? '';
}

type Kind = FhirMessage['kind'];

/** Picks the FHIR messages of a kind that the party put on the wire. */
export const isFrom =
  (gln: string, kind: Kind) =>
  ({ direction, party, message }: Seen): boolean =>
    direction.startsWith('from-') && party === gln && message?.kind === kind;

/** Picks the FHIR messages of a kind that the party took off the wire. */
export const isTo =
  (gln: string, kind: Kind) =>
  ({ direction, party, message }: Seen): boolean =>
    direction.startsWith('to-') && party === gln && message?.kind === kind;
