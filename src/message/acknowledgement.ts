import type { Organisation, ProvenanceStep } from './fhir-message.ts';

export type ResponseCode = 'ok' | 'transient-error' | 'fatal-error';

/** An Acknowledgement as its reader sees it; like a CareCommunication it is read as it stands. */
export type Acknowledgement = {
  readonly bundleId: string | undefined;
  readonly timestamp: string | undefined;
  readonly headerId: string | undefined;
  readonly event: string | undefined;
  readonly sender: Organisation;
  readonly receiver: Organisation;
  readonly sourceEndpoint: string | undefined;
  readonly destinationEndpoint: string | undefined;
  readonly response: {
    /** MessageHeader.id of the message that is answered. */
    readonly identifier: string | undefined;
    readonly code: string | undefined;
    /** Reference to the OperationOutcome, as written. */
    readonly details: string | undefined;
  };
  readonly issues: readonly AcknowledgementIssue[];
  readonly provenances: readonly ProvenanceStep[];
};

export type AcknowledgementIssue = {
  readonly severity: string | undefined;
  readonly code: string | undefined;
  /** A code of MedCom's error codes or of HL7's operation outcomes, where given. */
  readonly detailsCode: string | undefined;
  readonly text: string | undefined;
};
