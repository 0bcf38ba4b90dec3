import { randomUUID } from 'node:crypto';
import {
  capabilities,
  type Crossing,
  type DeliverStimulus,
  type Exchange,
} from '../../../src/exchange/exchange.ts';
import { recorder, type Recorder } from '../../../src/exchange/recorder.ts';
import { profileJudge, type ProfileJudge } from '../../../src/harness/profile-judge.ts';
import { replyTo } from '../../../src/message/compose.ts';
import { negativeVansReceipt } from '../../../src/message/envelope-receipt.ts';
import type { FhirFormat, FhirResource } from '../../../src/message/fhir-message.ts';
import { readEnvelope } from '../../../src/message/read-envelope.ts';
import { readFhirMessage } from '../../../src/message/read-fhir.ts';
import { resent } from '../../../src/message/resend.ts';
import type { Draft } from '../../../src/message/user.ts';
import { writeEnvelope } from '../../../src/message/write-envelope.ts';
import type { ComposeRequest } from '../../../src/network/driver-protocol.ts';
import type { Validate } from '../../../src/system/acceptance.ts';
import { withEach, withList, without } from '../../../src/system/change-bundle.ts';
import { headerIdOf } from '../../../src/system/own-parts.ts';
import { profileValidation } from '../../../src/system/profile-validation.ts';
import {
  aDraft,
  aMessage,
  anAnswer,
  closedClinic,
  envelopeWith,
  municipality,
  own,
  startBench,
  type Bench,
  type SentEnvelope,
} from './bench.ts';

/** Everything that a sender and a receiver can be asked to do, in scenes that are written down as the harness does. */
export async function conversation(faults: readonly string[]): Promise<readonly Exchange[]> {
  let record: Recorder | undefined;
  const [validate, judge] = await (ready ??= Promise.all([profileValidation(), profileJudge()]));
  await using bench = await startBench({ faults, validate }, (bytes, outcome) => {
    if (record) cross(record, 'from-system', bytes, outcome, judge);
  });

  const exchanges: Exchange[] = [];
  for (const [id, play] of Object.entries(scenes)) {
    record = recorder({
      scenario: { id, title: id, proves: [], needs: [] },
      system: { name: 'Reference system', gln: own.gln, sor: own.sor, capabilities },
      edition: 'CareCommunication 5.0',
      stack: 'embedded',
      clock: bench.clock,
    });
    const stage = stageOf(bench, record);
    await play(stage);
    await stage.look();
    exchanges.push(record.finish());
  }
  return exchanges;
}

let ready: Promise<[Validate, ProfileJudge]> | undefined;

const minute = 60_000;
const newId = randomUUID;
const picture = { title: 'Sårfoto', contentType: 'image/png', data: 'iVBORw0KGgo=' };
const link = { title: 'Vejledning', url: 'https://medcom.dk/' };
const team = { kind: 'care-team', name: 'Team +80 år', role: undefined, organisationSor: undefined } as const;
const author = { given: ['Astrid'], family: 'Prøve', roleText: 'sygeplejerske' };
const issue = { severity: 'error', code: 'processing', text: 'Postkassen er lukket' } as const;

