import type { AnswerIssue } from '../message/acknowledge.ts';
import type { ResponseCode } from '../message/acknowledgement.ts';
import type { FhirFormat, FhirResource } from '../message/fhir-message.ts';
import { openJournal, type Journal } from './journal.ts';
import { attachmentArchive, type KeptAttachments } from './kept-attachments.ts';

/** What the system found of a message, said in its acknowledgement and said again for every duplicate. */
export type Verdict = { readonly code: ResponseCode; readonly issues: readonly AnswerIssue[] };

export type ReceivedMessage = {
  /** MessageHeader.id. */
  readonly messageId: string;
  readonly bundle: FhirResource;
  readonly format: FhirFormat;
  readonly verdict: Verdict;
  /** Names that the message leaves out, as SOR gives them: by location number. */
  readonly names: Readonly<Record<string, string>>;
  /** 1, and one more for each duplicate. */
  readonly arrivals: number;
};

type SentState = 'awaiting' | 'acknowledged' | 'failed' | 'waiting-for-retry';

/** What went wrong with a sent message: refused by its receiver, by the network, never answered, or to be tried again. */
type Trouble = 'none' | 'rejected' | 'undeliverable' | 'unanswered' | 'receiver-down';

export type SentRecord = {
  /** MessageHeader.id. */
  readonly messageId: string;
  readonly bundle: FhirResource;
  readonly format: FhirFormat;
  readonly receiverGln: string;
  /** The envelope's identity of the content: the same on every resend. */
  readonly contentId: string;
  /** EnvelopeIdentifier of every transmission, the first one first. */
  readonly envelopeIds: readonly string[];
  /** When it was last put on the wire, in milliseconds since 1970. */
  readonly lastSentAt: number;
  readonly state: SentState;
  readonly trouble: Trouble;
  /** What the user is told when it went wrong; empty when nothing did. */
  readonly notice: string;
};

/**
 * Everything that the system remembers. With a folder it is durable: an entry is on the disk before `put…` returns, and
 * a system that is started again goes on where it was.
 */
export type Store = Disposable & {
  readonly received: () => readonly ReceivedMessage[];
  readonly receivedMessage: (messageId: string) => ReceivedMessage | undefined;
  readonly sent: () => readonly SentRecord[];
  readonly sentMessage: (messageId: string) => SentRecord | undefined;
  /** Adds a message, or replaces the one with its id. */
  readonly putReceived: (message: ReceivedMessage) => void;
  readonly putSent: (record: SentRecord) => void;
  /** The attachments of accepted and sent messages. */
  readonly attachments: KeptAttachments;
  readonly forget: () => void;
};

type Entry =
  | { readonly received: Partial<ReceivedMessage> & Pick<ReceivedMessage, 'messageId'> }
  | { readonly sent: Partial<SentRecord> & Pick<SentRecord, 'messageId'> };

export function openStore(stateDir?: string): Store {
  const received = new Map<string, ReceivedMessage>();
  const sent = new Map<string, SentRecord>();

  const attachments = attachmentArchive();

  const take = (entry: Entry) => {
    if ('received' in entry) {
      const { bundle, verdict } = merge(received, entry.received);
      if (verdict.code === 'ok') attachments.keep(bundle);
    } else {
      const { bundle } = merge(sent, entry.sent);
      attachments.keep(bundle);
    }
  };
  const journal: Journal<Entry> = openJournal(stateDir, take);
  const put = (entry: Entry) => {
    journal.append(entry);
    take(entry);
  };

  return {
    received: () => [...received.values()],
    receivedMessage: (messageId) => received.get(messageId),
    sent: () => [...sent.values()],
    sentMessage: (messageId) => sent.get(messageId),
    putReceived: (message) => put({ received: changed(received.get(message.messageId), message) }),
    putSent: (record) => put({ sent: changed(sent.get(record.messageId), record) }),
    attachments,
    forget() {
      journal.clear();
      attachments.forget();
      received.clear();
      sent.clear();
    },
    [Symbol.dispose]: () => journal[Symbol.dispose](),
  };
}

function merge<T extends { messageId: string }>(
  known: Map<string, T>,
  entry: Partial<T> & { messageId: string },
): T {
  const merged = { ...known.get(entry.messageId), ...entry } as T;
  known.set(entry.messageId, merged);
  return merged;
}

/** Only what is new of a record, so that a message of many megabytes is written down once. */
function changed<T extends { messageId: string }>(
  before: T | undefined,
  after: T,
): Partial<T> & { messageId: string } {
  if (!before) return after;
  const news = Object.entries(after).filter(([key, value]) => before[key as keyof T] !== value);
  return { ...(Object.fromEntries(news) as Partial<T>), messageId: after.messageId };
}
