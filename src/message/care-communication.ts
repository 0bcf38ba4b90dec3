import type { EpisodeOfCare, Organisation, Patient, ProvenanceStep } from './fhir-message.ts';

/**
 * A CareCommunication as its reader and writer see it. Everything that a sender may have left out or got wrong is
 * optional: a message is read as it stands, and judged by the requirements, not by the reader.
 */
export type CareCommunication = {
  /** Bundle.id: new every time the message is sent. */
  readonly bundleId: string | undefined;
  /** Bundle.timestamp, as written. */
  readonly timestamp: string | undefined;
  /** MessageHeader.id: the identity of the message; a resend keeps it. */
  readonly headerId: string | undefined;
  readonly definition: string | undefined;
  readonly event: string | undefined;
  readonly sender: Organisation;
  readonly receiver: Organisation;
  readonly sourceEndpoint: string | undefined;
  readonly destinationEndpoint: string | undefined;
  /** Communication.identifier: the thread. */
  readonly communicationId: string | undefined;
  readonly status: string | undefined;
  readonly category: string | undefined;
  readonly topic: string | undefined;
  readonly priority: string | undefined;
  readonly patient: Patient | undefined;
  readonly encounter: { readonly status: string | undefined; readonly class: string | undefined } | undefined;
  readonly episodesOfCare: readonly EpisodeOfCare[];
  /** The specific sender (an extension) and the specific recipient inside the two organisations. */
  readonly specificSender: Participant | undefined;
  readonly specificRecipient: Participant | undefined;
  /** Communication.payload in document order. */
  readonly segments: readonly Segment[];
  /** The Provenances in document order; exactly one targets this MessageHeader. */
  readonly provenances: readonly ProvenanceStep[];
};

/** A PractitionerRole or CareTeam that is named beside the organisations. */
export type Participant = {
  readonly kind: 'practitioner-role' | 'care-team';
  readonly name: string | undefined;
  readonly role: string | undefined;
  /** SOR id of the organisation that it belongs to, where the message says so. */
  readonly organisationSor: string | undefined;
};

export type Segment = TextSegment | AttachmentSegment;

type SegmentCommon = {
  /** The payload identifier: `urn:uuid:` and a lower-case UUID. */
  readonly identifier: string | undefined;
  /** Who first added the segment. */
  readonly assigner: Organisation | undefined;
  /** The date extension, as written: when the user pressed send. */
  readonly date: string | undefined;
  readonly author: Author | undefined;
  /** The author's phone number. */
  readonly phone: string | undefined;
};

export type TextSegment = SegmentCommon & { readonly kind: 'text'; readonly text: string };

export type AttachmentSegment = SegmentCommon & {
  readonly kind: 'attachment';
  readonly title: string | undefined;
  readonly contentType: string | undefined;
  /** Base64 as written; absent for a link, and for an earlier attachment in a reply. */
  readonly data: string | undefined;
  readonly url: string | undefined;
  readonly creation: string | undefined;
};

export type Author = {
  readonly given: readonly string[];
  readonly family: string | undefined;
  /** A code of MedCom's role list, or a free text: exactly one of the two. */
  readonly roleCode: string | undefined;
  readonly roleText: string | undefined;
};
