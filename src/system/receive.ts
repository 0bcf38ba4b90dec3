import type { MessageEnvelope } from '../message/envelope.ts';
import type { FhirFormat, FhirMessage, Organisation } from '../message/fhir-message.ts';
import { readCareCommunication } from '../message/read-care-communication.ts';
import { readEnvelope } from '../message/read-envelope.ts';
import { readFhirMessage } from '../message/read-fhir.ts';
import { refusals } from './acceptance.ts';
import { answer } from './answer.ts';
import type { Outbox } from './outbox.ts';
import { headerIdOf } from './own-parts.ts';
import type { Parts } from './parts.ts';
import { settleAcknowledgement, settleReceipt } from './settle.ts';
import type { ReceivedMessage, Verdict } from './store.ts';

/** `refused` says why the envelope cannot be taken at all: then nothing is kept, and no acknowledgement is possible. */
export type Reception = { readonly taken: true } | { readonly refused: string };

/** Takes an envelope from the network: whatever is in it, there is an answer. */
export async function receive(parts: Parts, outbox: Outbox, bytes: Uint8Array): Promise<Reception> {
  const { envelope, problems } = readEnvelope(bytes);
  const fault = problems.find(({ severity }) => severity === 'error');
  if (!envelope || fault) return { refused: fault?.message ?? 'no envelope could be read' };
  if (envelope.receiver.id !== parts.identity.gln) {
    return { refused: `addressed to ${envelope.receiver.id}, and this is ${parts.identity.gln}` };
  }
  if (envelope.kind === 'message') return receiveMessage(parts, outbox, envelope);
  settleReceipt(parts, outbox, envelope);
  return taken;
}

const taken: Reception = { taken: true };

async function receiveMessage(parts: Parts, outbox: Outbox, envelope: MessageEnvelope): Promise<Reception> {
  const { format } = envelope.meta.document;
  if (format !== 'HL7') return { refused: `a document in ${format}: this system takes FHIR messages only` };
  const { message, problems } = readFhirMessage(envelope.data, declaredFormat(envelope));
  if (!message) return { refused: `the message cannot be read: ${problems[0] ?? 'it is empty'}` };
  if (!headerIdOf(message.bundle)) return { refused: 'the message has no MessageHeader.id' };

  await takeIn(parts, outbox, { message, problems, senderGln: envelope.sender.id });
  return taken;
}

type Incoming = {
  readonly message: FhirMessage;
  readonly problems: readonly string[];
  readonly senderGln: string;
};

async function takeIn(
  parts: Parts,
  outbox: Outbox,
  { message, problems, senderGln }: Incoming,
): Promise<void> {
  const { store, log } = parts;
  const { bundle } = message;
  const messageId = headerIdOf(bundle);
  const reply = (verdict: Verdict, kind: 'message' | 'acknowledgement', again: boolean) =>
    answer(parts, message, { arrival: { bundle, messageId, kind, again }, verdict, senderGln });

  if (message.kind === 'acknowledgement') {
    settleAcknowledgement(parts, outbox, message);
    reply({ code: 'ok', issues: [] }, 'acknowledgement', false);
    return;
  }
  const known = store.receivedMessage(messageId);
  if (known) {
    log(`${messageId} is a duplicate: answered with ${known.verdict.code} as the first time`);
    store.putReceived({ ...known, arrivals: known.arrivals + 1 });
    reply(known.verdict, 'message', true);
    return;
  }
  const verdict = verdictOn(parts, message, problems);
  const names = verdict.code === 'ok' ? await missingNames(parts, message) : {};
  reply(kept(parts, { messageId, ...message, verdict, names, arrivals: 1 }), 'message', false);
}

function verdictOn(parts: Parts, message: FhirMessage, problems: readonly string[]): Verdict {
  if (parts.conduct.trustsOwnThreads && continuesOwnThread(parts, message)) return { code: 'ok', issues: [] };
  const unclean = problems.map((text) => ({ severity: 'error', code: 'structure', text }) as const);
  const issues = [...unclean, ...refusals(message, parts.validate)];
  return { code: issues.length > 0 ? 'fatal-error' : 'ok', issues };
}

function continuesOwnThread({ store }: Parts, { bundle }: FhirMessage): boolean {
  const { communicationId } = readCareCommunication(bundle);
  return store.sent().some((sent) => readCareCommunication(sent.bundle).communicationId === communicationId);
}

/** What cannot be written down was not received: the sender is told to come again. */
function kept({ store, log }: Parts, message: ReceivedMessage): Verdict {
  try {
    store.putReceived(message);
    return message.verdict;
  } catch (error) {
    log(`${message.messageId} was not kept: ${(error as Error).message}`);
    const text = 'the message could not be stored: send it again';
    return {
      code: 'transient-error',
      issues: [{ severity: 'error', code: 'transient', detailsCode: 'MSG_LOCAL_FAIL', text }],
    };
  }
}

/** The names of organisations that the message gives by number only, as a receiver has to look them up in SOR. */
async function missingNames(
  { addressBook }: Parts,
  { bundle }: FhirMessage,
): Promise<Record<string, string>> {
  const { sender, receiver, segments } = readCareCommunication(bundle);
  const organisations = [sender, receiver, ...segments.flatMap(({ assigner }) => assigner ?? [])];
  const nameless = organisations.flatMap(({ gln, name }: Organisation) => (gln && !name ? gln : []));
  const found: Record<string, string> = {};
  for (const gln of new Set(nameless)) {
    const name = (await addressBook.find(gln))?.name;
    if (name) found[gln] = name;
  }
  return found;
}

function declaredFormat({ meta }: MessageEnvelope): FhirFormat | undefined {
  const mime = meta.transport?.serviceTags.find(({ name }) => name === 'MCM:MIME')?.value;
  return mime === undefined ? undefined : formats[mime];
}

const formats: Readonly<Record<string, FhirFormat>> = {
  'application/fhir+json': 'json',
  'application/fhir+xml': 'xml',
};
