import { randomUUID } from 'node:crypto';
import { documentInformation } from '../message/document-kinds.ts';
import type { FhirFormat, FhirMessage } from '../message/fhir-message.ts';
import { readAcknowledgement } from '../message/read-acknowledgement.ts';
import { readCareCommunication } from '../message/read-care-communication.ts';
import { messageEnvelope, writeEnvelope } from '../message/write-envelope.ts';
import { mimeOf } from '../message/write-fhir.ts';

export type Sending = {
  /** Location numbers. */
  readonly from: string;
  readonly to: string;
  /** What could be read of the data: names the document in the envelope. */
  readonly message: FhirMessage | undefined;
  /** The envelope says that the data is of this format. */
  readonly format: FhirFormat;
  /** The message as it travels. */
  readonly data: Uint8Array;
};

/** The envelope in which a counterpart sends a FHIR message, as bytes. */
export function fhirEnvelope({ from, to, message, format, data }: Sending): Uint8Array {
  const envelope = messageEnvelope({
    sender: from,
    receiver: to,
    document: documentOf(message),
    mime: mimeOf(format),
    data,
    now: new Date(),
    newId: randomUUID,
  });
  return writeEnvelope(envelope);
}

function documentOf(message: FhirMessage | undefined) {
  if (message?.kind === 'acknowledgement') {
    return documentInformation('acknowledgement', readAcknowledgement(message.bundle).response.code);
  }
  // A message without a legible category has to travel all the same, under a name that the VANS knows.
  const category = message && readCareCommunication(message.bundle).category;
  return documentInformation('care-communication', category ?? 'other');
}
