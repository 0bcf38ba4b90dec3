import type { Exchange, ExchangeEvent } from '../exchange/exchange.ts';
import type { FhirMessage } from '../message/fhir-message.ts';
import { readEnvelope } from '../message/read-envelope.ts';
import { readFhirMessage } from '../message/read-fhir.ts';
import type { SourceKey } from '../requirement/sources.ts';
import { textFormat } from './message-text.ts';

/** A message on the system's wire, taken out of its envelope and named as MedCom asks for evidence. */
export type EvidenceFile = {
  /** `CareCommunication_3.3.1.11_A_S.xml`: standard, protocol step, running letter, sent or received. */
  readonly name: string;
  readonly scenario: string;
  /** The event's number in the exchange. */
  readonly event: number;
  /** The step of the test protocol that it belongs to; absent when the protocols have none for the scenario. */
  readonly step?: ProtocolStep;
  readonly bytes: Uint8Array;
};

type ProtocolStep = { readonly protocol: SourceKey; readonly step: string };

/** Every FHIR message that the system sent or received, in the order of the run. */
export function evidenceFiles(exchanges: readonly Exchange[]): EvidenceFile[] {
  const used = new Map<string, number>();
  return exchanges.flatMap(({ scenario, events }) =>
    events.flatMap((event): EvidenceFile[] => {
      const sent = event.kind === 'envelope' && event.direction === 'from-system';
      const bytes = fhirOnTheSystemsWire(event);
      if (!bytes) return [];

      const format = textFormat(bytes);
      const standard = standards[readFhirMessage(bytes).message?.kind ?? 'other'];
      const step = protocolSteps.get(scenario.id);
      // An exchange may come from anywhere, and its scenario's id is about to be part of a path.
      const stem = `${standard}_${step?.step ?? scenario.id.replaceAll(/[^\w-]/gu, '-')}`;
      const letter = runningLetter(used.get(stem) ?? 0);
      used.set(stem, (used.get(stem) ?? 0) + 1);
      const name = `${stem}_${letter}_${sent ? 'S' : 'R'}.${format === 'text' ? 'bin' : format}`;
      return [{ name, scenario: scenario.id, event: event.number, bytes, ...(step ? { step } : {}) }];
    }),
  );
}

function fhirOnTheSystemsWire(event: ExchangeEvent): Uint8Array | undefined {
  if (event.kind !== 'envelope' || event.direction.endsWith('counterpart')) return undefined;
  const { envelope } = readEnvelope(Buffer.from(event.bytes, 'base64'));
  const isFhir = envelope?.kind === 'message' && envelope.meta.document.format === 'HL7';
  return isFhir && envelope.data.length > 0 ? envelope.data : undefined;
}

/** A to Z, then AA, AB … */
function runningLetter(index: number): string {
  const last = String.fromCodePoint(0x41 + (index % 26));
  return index < 26 ? last : runningLetter(Math.floor(index / 26) - 1) + last;
}

const standards = {
  'care-communication': 'CareCommunication',
  acknowledgement: 'Acknowledgement',
  other: 'Message',
} satisfies Record<FhirMessage['kind'], string>;

// ASSUMPTION: the protocols do not know our scenarios; each is put at the step that it comes closest to.
const protocolSteps = new Map<string, ProtocolStep>(
  Object.entries({
    'send-new-json': { protocol: 'tp-send', step: '3.3.1.11' },
    'send-new-xml': { protocol: 'tp-send', step: '3.3.1.11' },
    'send-with-attachment': { protocol: 'tp-send', step: '3.3.2.10' },
    'send-reply': { protocol: 'tp-send', step: '3.3.4.10' },
    'receive-new': { protocol: 'tp-receive', step: '3.1.1.1' },
    'receive-with-attachment': { protocol: 'tp-receive', step: '3.1.1.5' },
    'receive-reply': { protocol: 'tp-receive', step: '3.1.2.1' },
    'acknowledge-ok': { protocol: 'tp-ack-send', step: '3.3.1.3' },
    'receive-invalid': { protocol: 'tp-ack-send', step: '3.3.1.6' },
    'duplicate-same-bundle': { protocol: 'tp-ack-send', step: '3.4.2' },
    'duplicate-new-bundle': { protocol: 'tp-ack-send', step: '3.4.2' },
    'rejection-received': { protocol: 'tp-ack-receive', step: '3.3.2.1' },
    'receipt-lost-resend': { protocol: 'tp-ack-receive', step: '3.3.4.1' },
    'letter-to-care-communication': { protocol: 'tp-send', step: '3.4.7' },
    'care-communication-to-letter': { protocol: 'tp-send', step: '3.4.7' },
  }),
);
