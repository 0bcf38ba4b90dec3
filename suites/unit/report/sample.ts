import { exchangeSchema, type Exchange, type ExchangeEvent } from '../../../src/exchange/exchange.ts';
import { documentInformation, type DocumentKind } from '../../../src/message/document-kinds.ts';
import { positiveReceipt } from '../../../src/message/envelope-receipt.ts';
import type { MessageEnvelope } from '../../../src/message/envelope.ts';
import { messageEnvelope, writeEnvelope } from '../../../src/message/write-envelope.ts';
import type { RunFinding, RunRequirement, RunVerdict } from '../../../src/verdict/run-verdict.ts';

/** A run made by hand: one requirement is met, one fails, and the record has an envelope each way. */

export const system = { name: 'Prøvesten Referencesystem', gln: '5790000121526', sor: '325251000016005' };
export const counterpart = { name: 'Modpart Kommune', gln: '5790000120314', sor: '325371000016006' };

export function sampleRun(changed: Partial<RunVerdict> = {}): RunVerdict {
  return {
    schema: 'proevesten-verdicts/1',
    verdict: 'does-not-conform',
    exitCode: 1,
    system: { name: system.name, version: '1.4.2', gln: system.gln },
    edition: 'CareCommunication 5.0',
    stack: 'embedded',
    startedAt: '2026-03-02T20:04:00.000Z',
    milliseconds: 41_300,
    scenarios: [
      {
        id: 'acknowledge-ok',
        title: 'a valid message is acknowledged',
        verdict: 'fail',
        milliseconds: 1_240,
        exchange: 'exchanges/acknowledge-ok.json',
      },
    ],
    requirements: [
      sampleRequirement({ id: 'ack.always-answered', verdict: 'pass', passes: 1 }),
      sampleRequirement({ id: 'ack.response-identifier', verdict: 'fail' }),
    ],
    findings: [sampleFinding()],
    knownFailures: [],
    notSeen: [],
    ...changed,
  };
}

export function sampleRequirement(changed: Partial<RunRequirement> = {}): RunRequirement {
  return {
    id: 'ack.response-identifier',
    level: 'MUST',
    actor: 'receiver',
    verdict: 'fail',
    scenarios: ['acknowledge-ok'],
    text: {
      en: 'an acknowledgement names the message that it answers in response.identifier',
      da: 'en kvittering angiver i response.identifier, hvilken meddelelse den svarer på',
    },
    passes: 0,
    counts: true,
    ...changed,
  };
}

export function sampleFinding(changed: Partial<RunFinding> = {}): RunFinding {
  return {
    requirement: 'ack.response-identifier',
    scenario: 'acknowledge-ok',
    outcome: 'fail',
    expected: 'response.identifier 7d1c4b5e-52a6-4c4b-9a43-0d6f0e6a4a11, the MessageHeader.id of #4',
    actual: 'response.identifier 11111111-52a6-4c4b-9a43-0d6f0e6a4a11',
    at: '#6 Bundle.entry[0].resource.response.identifier',
    ...changed,
  };
}

type Unnumbered = ExchangeEvent extends infer E
  ? E extends unknown
    ? Omit<E, 'number' | 'at'>
    : never
  : never;

export function sampleExchange(
  events: readonly Unnumbered[] = sampleEvents(),
  scenario = { id: 'acknowledge-ok', title: 'a valid message is acknowledged' },
): Exchange {
  return {
    schema: exchangeSchema,
    scenario: { ...scenario, needs: [], proves: ['ack.response-identifier'] },
    system: {
      ...system,
      version: '1.4.2',
      capabilities: ['send-care-communication', 'receive-care-communication', 'reply', 'driver'],
    },
    edition: 'CareCommunication 5.0',
    stack: 'embedded',
    startedAt: '2026-03-02T20:04:00.000Z',
    milliseconds: 1_240,
    events: events.map((event, index): ExchangeEvent => ({
      ...event,
      number: index + 1,
      at: momentOf(index),
    })),
  };
}

function momentOf(index: number): string {
  return new Date(Date.parse('2026-03-02T20:04:00.000Z') + index * 137).toISOString();
}

