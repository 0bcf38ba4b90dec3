import { randomUUID } from 'node:crypto';
import { frozenClock, type SteerableClock } from '../../../src/clock.ts';
import { acknowledge, type AnswerIssue } from '../../../src/message/acknowledge.ts';
import type { ResponseCode } from '../../../src/message/acknowledgement.ts';
import { newMessage } from '../../../src/message/compose.ts';
import { documentInformation } from '../../../src/message/document-kinds.ts';
import type { MessageEnvelope } from '../../../src/message/envelope.ts';
import type { FhirFormat, FhirResource, Organisation } from '../../../src/message/fhir-message.ts';
import { readAcknowledgement } from '../../../src/message/read-acknowledgement.ts';
import { readCareCommunication } from '../../../src/message/read-care-communication.ts';
import { readEnvelope } from '../../../src/message/read-envelope.ts';
import { readFhirMessage } from '../../../src/message/read-fhir.ts';
import type { Draft } from '../../../src/message/user.ts';
import { messageEnvelope, writeEnvelope } from '../../../src/message/write-envelope.ts';
import { mimeOf, writeFhir } from '../../../src/message/write-fhir.ts';
import { driverClient, type DriverClient } from '../../../src/network/driver-client.ts';
import { httpCall } from '../../../src/network/http-call.ts';
import { json, problem } from '../../../src/network/http-message.ts';
import { listen } from '../../../src/network/listen.ts';
import { routed } from '../../../src/network/routes.ts';
import { closedClinic as stranger } from '../../../src/system/identity.ts';
import { headerIdOf } from '../../../src/system/own-parts.ts';
import {
  startReferenceSystem,
  type ReferenceSystemOptions,
  type RunningSystem,
} from '../../../src/system/reference-system.ts';

export const own = { gln: '5790000121526', sor: '325251000016005', name: 'Prøvesten Referencesystem' };
export const municipality = { gln: '5790000120314', sor: '325371000016006', name: 'Modpart Kommune' };
/** Known to the system, and to nobody else. */
export const closedClinic = stranger.gln;
export const driverToken = 'driver-token';

export const startOfTest = new Date('2026-11-20T09:00:00+01:00');

/** An organisation as a sender may leave it: without a name, which its receiver looks up. */
export const namelessMunicipality: Organisation = { ...municipality, name: undefined };

/** The reference system between a network that knows everybody but one and a driver, on a clock that stands still. */
export type Bench = AsyncDisposable & {
  readonly system: RunningSystem;
  readonly driver: DriverClient;
  readonly clock: SteerableClock;
  readonly log: readonly string[];
  /** What the system has handed to the network, once it has nothing more to send. */
  readonly sent: () => Promise<readonly SentEnvelope[]>;
  /** Posts bytes to the envelope endpoint. */
  readonly post: (body: Uint8Array | string) => Promise<{ readonly status: number; readonly said: string }>;
  /** Posts a message in an envelope of the municipality's. */
  readonly deliver: (bundle: FhirResource, format?: FhirFormat) => Promise<number>;
};

export type SentEnvelope = {
  readonly bytes: Buffer;
  readonly envelope: MessageEnvelope;
  readonly bundle: FhirResource;
  readonly format: FhirFormat;
};

