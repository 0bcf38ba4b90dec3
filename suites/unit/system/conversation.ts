import { randomUUID } from 'node:crypto';
import { frozenClock } from '../../../src/clock.ts';
import { capabilities, type DeliverStimulus, type Exchange } from '../../../src/exchange/exchange.ts';
import { recorder } from '../../../src/exchange/recorder.ts';
import { replyTo } from '../../../src/message/compose.ts';
import { negativeVansReceipt } from '../../../src/message/envelope-receipt.ts';
import type { FhirFormat, FhirResource } from '../../../src/message/fhir-message.ts';
import { resent } from '../../../src/message/resend.ts';
import type { Draft } from '../../../src/message/user.ts';
import { writeEnvelope } from '../../../src/message/write-envelope.ts';
import type { ComposeRequest } from '../../../src/network/driver-protocol.ts';
import { withEach, withList, without } from '../../../src/system/change-bundle.ts';
import { headerIdOf } from '../../../src/system/own-parts.ts';
import {
  aDraft,
  aMessage,
  anAnswer,
  closedClinic,
  envelopeWith,
  municipality,
  own,
  startBench,
  startOfTest,
  type SentEnvelope,
} from './bench.ts';

const minute = 60_000;
const newId = randomUUID;
const picture = { title: 'Sårfoto', contentType: 'image/png', data: 'iVBORw0KGgo=' };
const link = { title: 'Vejledning', url: 'https://medcom.dk/' };
const team = { kind: 'care-team', name: 'Team +80 år', role: undefined, organisationSor: undefined } as const;
const author = { given: ['Astrid'], family: 'Prøve', roleText: 'sygeplejerske' };

/** Everything that a sender and a receiver can be asked to do, done once, and written down as the harness does. */
export async function conversation(faults: readonly string[]): Promise<Exchange> {
  const clock = frozenClock(startOfTest);
  const record = recorder({
    scenario: { id: 'conversation', title: 'A conversation', proves: [], needs: [] },
    system: { name: 'Reference system', gln: own.gln, sor: own.sor, capabilities },
    edition: 'CareCommunication 5.0',
    stack: 'embedded',
    clock,
  });
  const crossing = (direction: 'from-system' | 'to-system', bytes: Uint8Array) =>
    record.record({
      kind: 'envelope',
      direction,
      party: own.gln,
      bytes: Buffer.from(bytes).toString('base64'),
      transport: { by: 'http', status: 202 },
    });
  await using bench = await startBench({ faults, clock }, (bytes) => crossing('from-system', bytes));

  const hand = async (envelope: Uint8Array) => {
    crossing('to-system', envelope);
    await bench.post(envelope);
    await bench.system.idle();
  };
  const deliver = async (
    bundle: FhirResource,
    expects: DeliverStimulus['expects'],
    format: FhirFormat = 'xml',
  ) => {
    record.record({ kind: 'deliver', what: expects, expects, messageId: headerIdOf(bundle) });
    await hand(envelopeWith(bundle, format));
  };
  const write = async (request: ComposeRequest): Promise<SentEnvelope> => {
    const { length } = await bench.sent();
    // The stimulus is numbered before what it causes, as the harness does.
    const place = record.record({ kind: 'compose', ...request, result: { sent: false } });
    const result = await bench.driver.send(request);
    Object.assign(place, { result });
    const sent = (await bench.sent())[length];
    if (!sent) throw new Error('nothing was sent');
    return sent;
  };
  const sendNew = (change: Partial<Draft> = {}) => write({ action: 'new', draft: aDraft(change) });
  const pass = async (minutes: number) => {
    record.record({ kind: 'clock', advancedMilliseconds: minutes * minute });
    await bench.driver.advanceClock(minutes * minute);
  };

  const first = await sendNew({ attachments: [picture, link] });
  await deliver(anAnswer(first.bundle, 'ok'), 'receipt');
  const second = await sendNew({ format: 'xml', category: 'nursing' });
  const issue = { severity: 'error', code: 'processing', text: 'Postkassen er lukket' } as const;
  await deliver(anAnswer(second.bundle, 'fatal-error', [issue]), 'receipt');
  const lost = await sendNew({ receiverGln: closedClinic });
  await hand(writeEnvelope(notDelivered(lost)));

  const question = aMessage({ attachments: [picture], specificSender: team });
  await deliver(question, 'accepted', 'json');
  const answer = await write({ action: 'reply', basedOn: headerIdOf(question), draft: { text: 'Tak.\nVi kommer.' } });
  await deliver(anAnswer(answer.bundle, 'ok'), 'receipt');
  await pass(1);
  await deliver(question, 'duplicate', 'json');
  await pass(1);
  await deliver(resent(question, { now: clock.now(), newId }), 'duplicate');

  await deliver(withoutCategory(aMessage()), 'refused');
  await deliver(
    replyTo(first.bundle, { text: 'Modtaget.', author, phone: '38683868', now: clock.now(), newId }),
    'accepted',
  );
  await sendNew({ category: 'regarding-referral', priority: 'asap' });
  for (let round = 0; round < 5; round += 1) await pass(31);

  record.record({ kind: 'inbox', messages: await bench.driver.inbox() });
  record.record({ kind: 'outbox', messages: await bench.driver.outbox() });
  return record.finish();
}

function notDelivered({ envelope }: SentEnvelope) {
  return negativeVansReceipt({
    sender: { id: 'PROEVESTEN', type: 'VANS' },
    receiver: { id: own.gln, type: 'EAN' },
    originalEnvelopeId: envelope.id,
    error: { code: 1, description: 'Ukendt modtager' },
    now: startOfTest,
    newId,
  });
}

function withoutCategory(bundle: FhirResource): FhirResource {
  return withEach(bundle, 'Communication', (communication) =>
    withList(communication, 'category', (category) =>
      withList(category, 'coding', (coding) => without(coding, 'code')),
    ),
  );
}
