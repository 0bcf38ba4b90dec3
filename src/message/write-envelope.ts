import { encodeBase64 } from './base64.ts';
import type {
  DocumentInformation,
  Envelope,
  EndPoint,
  MessageEnvelope,
  MetaInformation,
} from './envelope.ts';
import { envelopeNamespace, envelopeShape, rootName, type WrittenEnvelope } from './envelope-shape.ts';
import { withOffset } from './time.ts';
import { writeXml } from './xml/write-xml.ts';

/**
 * The bytes of an envelope: UTF-8, namespace 1.0.4.
 *
 * @throws Error when a value is not as the schema has it: whoever made the envelope is at fault
 */
export function writeEnvelope(envelope: Envelope): Uint8Array {
  const content = envelopeShape.write(contentOf(envelope), rootName);
  return writeXml(
    { name: rootName, namespace: envelopeNamespace, ...content },
    { encoding: 'UTF-8', indent: true },
  );
}

function contentOf(envelope: Envelope): WrittenEnvelope {
  const { sender, receiver, id, sentAt } = envelope;
  const head = { sender, receiver, id, sentAt };
  if (envelope.kind === 'message') {
    return { ...head, message: { meta: envelope.meta, data: encodeBase64(envelope.data) } };
  }
  const { originalEnvelopeId, original, error } = envelope;
  const receipt = { [envelope.kind]: { originalEnvelopeId, original, error } } as WrittenEnvelope['receipt'];
  return { ...head, receipt };
}

export type Outgoing = {
  /** Location numbers. */
  readonly sender: string;
  readonly receiver: string;
  readonly document: Omit<DocumentInformation, 'sizeInBytes'>;
  /** The service tag `MCM:MIME`, which an envelope with FHIR in it must carry. */
  readonly mime?: string;
  readonly data: Uint8Array;
  /** Given when unchanged content is sent again; otherwise the content gets an identity of its own. */
  readonly identifier?: string;
  readonly now: Date;
  readonly newId: () => string;
};

/** An envelope for one document, reliable, and new on the network whatever is in it. */
export function messageEnvelope(outgoing: Outgoing): MessageEnvelope {
  const { sender, receiver, document, mime, data, identifier, now, newId } = outgoing;
  const meta: MetaInformation = {
    identifier: identifier ?? newId(),
    document: { ...document, sizeInBytes: data.length },
    transport: {
      type: 'reliable',
      // Conversion does not depend on it: the sender of a FHIR message is told to leave it as it is.
      transformMessage: false,
      serviceTags: mime === undefined ? [] : [{ name: 'MCM:MIME', value: mime }],
    },
  };
  return {
    kind: 'message',
    sender: locationNumber(sender),
    receiver: locationNumber(receiver),
    id: newId(),
    sentAt: withOffset(now),
    meta,
    data,
  };
}

function locationNumber(id: string): EndPoint {
  return { id, type: 'EAN' };
}
