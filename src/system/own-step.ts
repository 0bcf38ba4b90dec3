import type { CareCommunication } from '../message/care-communication.ts';
import type { ProvenanceStep } from '../message/fhir-message.ts';

/** The step of the thread's history that this message is: the Provenance that targets its own MessageHeader. */
export function ownStep({ headerId, provenances }: CareCommunication): ProvenanceStep | undefined {
  return provenances.find(({ targetId }) => targetId !== undefined && targetId === headerId);
}
