import type { Crossing } from '../exchange/exchange.ts';
import type { Envelope } from '../message/envelope.ts';
import type { FhirMessage, FhirResource } from '../message/fhir-message.ts';
import { resourcesOf, textAt } from '../message/query.ts';
import { readEnvelope } from '../message/read-envelope.ts';
import { readFhirMessage } from '../message/read-fhir.ts';

/** An envelope seen on the wire, with as much of it as could be read. */
export type Seen = {
  readonly direction: Crossing['direction'];
  readonly party: string;
  readonly envelope: Envelope | undefined;
  readonly message: FhirMessage | undefined;
  /** MessageHeader.id of the FHIR message in it; empty when there is none. */
  readonly messageId: string;
};

/** @param bytes the envelope as it travelled */
export function seen(direction: Crossing['direction'], party: string, bytes: Uint8Array): Seen {
  const { envelope } = readEnvelope(bytes);
  const message = envelope?.kind === 'message' ? readFhirMessage(envelope.data).message : undefined;
  return { direction, party, envelope, message, messageId: message ? messageIdOf(message.bundle) : '' };
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