export async function startBench(
  options: Partial<ReferenceSystemOptions> = {},
  seen: (envelope: Buffer, outcome: 'accepted' | 'refused') => void = () => {},
): Promise<Bench> {
  await using begun = new AsyncDisposableStack();
  const bodies: Buffer[] = [];
  const log: string[] = [];
  const clock = options.clock ?? frozenClock(startOfTest);
  const vans = begun.use(
    await listen(
      routed({
        'POST /v1/envelopes'({ body }) {
          const { envelope } = readEnvelope(body);
          const outcome = envelope?.receiver.id === closedClinic ? 'refused' : 'accepted';
          bodies.push(body);
          seen(body, outcome);
          return json(202, {
            envelopeId: envelope?.id,
            outcome,
            description: 'Ukendt modtager',
            warnings: [],
          });
        },
        'GET /v1/directory/:id': (_, { id }) =>
          id === municipality.gln ? json(200, municipality) : problem(404, 'not found', 'nobody'),
      }),
    ),
  );
  const system = begun.use(
    await startReferenceSystem({
      vans: { url: vans.url, token: 'token-of-the-system' },
      identity: own,
      clock,
      driverToken,
      log: (text) => log.push(text),
      ...options,
    }),
  );
  const post = async (body: Uint8Array | string) => {
    const answer = await httpCall({ method: 'POST', url: system.url, body, contentType: 'application/xml' });
    return { status: answer.status, said: answer.body.toString() };
  };

  const running = begun.move();
  return {
    system,
    driver: driverClient({ url: system.driverUrl, token: driverToken, timeoutMs: 5000 }),
    clock,
    log,
    post,
    deliver: async (bundle, format) => (await post(envelopeWith(bundle, format))).status,
    async sent() {
      await system.idle();
      return bodies.map(opened);
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** The acknowledgements among what was sent, read. */
export async function acknowledgements(bench: Bench) {
  const sent = await bench.sent();
  return sent
    .filter(({ envelope }) => envelope.meta.document.name.startsWith('MCM:FCTL'))
    .map(({ bundle }) => readAcknowledgement(bundle));
}

/** The CareCommunications among what was sent, read. */
export async function communications(bench: Bench) {
  const sent = await bench.sent();
  return sent
    .filter(({ envelope }) => envelope.meta.document.name.startsWith('MCM:FDIS91'))
    .map(({ bundle }) => readCareCommunication(bundle));
}

/** A message from the municipality to the system. */
export function aMessage(change: Partial<Parameters<typeof newMessage>[0]> = {}): FhirResource {
  return newMessage({
    sender: municipality,
    receiver: own,
    patient: {
      identifiers: [{ system: 'urn:oid:1.2.208.176.1.2', value: '2509479989' }],
      given: ['Bruno', 'Test'],
      family: 'Elmer',
      deceased: false,
      address: undefined,
    },
    category: 'nursing',
    topic: 'Besøgsplan',
    text: 'Borgeren får besøg hver tirsdag.\nBlodtryk < 140/90 & stabilt.',
    author: { given: ['Astrid'], family: 'Prøve', roleText: 'sygeplejerske' },
    phone: '38683868',
    now: startOfTest,
    newId: randomUUID,
    ...change,
  });
}

/** The municipality's acknowledgement of a message of the system. */
export function anAnswer(
  to: FhirResource,
  code: ResponseCode,
  issues: readonly AnswerIssue[] = [],
): FhirResource {
  return acknowledge(to, { code, issues, now: startOfTest, newId: randomUUID });
}

export function aDraft(change: Partial<Draft> = {}): Draft {
  return {
    receiverGln: municipality.gln,
    category: 'other',
    topic: 'Hjemmebesøg',
    text: 'Kære kollega\n\nBesøg torsdag – "før frokost".',
    ...change,
  };
}

/** An envelope from the municipality, named after what is in it. */
export function envelopeWith(bundle: FhirResource, format: FhirFormat = 'xml'): Uint8Array {
  return envelopeAround(writeFhir(bundle, format), { format });
}

export function envelopeAround(
  data: Uint8Array,
  { format = 'xml', to = own.gln }: { readonly format?: FhirFormat; readonly to?: string } = {},
): Uint8Array {
  return writeEnvelope(
    messageEnvelope({
      sender: municipality.gln,
      receiver: to,
      document: documentInformation('care-communication', 'other'),
      mime: mimeOf(format),
      data,
      now: startOfTest,
      newId: randomUUID,
    }),
  );
}

function opened(bytes: Buffer): SentEnvelope {
  const { envelope } = readEnvelope(bytes);
  if (envelope?.kind !== 'message') throw new Error('the system sent something else than a message');
  const { message } = readFhirMessage(envelope.data);
  if (!message) throw new Error('the system sent something else than FHIR');
  return { bytes, envelope, ...message };
}

/** MessageHeader.id of the first message that the system sent. */
export async function headerOfFirst(bench: Bench): Promise<string> {
  const [sent] = await bench.sent();
  return sent ? headerIdOf(sent.bundle) : '';
}
