import { randomUUID } from 'node:crypto';
import { forward, newMessage, replyTo } from '../message/compose.ts';
import type { FhirResource, Organisation } from '../message/fhir-message.ts';
import { readCareCommunication } from '../message/read-care-communication.ts';
import type { Draft } from '../message/user.ts';
import type { Written } from '../message/written-segments.ts';
import type { ComposeAnswer, ComposeRequest } from '../network/driver-protocol.ts';
import { refusals } from './acceptance.ts';
import { patientOf } from './draft-patient.ts';
import { draftProblem } from './draft-problems.ts';
import { systemUser } from './identity.ts';
import { withKeptAttachments } from './kept-attachments.ts';
import { canBeAnswered } from './latest-of-thread.ts';
import type { Outbox } from './outbox.ts';
import type { Parts } from './parts.ts';

/** Does what happens when the user presses send: the message goes out, or the user is told why it does not. */
export async function writeMessage(
  parts: Parts,
  outbox: Outbox,
  request: ComposeRequest,
): Promise<ComposeAnswer> {
  const { action, draft } = request;
  const previous = previousOf(parts, request);
  const problem = previousProblem(parts, request, previous) ?? draftProblem(request, prefilled(previous));
  if (problem) return notSent(problem);

  const { receiverGln } = draft;
  const receiver = receiverGln === undefined ? undefined : await parts.addressBook.find(receiverGln);
  if (receiverGln !== undefined && !receiver) return notSent(`nobody has the location number ${receiverGln}`);

  const bundle = composed(parts, { draft, receiver, previous, action });
  const format = draft.format ?? 'json';
  const [refused] = refusals({ kind: 'care-communication', format, bundle }, parts.validate);
  if (refused) return notSent(`the message would not be valid: ${refused.text}`);

  const sent = outbox.send(parts.conduct.written(bundle, { action, previous }), format);
  return 'messageId' in sent ? { sent: true, messageId: sent.messageId } : notSent(sent.tooLarge);
}

/** The message that a reply or forward starts from, with the attachments that the system has kept. */
function previousOf({ store }: Parts, { action, basedOn = '' }: ComposeRequest): FhirResource | undefined {
  if (action === 'new') return undefined;
  const received = store.receivedMessage(basedOn);
  const shown = received?.verdict.code === 'ok' ? received : undefined;
  const bundle = (shown ?? store.sentMessage(basedOn))?.bundle;
  return bundle && withKeptAttachments(bundle, store.attachments);
}

function previousProblem(
  { store }: Parts,
  { action, basedOn = '' }: ComposeRequest,
  previous: FhirResource | undefined,
): string | undefined {
  if (action === 'new') return undefined;
  if (!previous) return `there is no message "${basedOn}" to start from`;
  return action === 'reply' && !canBeAnswered(store, basedOn)
    ? 'a later message of the thread is there: answer that one'
    : undefined;
}

function prefilled(previous: FhirResource | undefined) {
  const { category, topic } = previous ? readCareCommunication(previous) : {};
  return { category, topic };
}

type Composing = {
  readonly draft: Draft;
  readonly receiver: Organisation | undefined;
  readonly previous: FhirResource | undefined;
  readonly action: ComposeRequest['action'];
};

const nobody: Organisation = { gln: undefined, sor: undefined, name: undefined };

function composed(
  { identity, clock }: Parts,
  { draft, receiver, previous, action }: Composing,
): FhirResource {
  const { category, topic, priority, text, attachments } = draft;
  const written: Written = { ...systemUser, text, attachments, now: clock.now(), newId: randomUUID };
  const chosen = { sender: identity, topic, priority };
  if (!previous) {
    const patient = patientOf(draft.patient);
    return newMessage({
      ...written,
      ...chosen,
      receiver: receiver ?? nobody,
      patient,
      category: category ?? '',
    });
  }
  return action === 'forward'
    ? forward(previous, { ...written, ...chosen, category, receiver: receiver ?? nobody })
    : replyTo(previous, { ...written, ...chosen, category, receiver });
}

function notSent(problem: string): ComposeAnswer {
  return { sent: false, problem };
}
