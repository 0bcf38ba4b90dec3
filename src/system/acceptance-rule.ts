import type { CareCommunication } from '../message/care-communication.ts';
import type { FhirResource } from '../message/fhir-message.ts';

/** A rule that a message must keep to be shown to a user: a broken one is an issue for each place that breaks it. */
export type AcceptanceRule = {
  /** HL7's issue type. */
  readonly code: string;
  readonly detailsCode?: string;
  /** What is wrong, as the sender reads it. */
  readonly text: string;
  readonly brokenAt: (message: CareCommunication, bundle: FhirResource) => readonly string[];
};
