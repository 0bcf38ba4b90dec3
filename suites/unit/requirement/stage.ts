import { frozenClock } from '../../../src/clock.ts';
import {
  capabilities,
  type Capability,
  type Crossing,
  type Exchange,
  type ExchangeEventBody,
} from '../../../src/exchange/exchange.ts';
import { recorder } from '../../../src/exchange/recorder.ts';
import { documentInformation } from '../../../src/message/document-kinds.ts';
import type { Envelope, MessageEnvelope } from '../../../src/message/envelope.ts';
import type { FhirFormat, FhirResource } from '../../../src/message/fhir-message.ts';
import type { Letter } from '../../../src/message/letter.ts';
import { readAcknowledgement } from '../../../src/message/read-acknowledgement.ts';
import { readCareCommunication } from '../../../src/message/read-care-communication.ts';
import { messageEnvelope, writeEnvelope } from '../../../src/message/write-envelope.ts';
import { writeLetter } from '../../../src/message/write-letter.ts';
import { mimeOf, writeFhir } from '../../../src/message/write-fhir.ts';
import { counterpart, fixedIds, legacyCounterpart, ourSystem } from '../message/message-samples.ts';

export const glns = {
  system: ourSystem.gln ?? '',
  counterpart: counterpart.gln ?? '',
  legacy: legacyCounterpart.gln ?? '',
} as const;

/** What the validator says of a message that has nothing wrong with it. */
const judgedValid = { definitions: 'by hand', hash: '0', valid: true, issues: [] };

type Direction = Crossing['direction'];

type Carrying = {
  readonly format?: FhirFormat;
  readonly party?: string;
  /** Alters the envelope before it is written. */
  readonly envelope?: ((envelope: MessageEnvelope) => MessageEnvelope) | undefined;
  /** Alters what was written. */
  readonly body?: ((xml: string) => string) | undefined;
  readonly transport?: Crossing['transport'];
  readonly outcome?: Crossing['outcome'];
  readonly validation?: Crossing['validation'] | undefined;
  /** The envelope's message identifier, when unchanged content is sent again. */
  readonly identifier?: string;
};

/** A stage on which an exchange is played by hand: every crossing in an envelope, every id and time fixed. */
export type Stage = {
  readonly newId: () => string;
  readonly now: () => Date;
  /** Lets time pass without a word in the record. */
  readonly pass: (milliseconds: number) => void;
  note: (event: ExchangeEventBody) => void;
  /** A FHIR message crosses; answers with the message identifier of its envelope. */
  fhir: (direction: Direction, bundle: FhirResource, how?: Carrying) => string;
  letter: (direction: Direction, letter: Letter) => void;
  envelope: (direction: Direction, envelope: Envelope) => void;
  finish: () => Exchange;
};

export type Setting = {
  readonly proves?: readonly string[];
  readonly needs?: readonly Capability[];
  readonly declared?: readonly Capability[];
};

export function stage({ proves = [], needs = [], declared = capabilities }: Setting = {}): Stage {
  const clock = frozenClock(new Date('2026-03-02T09:15:00+01:00'));
  const newId = fixedIds(`stage ${Math.random()}`);
  const play = recorder({
    scenario: { id: 'played-by-hand', title: 'a scenario that is played by hand', proves, needs },
    system: { name: 'Hand', gln: glns.system, sor: ourSystem.sor ?? '', capabilities: declared },
    edition: 'CareCommunication 5.0',
    stack: 'embedded',
    clock,
  });

  const cross = (direction: Direction, bytes: Uint8Array, how: Carrying & { party: string }) => {
    const { party, transport = { by: 'http-post', status: 202 }, outcome, validation } = how;
    play.record({
      kind: 'envelope',
      direction,
      party,
      bytes: Buffer.from(bytes).toString('base64'),
      transport,
      ...(outcome ? { outcome } : {}),
      ...(validation ? { validation } : {}),
    });
  };
  const wrapped = (envelope: MessageEnvelope, direction: Direction, how: Carrying) => {
    const changed = how.envelope?.(envelope) ?? envelope;
    const xml = Buffer.from(writeEnvelope(changed)).toString('utf8');
    const party = direction.endsWith('system') ? glns.system : otherThan(glns.system, envelope);
    cross(direction, Buffer.from(how.body?.(xml) ?? xml, 'utf8'), { party, ...how });
    return changed.meta.identifier;
  };

  return {
    newId,
    now: clock.now,
    pass: clock.advance,
    note: play.record,
    fhir(direction, bundle, how = {}) {
      const format = how.format ?? 'json';
      const { sender, receiver, document } = addressed(bundle);
      const data = writeFhir(bundle, format);
      const mime = mimeOf(format);
      const envelope = messageEnvelope({
        sender,
        receiver,
        document,
        mime,
        data,
        now: clock.now(),
        newId,
        ...(how.identifier === undefined ? {} : { identifier: how.identifier }),
      });
      return wrapped(envelope, direction, { validation: judgedValid, ...how });
    },
    letter(direction, letter) {
      const [sender, receiver] =
        letter.name === 'XDIS91'
          ? [letter.sender.gln, letter.receiver.gln]
          : [letter.senderGln, letter.receiverGln];
      const document = documentInformation(letter.name);
      const data = writeLetter(letter);
      const envelope = messageEnvelope({ sender, receiver, document, data, now: clock.now(), newId });
      wrapped(envelope, direction, { party: glns.legacy });
    },
    envelope: (direction, envelope) => cross(direction, writeEnvelope(envelope), { party: glns.system }),
    finish: () => play.finish(),
  };
}

function addressed(bundle: FhirResource) {
  const { response, ...head } = readAcknowledgement(bundle);
  const document =
    response.code === undefined
      ? documentInformation('care-communication', readCareCommunication(bundle).category)
      : documentInformation('acknowledgement', response.code);
  const { sender, receiver } = head;
  return { document, sender: sender.gln ?? glns.system, receiver: receiver.gln ?? glns.counterpart };
}

function otherThan(gln: string, { sender, receiver }: MessageEnvelope): string {
  return sender.id === gln ? receiver.id : sender.id;
}
