/**
 * What a clinician writes and sees: the vocabulary of the driver through which a system's user interface is worked.
 */

/** What a user fills in. */
export type Draft = {
  readonly receiverGln?: string;
  readonly category?: string;
  readonly topic?: string;
  readonly priority?: 'routine' | 'asap';
  readonly text: string;
  readonly format?: 'json' | 'xml';
  readonly attachments?: readonly DraftAttachment[];
  readonly patient?: DraftPatient;
};

export type DraftAttachment = {
  readonly title: string;
  readonly contentType?: string;
  /** Base64. */
  readonly data?: string;
  readonly url?: string;
};

export type DraftPatient = { readonly cpr: string; readonly given: string; readonly family: string };

/** A received message as the user sees it. */
export type DisplayedMessage = {
  /** MessageHeader.id. */
  readonly messageId: string;
  /** Communication.identifier. */
  readonly threadId: string;
  /** `new`, `reply` or `forward`. */
  readonly kind: string;
  readonly category?: string;
  readonly topic?: string;
  readonly patient?: { readonly id?: string; readonly name?: string };
  readonly senderName?: string;
  readonly segments: readonly DisplayedSegment[];
};

export type DisplayedSegment = {
  readonly identifier: string;
  readonly date?: string;
  readonly text?: string;
  readonly title?: string;
  readonly contentType?: string;
  /** SHA-256 of the attachment's bytes, hex. */
  readonly sha256?: string;
  readonly url?: string;
  readonly authorName?: string;
  readonly organisationName?: string;
};

/** A sent message as the user sees it. */
export type SentMessage = {
  readonly messageId: string;
  /** `awaiting`, `acknowledged`, `failed` or `waiting-for-retry`. */
  readonly state: string;
  readonly attempts: number;
  /** What the user is told when it went wrong. */
  readonly notice?: string;
};
