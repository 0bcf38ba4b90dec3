import { randomUUID } from 'node:crypto';
import type { FhirFormat, FhirResource } from '../message/fhir-message.ts';
import { readCareCommunication } from '../message/read-care-communication.ts';
import { resent } from '../message/resend.ts';
import type { SentMessage } from '../message/user.ts';
import { alarms } from './alarms.ts';
import { envelopeAround } from './envelopes.ts';
import { headerIdOf } from './own-parts.ts';
import type { Parts } from './parts.ts';
import type { SentRecord } from './store.ts';

/** An acknowledgement has to come within half an hour; after that the message is sent again (carecommunication 4.3). */
const patienceMilliseconds = 30 * 60 * 1000;

/** An envelope may be 100 MB. ASSUMPTION: MB is 10^6 bytes. */
const largestEnvelope = 100_000_000;

/** The messages that the user has sent: each is sent again after silence, until it is acknowledged or given up. */
export type Outbox = Disposable & {
  /** Keeps a message and sends it. */
  readonly send: (bundle: FhirResource, format: FhirFormat) => Sent;
  /** Writes down what became of a message; one that is still to be acknowledged is waited for anew. */
  readonly settle: (record: SentRecord, outcome: Outcome) => void;
  readonly messages: () => readonly SentMessage[];
  /** Stops waiting for all of them. */
  readonly forget: () => void;
};

export type Outcome = Pick<SentRecord, 'state' | 'trouble' | 'notice'>;

type Sent = { readonly messageId: string } | { readonly tooLarge: string };

export function openOutbox(parts: Parts): Outbox {
  const { clock, conduct, store, line, log } = parts;
  const waiting = alarms(clock, (messageId) => silence(messageId), { snooze: patienceMilliseconds, log });

  const keep = (record: SentRecord) => {
    store.putSent(record);
    if (isOpen(record)) waitFor(record);
    else waiting.cancel(record.messageId);
  };
  const waitFor = ({ messageId, lastSentAt }: SentRecord) =>
    waiting.set(messageId, Math.max(lastSentAt + patienceMilliseconds - clock.now().getTime(), 0));

  const post = (messageId: string, bytes: Uint8Array) =>
    line.post(bytes, (why) => {
      const record = store.sentMessage(messageId);
      if (record && isOpen(record)) keep({ ...record, ...undeliverable(why) });
    });

  const silence = (messageId: string) => {
    const record = store.sentMessage(messageId);
    if (!record || !isOpen(record)) return;
    if (record.envelopeIds.length > conduct.mostResends) keep({ ...record, ...givenUp(record) });
    else sendAgain(record);
  };
  const sendAgain = (record: SentRecord) => {
    const now = clock.now();
    const copy = conduct.resent(resent(record.bundle, { now, newId: randomUUID }), record);
    const { envelope, bytes } = envelopeAround(parts, {
      ...record,
      kind: 'care-communication',
      bundle: copy,
      earlierIds: record.envelopeIds,
      again: false,
    });
    log(`${record.messageId} is sent again, for the ${record.envelopeIds.length}. time`);
    const envelopeIds = [...record.envelopeIds, envelope.id];
    keep({ ...record, envelopeIds, lastSentAt: now.getTime(), state: 'awaiting' });
    post(record.messageId, bytes);
  };

  for (const record of store.sent()) if (isOpen(record)) waitFor(record);

  return {
    send(bundle, format) {
      const messageId = headerIdOf(bundle);
      const receiverGln = readCareCommunication(bundle).receiver.gln ?? '';
      const { envelope, bytes } = envelopeAround(parts, {
        kind: 'care-communication',
        bundle,
        format,
        receiverGln,
        earlierIds: [],
        again: false,
      });
      if (bytes.length > largestEnvelope) return { tooLarge: sizeProblem(bytes.length) };
      keep({
        messageId,
        bundle,
        format,
        receiverGln,
        contentId: envelope.meta.identifier,
        envelopeIds: [envelope.id],
        lastSentAt: clock.now().getTime(),
        state: 'awaiting',
        trouble: 'none',
        notice: '',
      });
      post(messageId, bytes);
      return { messageId };
    },
    settle: (record, outcome) => keep({ ...record, ...outcome }),
    messages: () => store.sent().map((record) => conduct.reported(reportOf(record), record)),
    forget: waiting.cancelAll,
    [Symbol.dispose]: waiting.cancelAll,
  };
}

function isOpen({ state }: SentRecord): boolean {
  return state === 'awaiting' || state === 'waiting-for-retry';
}

function givenUp({ envelopeIds, notice }: SentRecord): Outcome {
  const told = `not acknowledged, although it was sent ${envelopeIds.length} times`;
  return { state: 'failed', trouble: 'unanswered', notice: notice ? `${told}; last heard: ${notice}` : told };
}

/** What a user is told when the network could not deliver a message. */
export function undeliverable(why: string): Outcome {
  return { state: 'failed', trouble: 'undeliverable', notice: `the network could not deliver it: ${why}` };
}

function reportOf({ messageId, state, envelopeIds, notice }: SentRecord): SentMessage {
  return { messageId, state, attempts: envelopeIds.length, ...(notice ? { notice } : {}) };
}

function sizeProblem(bytes: number): string {
  return `the message is ${bytes} bytes with its envelope, and ${largestEnvelope} can be sent: leave something out`;
}
