import { randomUUID } from 'node:crypto';
import { documentInformation } from '../message/document-kinds.ts';
import type { MessageEnvelope } from '../message/envelope.ts';
import type { FhirFormat, FhirResource } from '../message/fhir-message.ts';
import { readAcknowledgement } from '../message/read-acknowledgement.ts';
import { readCareCommunication } from '../message/read-care-communication.ts';
import { messageEnvelope, writeEnvelope } from '../message/write-envelope.ts';
import { mimeOf, writeFhir } from '../message/write-fhir.ts';
import type { Leaving } from './conduct.ts';
import type { Parts } from './parts.ts';

export type Addressed = Leaving & {
  readonly format: FhirFormat;
  /** Where it goes when the message itself does not say. */
  readonly receiverGln: string;
  /** The identity of the content, when it is sent again. */
  readonly contentId?: string;
};

/** A FHIR message in its envelope, named and addressed as the message is. */
export function envelopeAround(
  { identity, clock, conduct }: Parts,
  { format, receiverGln, contentId, ...leaving }: Addressed,
): { readonly envelope: MessageEnvelope; readonly bytes: Uint8Array } {
  const { receiver, postfix } = readers[leaving.kind](leaving.bundle);
  const conforming = messageEnvelope({
    sender: identity.gln,
    receiver: receiver.gln ?? receiverGln,
    document: documentInformation(leaving.kind, postfix ?? ''),
    mime: mimeOf(format),
    data: writeFhir(leaving.bundle, format),
    now: clock.now(),
    newId: randomUUID,
    ...(contentId === undefined ? {} : { identifier: contentId }),
  });
  const envelope = conduct.enveloped(conforming, leaving);
  return { envelope, bytes: conduct.posted(writeEnvelope(envelope)) };
}

const readers = {
  'care-communication': (bundle: FhirResource) => {
    const { receiver, category } = readCareCommunication(bundle);
    return { receiver, postfix: category };
  },
  acknowledgement: (bundle: FhirResource) => {
    const { receiver, response } = readAcknowledgement(bundle);
    return { receiver, postfix: response.code };
  },
};