export function sampleEvents(): Unnumbered[] {
  const question = envelope('care-communication', 'other', careCommunication, counterpart.gln, system.gln);
  const answer = envelope('acknowledgement', 'ok', acknowledgement, system.gln, counterpart.gln);
  const receipt = positiveReceipt(question, { now: moment, newId });
  return [
    {
      kind: 'deliver',
      what: 'a new message',
      messageId: '7d1c4b5e-52a6-4c4b-9a43-0d6f0e6a4a11',
      expects: 'accepted',
    },
    crossing('from-counterpart', counterpart.gln, writeEnvelope(question)),
    crossing('to-system', system.gln, writeEnvelope(question)),
    crossing('from-system', system.gln, writeEnvelope(receipt)),
    crossing('from-system', system.gln, writeEnvelope(answer)),
    crossing('to-counterpart', counterpart.gln, writeEnvelope(answer)),
    {
      kind: 'inbox',
      messages: [
        {
          messageId: '7d1c4b5e-52a6-4c4b-9a43-0d6f0e6a4a11',
          threadId: 'urn:uuid:c1a7c26e-7b3c-4a38-8b52-0a5f7d1e9c10',
          kind: 'new',
          category: 'other',
          topic: 'Hjemmebesøg',
          senderName: counterpart.name,
          patient: { id: '2509479989', name: 'Bruno Test Elmer' },
          segments: [
            {
              identifier: 'urn:uuid:5be3c3c3-6d4f-4e6d-9a51-3f0c2ad5e9b1',
              date: '2026-03-02T21:03:58+01:00',
              text: 'Borgeren er udskrevet i dag.\nDer er aftalt hjemmebesøg i morgen kl. 9.',
              authorName: 'Mille Modpart',
              organisationName: counterpart.name,
            },
          ],
        },
      ],
    },
  ];
}

export function crossing(
  direction: 'from-system' | 'to-system' | 'from-counterpart' | 'to-counterpart',
  party: string,
  bytes: Uint8Array,
): Extract<Unnumbered, { kind: 'envelope' }> {
  const by = direction.startsWith('from') ? 'http-post' : 'http-push';
  return {
    kind: 'envelope',
    direction,
    party,
    bytes: Buffer.from(bytes).toString('base64'),
    transport: { by, status: 202 },
    ...(direction.startsWith('from') ? { outcome: { accepted: true } } : {}),
  };
}

export function envelope(
  kind: DocumentKind,
  postfix: string,
  content: object,
  sender: string,
  receiver: string,
): MessageEnvelope {
  return messageEnvelope({
    sender,
    receiver,
    document: documentInformation(kind, postfix),
    mime: 'application/fhir+json',
    data: Buffer.from(JSON.stringify(content)),
    now: moment,
    newId,
  });
}

const moment = new Date('2026-03-02T20:04:00.000Z');

let made = 0;
function newId(): string {
  made += 1;
  return `3b0c1d2e-4f50-4a61-8b72-${made.toString(16).padStart(12, '0')}`;
}

const careCommunication = {
  resourceType: 'Bundle',
  id: 'a1e1f0c2-7a5b-4b5f-9c0f-0e5b6c7d8e9f',
  type: 'message',
  timestamp: '2026-03-02T21:03:58+01:00',
  entry: [
    {
      fullUrl: 'https://example.dk/MessageHeader/7d1c4b5e-52a6-4c4b-9a43-0d6f0e6a4a11',
      resource: {
        resourceType: 'MessageHeader',
        id: '7d1c4b5e-52a6-4c4b-9a43-0d6f0e6a4a11',
        eventCoding: {
          system: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-eventCodes',
          code: 'care-communication-message',
        },
        focus: [{ reference: 'https://example.dk/Communication/c1a7c26e-7b3c-4a38-8b52-0a5f7d1e9c10' }],
      },
    },
    {
      fullUrl: 'https://example.dk/Communication/c1a7c26e-7b3c-4a38-8b52-0a5f7d1e9c10',
      resource: {
        resourceType: 'Communication',
        id: 'c1a7c26e-7b3c-4a38-8b52-0a5f7d1e9c10',
        status: 'unknown',
        topic: { text: 'Hjemmebesøg' },
        payload: [
          { contentString: 'Borgeren er udskrevet i dag.\nDer er aftalt hjemmebesøg i morgen kl. 9.' },
        ],
      },
    },
  ],
};

const acknowledgement = {
  resourceType: 'Bundle',
  id: 'f0e1d2c3-b4a5-4697-8879-6a5b4c3d2e1f',
  type: 'message',
  timestamp: '2026-03-02T21:04:01+01:00',
  entry: [
    {
      fullUrl: 'https://example.dk/MessageHeader/0c9b8a79-6857-4463-b2a1-908f7e6d5c4b',
      resource: {
        resourceType: 'MessageHeader',
        id: '0c9b8a79-6857-4463-b2a1-908f7e6d5c4b',
        eventCoding: {
          system: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-eventCodes',
          code: 'acknowledgement-message',
        },
        response: { identifier: '11111111-52a6-4c4b-9a43-0d6f0e6a4a11', code: 'ok' },
      },
    },
  ],
};