const scenes: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  async sending({ sendNew, acknowledge }) {
    const first = await sendNew({ attachments: [picture, link] });
    await acknowledge(first, 'ok');
    const second = await sendNew({ format: 'xml', category: 'nursing' });
    await acknowledge(second, 'fatal-error');
    const third = await sendNew({ category: 'regarding-referral', priority: 'asap' });
    await acknowledge(third, 'ok');
  },

  async 'writing to nobody'({ sendNew, hand, now }) {
    const { envelope } = await sendNew({ receiverGln: closedClinic });
    const receipt = negativeVansReceipt({
      sender: { id: 'PROEVESTEN', type: 'VANS' },
      receiver: { id: own.gln, type: 'EAN' },
      originalEnvelopeId: envelope.id,
      error: { code: 1, description: 'Ukendt modtager' },
      now: now(),
      newId,
    });
    await hand(writeEnvelope(receipt));
  },

  async replying({ write, deliver, acknowledge }) {
    const question = aMessage({ attachments: [picture], specificSender: team });
    await deliver(question, 'accepted', 'json');
    const draft = { text: 'Tak.\nVi kommer torsdag.' };
    const reply = await write({ action: 'reply', basedOn: headerIdOf(question), draft });
    await acknowledge(reply, 'ok');
  },

  async 'getting a reply'({ sendNew, deliver, acknowledge, now }) {
    const question = await sendNew();
    await acknowledge(question, 'ok');
    const answer = { sender: municipality, text: 'Modtaget.', author, phone: '38683868', now: now(), newId };
    await deliver(replyTo(question.bundle, { ...answer, attachments: [picture] }), 'accepted');
  },

  async 'getting it twice'({ deliver, pass, now }) {
    const message = aMessage();
    await deliver(message, 'accepted');
    await pass(1);
    await deliver(message, 'duplicate');
    await pass(1);
    await deliver(resent(message, { now: now(), newId }), 'duplicate');
  },

  'getting nonsense': ({ deliver }) => deliver(withoutCategory(aMessage()), 'refused'),

  async silence({ sendNew, pass }) {
    await sendNew();
    for (let round = 0; round < 5; round += 1) await pass(31);
  },
};

type Stage = ReturnType<typeof stageOf>;

function stageOf(bench: Bench, record: Recorder) {
  const hand = async (envelope: Uint8Array) => {
    cross(record, 'to-system', envelope);
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
    await record.recordAround(async () => {
      const result = await bench.driver.send(request);
      return [{ kind: 'compose', ...request, result }, result];
    });
    const sent = (await bench.sent())[length];
    if (!sent) throw new Error('nothing was sent');
    return sent;
  };
  /** Nobody acknowledges what never came. */
  const acknowledge = async ({ bundle, envelope }: SentEnvelope, code: 'ok' | 'fatal-error') => {
    if (envelope.receiver.id === closedClinic) return;
    await deliver(anAnswer(bundle, code, code === 'ok' ? [] : [issue]), 'receipt');
  };
  const pass = async (minutes: number) => {
    record.record({ kind: 'clock', advancedMilliseconds: minutes * minute });
    await bench.driver.advanceClock(minutes * minute);
  };
  const look = async () => {
    record.record({ kind: 'inbox', messages: await bench.driver.inbox() });
    record.record({ kind: 'outbox', messages: await bench.driver.outbox() });
  };
  const sendNew = (change: Partial<Draft> = {}) => write({ action: 'new', draft: aDraft(change) });
  return { hand, write, sendNew, deliver, acknowledge, pass, look, now: bench.clock.now };
}

function cross(
  record: Recorder,
  direction: 'from-system' | 'to-system',
  bytes: Uint8Array,
  outcome: 'accepted' | 'refused' = 'accepted',
  judge?: ProfileJudge,
): void {
  record.record({
    ...(judge ? validationOf(bytes, judge) : {}),
    kind: 'envelope',
    direction,
    party: own.gln,
    bytes: Buffer.from(bytes).toString('base64'),
    transport: { by: 'http', status: 202 },
    outcome: { accepted: outcome === 'accepted' },
  });
}

function validationOf(bytes: Uint8Array, judge: ProfileJudge): Pick<Crossing, 'validation'> {
  const { envelope } = readEnvelope(bytes);
  if (envelope?.kind !== 'message') return {};
  const { message } = readFhirMessage(envelope.data);
  return message ? { validation: judge(message.kind, envelope.data) } : {};
}

function withoutCategory(bundle: FhirResource): FhirResource {
  return withEach(bundle, 'Communication', (communication) =>
    withList(communication, 'category', (category) =>
      withList(category, 'coding', (coding) => without(coding, 'code')),
    ),
  );
}
