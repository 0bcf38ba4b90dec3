import type { Crossing, Exchange } from '../../../src/exchange/exchange.ts';
import { acknowledge } from '../../../src/message/acknowledge.ts';
import { newMessage, replyTo } from '../../../src/message/compose.ts';
import type { MessageEnvelope } from '../../../src/message/envelope.ts';
import type { FhirFormat, FhirResource } from '../../../src/message/fhir-message.ts';
import { textAt } from '../../../src/message/query.ts';
import { headerOf } from '../../../src/message/read-header.ts';
import { resent } from '../../../src/message/resend.ts';
import type { DisplayedMessage, Draft, SentMessage } from '../../../src/message/user.ts';
import { counterpart, doctor, ourSystem, patient, visitator } from '../message/message-samples.ts';
import { displayed } from './displayed-message.ts';
import { glns, stage, type Setting, type Stage } from './stage.ts';

type Change<T> = (value: T) => T;
const same = <T>(value: T) => value;

const pdf = {
  title: 'Plan',
  contentType: 'application/pdf',
  data: Buffer.from('%PDF-1.1\n%%EOF\n').toString('base64'),
};
const link = { title: 'Vejledning', url: 'https://www.sundhed.dk/vejledning' };

/** What a faulty system or network does otherwise; `message` and `answer` are what the system sends. */
export type Changes = Setting & {
  readonly format?: FhirFormat;
  readonly message?: Change<FhirResource>;
  /** The last answer; the first is given with it. */
  readonly answer?: (answer: FhirResource, first: FhirResource) => FhirResource;
  readonly envelope?: Change<MessageEnvelope>;
  readonly body?: Change<string>;
  readonly validation?: Crossing['validation'];
  readonly inbox?: Change<readonly DisplayedMessage[]>;
  readonly outbox?: Change<readonly SentMessage[]>;
};

const text = 'Borgeren forventes hjem torsdag.\n\nHusk: ny seng & <dropstativ>.';

/** The user writes a new message with attachments; it is acknowledged; the outbox says so. */
export function sending(
  changes: Changes & { category?: string; code?: 'ok' | 'fatal-error' } = {},
): Exchange {
  const on = stage(changes);
  const { category = 'other', code = 'ok' } = changes;
  const bundle = (changes.message ?? same)(written(on, category));
  const draft = draftOf(category);
  on.note({ kind: 'compose', action: 'new', draft, result: { sent: true, messageId: headerId(bundle) } });
  on.fhir('from-system', bundle, changes);
  on.fhir('to-counterpart', bundle, changes);
  acknowledges(on, bundle, code);
  const state = code === 'ok' ? 'acknowledged' : 'failed';
  const notice = code === 'ok' ? {} : { notice: 'Afvist af modtageren' };
  const messages = [{ messageId: headerId(bundle), state, attempts: 1, ...notice }];
  on.note({ kind: 'outbox', messages: (changes.outbox ?? same)(messages) });
  return on.finish();
}

/** Two new messages, one after the other. */
export function sendingTwice(
  changes: Changes & { second?: (bundle: FhirResource, first: FhirResource) => FhirResource } = {},
): Exchange {
  const on = stage(changes);
  const first = written(on, 'nursing');
  const second = written(on, 'nursing');
  for (const bundle of [first, changes.second?.(second, first) ?? second]) {
    const draft = draftOf('nursing');
    on.note({ kind: 'compose', action: 'new', draft, result: { sent: true, messageId: headerId(bundle) } });
    on.fhir('from-system', bundle, changes);
  }
  return on.finish();
}

/** A message arrives from a specific sender, is acknowledged, and the user replies. */
export function replying(changes: Changes = {}): Exchange {
  const on = stage(changes);
  const question = received(on);
  arrives(on, question, 'accepted');
  on.fhir('from-system', answered(on, question));
  const answer = replyTo(question, {
    text: 'Tak.\nVi kommer torsdag.',
    author: doctor,
    phone: '66110000',
    now: on.now(),
    newId: on.newId,
  });
  const bundle = (changes.message ?? same)(answer);
  on.note({
    kind: 'compose',
    action: 'reply',
    basedOn: headerId(question),
    draft: { text: 'Tak.\nVi kommer torsdag.' },
    result: { sent: true, messageId: headerId(bundle) },
  });
  on.fhir('from-system', bundle, changes);
  return on.finish();
}

/** A message arrives, is acknowledged and shown; and arrives again as often as `again` says. */
export function receiving(
  changes: Changes & { expects?: 'accepted' | 'refused'; again?: number } = {},
): Exchange {
  const on = stage(changes);
  const { expects = 'accepted', again = 0 } = changes;
  const question = received(on);
  let first: FhirResource | undefined;
  for (let round = 0; round <= again; round += 1) {
    arrives(on, question, round === 0 ? expects : 'duplicate');
    const answer = answered(on, question, expects);
    first ??= answer;
    const altered = round === again ? (changes.answer?.(answer, first) ?? answer) : answer;
    if (altered['resourceType'] === 'Bundle') on.fhir('from-system', altered, changes);
    on.pass(5000);
  }
  const shown = expects === 'accepted' ? [displayed(question)] : [];
  on.note({ kind: 'inbox', messages: (changes.inbox ?? same)(shown) });
  return on.finish();
}

