import type { Crossing, ExchangeEvent } from '../exchange/exchange.ts';
import type { EnvelopeReading } from '../message/envelope.ts';
import { readEnvelope } from '../message/read-envelope.ts';
import type { Text } from '../requirement/define.ts';
import { byKind, type ByKind } from './by-kind.ts';
import { duration } from './duration.ts';
import { envelopeLabel } from './envelope-label.ts';

/** What a step of a sequence says of its event. */
export type Told = {
  readonly label: Text;
  /** What came of it, where that is known. */
  readonly result?: Text;
  /** `true` when it was refused, or did not arrive. */
  readonly trouble: boolean;
  /** For an envelope: the bytes as they travelled, and what could be read of them. */
  readonly envelope?: { readonly bytes: Uint8Array; readonly reading: EnvelopeReading };
};

/** An event in words. */
export function told(event: ExchangeEvent): Told {
  return byKind(tellings, event);
}

const tellings: ByKind<[], Told> = {
  envelope(crossing) {
    const bytes = Buffer.from(crossing.bytes, 'base64');
    const reading = readEnvelope(bytes);
    return { label: envelopeLabel(reading), envelope: { bytes, reading }, ...arrival(crossing) };
  },
  compose({ action, result: { sent, problem } }) {
    if (sent) return { label: composing[action], trouble: false };
    const why = problem === undefined ? '' : `: ${problem}`;
    return {
      label: composing[action],
      trouble: true,
      result: { en: `not sent${why}`, da: `ikke sendt${why}` },
    };
  },
  deliver: ({ what, expects }) => ({
    label: { en: what, da: what },
    result: expecting[expects],
    trouble: false,
  }),
  fault: ({ text }) => calm(`the network is told: ${text}`, `netværket får besked: ${text}`),
  clock({ advancedMilliseconds }) {
    const time = duration(advancedMilliseconds);
    return calm(`the clock is moved ${time} on`, `uret stilles ${time} frem`);
  },
  inbox({ messages: { length } }) {
    const messages = counted(length);
    return calm(`sees ${messages.en} in the inbox`, `ser ${messages.da} i indbakken`);
  },
  outbox({ messages: { length } }) {
    const messages = counted(length);
    return calm(`sees ${messages.en} among those sent`, `ser ${messages.da} blandt de sendte`);
  },
};

function arrival({ transport, outcome }: Crossing): Pick<Told, 'result' | 'trouble'> {
  const { by, status, problem } = transport;
  const answer = status === undefined ? by : `${by} ${status}`;
  if (problem !== undefined) {
    const result = {
      en: `${answer}: not delivered, ${problem}`,
      da: `${answer}: ikke afleveret, ${problem}`,
    };
    return { trouble: true, result };
  }
  if (outcome && !outcome.accepted) {
    const reason = [outcome.code, outcome.description].filter((part) => part !== undefined).join(' ');
    const why = reason === '' ? '' : `: ${reason}`;
    const result = { en: `${answer}, refused by the VANS${why}`, da: `${answer}, afvist af VANS${why}` };
    return { trouble: true, result };
  }
  return { trouble: (status ?? 200) >= 400, result: { en: answer, da: answer } };
}

const composing = {
  new: { en: 'writes a new message and sends it', da: 'skriver en ny meddelelse og sender den' },
  reply: { en: 'writes a reply and sends it', da: 'skriver et svar og sender det' },
  forward: { en: 'forwards a message', da: 'videresender en meddelelse' },
} satisfies Record<Extract<ExchangeEvent, { kind: 'compose' }>['action'], Text>;

const expecting = {
  accepted: { en: 'to be accepted', da: 'skal accepteres' },
  refused: { en: 'to be refused', da: 'skal afvises' },
  either: { en: 'may be accepted or refused', da: 'må accepteres eller afvises' },
  duplicate: { en: 'to be recognised as a duplicate', da: 'skal genkendes som dublet' },
  receipt: { en: 'a receipt', da: 'en kvittering' },
} satisfies Record<Extract<ExchangeEvent, { kind: 'deliver' }>['expects'], Text>;

function calm(en: string, da: string): Told {
  return { label: { en, da }, trouble: false };
}

function counted(count: number): Text {
  return {
    en: `${count} ${count === 1 ? 'message' : 'messages'}`,
    da: `${count} ${count === 1 ? 'meddelelse' : 'meddelelser'}`,
  };
}
