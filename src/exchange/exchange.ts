import type { DisplayedMessage, Draft, SentMessage } from '../message/user.ts';

/**
 * The record of one scenario: everything that crossed the wire, everything that was asked of the system's user and
 * everything that the user could see, numbered and in order. It is all that a judge gets.
 */
export type Exchange = {
  readonly schema: typeof exchangeSchema;
  readonly scenario: ScenarioRecord;
  readonly system: SystemRecord;
  /** The edition of the standard that the run counts by: `CareCommunication 5.0`. */
  readonly edition: string;
  readonly stack: StackMode;
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly events: readonly ExchangeEvent[];
  /** A fault of the harness or its surroundings that ended the scenario early: the verdict is then `error`. */
  readonly harnessError?: { readonly code: string; readonly message: string };
};

export const exchangeSchema = 'proevesten-exchange/1';

export type StackMode = 'embedded' | 'containers';

export type ScenarioRecord = {
  /** Kebab-case and stable: `receive-duplicate-same-bundle`. */
  readonly id: string;
  readonly title: string;
  /** The requirements that the scenario sets out to prove. */
  readonly proves: readonly string[];
  /** What the system must declare for the scenario to be played; without it the scenario is `unsupported`. */
  readonly needs: readonly Capability[];
};

/** The system under test, as far as a judge needs to know it. */
export type SystemRecord = {
  readonly name: string;
  readonly version?: string;
  /** The party that the system answers for. */
  readonly gln: string;
  readonly sor: string;
  readonly capabilities: readonly Capability[];
};

/** What a system may declare that it can do. A requirement whose capability is absent is `unsupported`. */
export type Capability = (typeof capabilities)[number];

export const capabilities = [
  'send-care-communication',
  'receive-care-communication',
  'send-attachment',
  'reply',
  'forward',
  'specific-sender',
  'specific-recipient',
  'resend-automatically',
  'driver',
  'driver-clock',
] as const;

/** The capabilities by which the harness reaches a system's user: without them a person has to look, or to act. */
export const means: readonly Capability[] = ['driver', 'driver-clock'];

export type ExchangeEvent = ExchangeEventBody & {
  /** 1, 2, 3 … within the exchange. */
  readonly number: number;
  /** When it was recorded, ISO 8601 with milliseconds and Z. */
  readonly at: string;
};

/** What happened, before it has its place in the order. */
export type ExchangeEventBody =
  | Crossing
  | ComposeStimulus
  | DeliverStimulus
  | FaultStimulus
  | ClockStimulus
  | InboxObservation
  | OutboxObservation;

/** An envelope on the wire between a party and the VANS: the bytes, and how the transport took them. */
export type Crossing = {
  readonly kind: 'envelope';
  /** Whose wire, and which way: the system under test, or a counterpart that the harness plays. */
  readonly direction: 'from-system' | 'to-system' | 'from-counterpart' | 'to-counterpart';
  /** Location number of that party. */
  readonly party: string;
  /** The body as it travelled, base64. */
  readonly bytes: string;
  readonly transport: {
    /** `http-post`, `http-push`, `mailbox`. */
    readonly by: string;
    /** HTTP status of the answer; absent when none came. */
    readonly status?: number;
    /** What went wrong, when something did. */
    readonly problem?: string;
  };
  /** Of the FHIR message in it; absent when there is none. */
  readonly validation?: RecordedValidation;
  /** What the VANS made of an envelope from the party. */
  readonly outcome?: { readonly accepted: boolean; readonly code?: number; readonly description?: string };
};

/** What the profile validator said of a FHIR message when it was recorded, and by which definitions. */
export type RecordedValidation = {
  /** `built-in carecommunication 5.0`, or the package with its version. */
  readonly definitions: string;
  /** SHA-256 of what the definitions were compiled from. */
  readonly hash: string;
  readonly valid: boolean;
  /** Errors and warnings, the first of them. */
  readonly issues: readonly RecordedIssue[];
};

/** More than this says nothing more of a message that is broken. */
export const mostRecordedIssues = 100;

export type RecordedIssue = {
  readonly severity: 'fatal' | 'error' | 'warning';
  /** Stable name of the rule, such as `cardinality.min`, or the key of an invariant. */
  readonly key: string;
  /** FHIRPath. */
  readonly path: string;
  readonly message: string;
};

/** The system's user was asked to write a message. */
export type ComposeStimulus = {
  readonly kind: 'compose';
  readonly action: 'new' | 'reply' | 'forward';
  /** For a reply or forward: MessageHeader.id of the message that it starts from. */
  readonly basedOn?: string;
  readonly draft: Draft;
  /** What the driver answered: ids are those that the system says it gave the message. */
  readonly result: { readonly sent: boolean; readonly messageId?: string; readonly problem?: string };
};

/** A counterpart sent the system something. `expects` is what the scenario's author knows of it, not a verdict. */
export type DeliverStimulus = {
  readonly kind: 'deliver';
  readonly what: string;
  /** MessageHeader.id, when it is a FHIR message. */
  readonly messageId?: string;
  /** `either` for given messages that nobody has judged yet. */
  readonly expects: 'accepted' | 'refused' | 'duplicate' | 'receipt' | 'either';
};

/** The network was told to misbehave. */
type FaultStimulus = { readonly kind: 'fault'; readonly rule: string; readonly text: string };

/** The system's clock was moved. */
export type ClockStimulus = { readonly kind: 'clock'; readonly advancedMilliseconds: number };

/** What the system's user can see of the messages received. */
export type InboxObservation = { readonly kind: 'inbox'; readonly messages: readonly DisplayedMessage[] };

/** What the system's user can see of the messages sent, and of their acknowledgements. */
export type OutboxObservation = { readonly kind: 'outbox'; readonly messages: readonly SentMessage[] };