/** A reply arrives whose thread the system does not know. */
export function receivingReply(changes: Changes = {}): Exchange {
  const on = stage(changes);
  const earlier = written(on, 'nursing');
  const answer = replyTo(earlier, {
    text: 'Det er modtaget.',
    author: visitator,
    phone: '87654321',
    now: on.now(),
    newId: on.newId,
  });
  arrives(on, answer, 'accepted');
  on.fhir('from-system', answered(on, answer));
  on.note({ kind: 'inbox', messages: (changes.inbox ?? same)([displayed(answer)]) });
  return on.finish();
}

/** Nobody answers: the message is sent again after each half hour, `times` times. */
export function resending(
  changes: Changes & { times?: number; again?: Change<FhirResource> } = {},
): Exchange {
  const on = stage(changes);
  const { times = 3, again = same } = changes;
  const bundle = written(on, 'nursing');
  const draft = draftOf('nursing');
  on.note({ kind: 'compose', action: 'new', draft, result: { sent: true, messageId: headerId(bundle) } });
  const identifier = on.fhir('from-system', bundle);
  for (let round = 1; round <= Math.max(times, 1); round += 1) {
    on.note({ kind: 'clock', advancedMilliseconds: 31 * 60_000 });
    on.pass(31 * 60_000);
    if (times < round) break;
    const copy = again(resent(bundle, { now: on.now(), newId: on.newId }));
    on.fhir('from-system', copy, { identifier, ...changes });
  }
  return on.finish();
}

/** The network cannot deliver the message, and says so. */
export function undeliverable(changes: Changes = {}): Exchange {
  const on = stage(changes);
  const bundle = written(on, 'nursing');
  const draft = draftOf('nursing');
  on.note({ kind: 'compose', action: 'new', draft, result: { sent: true, messageId: headerId(bundle) } });
  let id = '';
  on.fhir('from-system', bundle, {
    envelope(envelope) {
      ({ id } = envelope);
      return envelope;
    },
  });
  on.envelope('to-system', {
    kind: 'negative-vans',
    sender: { id: 'VANS', type: 'VANS' },
    receiver: { id: glns.system, type: 'EAN' },
    id: on.newId(),
    sentAt: '2026-03-02T09:15:06+01:00',
    originalEnvelopeId: id,
    error: { code: 1, description: 'Ukendt modtager' },
  });
  const messages = [{ messageId: headerId(bundle), state: 'failed', attempts: 1, notice: 'Ukendt modtager' }];
  on.note({ kind: 'outbox', messages: (changes.outbox ?? same)(messages) });
  return on.finish();
}

function draftOf(category: string): Draft {
  return {
    receiverGln: glns.counterpart,
    category,
    topic: 'Plan for hjemsendelse',
    ...(category === 'regarding-referral' ? { priority: 'asap' as const } : {}),
    text,
    attachments: [pdf, link],
    patient: { cpr: '250947-9989', given: 'Bruno Test', family: 'Elmer' },
  };
}

function written({ now, newId }: Stage, category: string): FhirResource {
  return newMessage({
    sender: ourSystem,
    receiver: counterpart,
    patient,
    category,
    topic: 'Plan for hjemsendelse',
    priority: category === 'regarding-referral' ? 'asap' : undefined,
    text,
    attachments: [pdf, link],
    author: doctor,
    phone: '66110000',
    now: now(),
    newId,
  });
}

function received({ now, newId }: Stage): FhirResource {
  return newMessage({
    sender: counterpart,
    receiver: ourSystem,
    patient,
    category: 'nursing',
    topic: 'Besøgsplan',
    text: 'Besøg hver tirsdag.\nBlodtryk < 140/90.',
    attachments: [pdf, link],
    author: visitator,
    phone: '87654321',
    specificSender: { kind: 'care-team', name: 'Team Blå', role: undefined, organisationSor: undefined },
    now: now(),
    newId,
  });
}

function arrives(on: Stage, bundle: FhirResource, expects: 'accepted' | 'refused' | 'duplicate'): void {
  on.note({ kind: 'deliver', what: 'a message', messageId: headerId(bundle), expects });
  on.fhir('from-counterpart', bundle);
  on.fhir('to-system', bundle);
}

function answered({ now, newId }: Stage, question: FhirResource, expects = 'accepted'): FhirResource {
  if (expects === 'accepted') return acknowledge(question, { code: 'ok', now: now(), newId });
  const issues = [{ severity: 'error' as const, code: 'invalid', text: 'kategorien mangler' }];
  return acknowledge(question, { code: 'fatal-error', issues, now: now(), newId });
}

function acknowledges(on: Stage, bundle: FhirResource, code: 'ok' | 'fatal-error'): void {
  const answer = answered(on, bundle, code === 'ok' ? 'accepted' : 'refused');
  on.note({
    kind: 'deliver',
    what: `acknowledgement ${code}`,
    messageId: headerId(answer),
    expects: 'receipt',
  });
  on.fhir('from-counterpart', answer);
  on.fhir('to-system', answer);
}

export function headerId(bundle: FhirResource): string {
  return textAt(headerOf(bundle), 'id') ?? '';
}
