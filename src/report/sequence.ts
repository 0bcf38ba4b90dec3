import type { Exchange, ExchangeEvent } from '../exchange/exchange.ts';
import type { EnvelopeReading } from '../message/envelope.ts';
import { readEnvelope } from '../message/read-envelope.ts';
import type { Text } from '../requirement/define.ts';
import { duration } from './duration.ts';
import { envelopeLabel } from './envelope-label.ts';

/** The record of a scenario as a sequence diagram: who takes part, and what went from whom to whom. */
export type Sequence = { readonly lanes: readonly Lane[]; readonly steps: readonly Step[] };

export type Lane = {
  readonly role: 'user' | 'system' | 'vans' | 'counterpart';
  readonly name: Text;
  /** Location number, for a party. */
  readonly gln?: string;
};

export type Step = {
  /** The event's number in the exchange. */
  readonly number: number;
  readonly at: string;
  /** Since the scenario began. */
  readonly milliseconds: number;
  /** Indexes into `lanes`; the same twice for something that happens at one place. */
  readonly from: number;
  readonly to: number;
  readonly label: Text;
  /** What came of it, where that is known. */
  readonly result?: Text;
  /** `true` when it was refused, or did not arrive. */
  readonly trouble: boolean;
  readonly event: ExchangeEvent;
  /** For an envelope: the bytes as they travelled, and what could be read of them. */
  readonly envelope?: { readonly bytes: Uint8Array; readonly reading: EnvelopeReading };
};

export function sequence(exchange: Exchange): Sequence {
  const lanes = lanesOf(exchange);
  const started = Date.parse(exchange.startedAt);
  const steps = exchange.events.map((event, index): Step => {
    const [from, to] = way(event, lanes, exchange.events.slice(index + 1));
    const milliseconds = Math.max(Date.parse(event.at) - started, 0);
    return { number: event.number, at: event.at, milliseconds, from, to, event, ...telling(event) };
  });
  return { lanes, steps };
}

function lanesOf({ events, system }: Exchange): Lane[] {
  const crossings = events.filter((event) => event.kind === 'envelope');
  const played = crossings.filter(({ direction }) => direction.endsWith('counterpart'));
  const glns = [...new Set(played.map(({ party }) => party))];
  const withUser = events.some(({ kind }) => kind === 'compose' || kind === 'inbox' || kind === 'outbox');
  const delivers = events.some(({ kind }) => kind === 'deliver');

  const counterpart = { en: 'Counterpart', da: 'Modpart' };
  return [
    ...(withUser ? [{ role: 'user', name: { en: 'User', da: 'Bruger' } } as const] : []),
    { role: 'system', name: { en: system.name, da: system.name }, gln: system.gln },
    { role: 'vans', name: { en: 'VANS', da: 'VANS' } },
    ...glns.map((gln) => ({ role: 'counterpart', name: counterpart, gln }) as const),
    ...(glns.length === 0 && delivers ? [{ role: 'counterpart', name: counterpart } as const] : []),
  ];
}

function way(
  event: ExchangeEvent,
  lanes: readonly Lane[],
  later: readonly ExchangeEvent[],
): readonly [from: number, to: number] {
  const lane = (role: Lane['role'], gln?: string) =>
    lanes.findIndex((one) => one.role === role && (gln === undefined || one.gln === gln));
  const system = lane('system');
  const vans = lane('vans');

  switch (event.kind) {
    case 'envelope': {
      const party = event.direction.endsWith('system') ? system : lane('counterpart', event.party);
      return event.direction.startsWith('from') ? [party, vans] : [vans, party];
    }
    case 'compose':
      return [lane('user'), system];
    case 'inbox':
    case 'outbox':
      return [system, lane('user')];
    case 'clock':
      return [system, system];
    case 'fault':
      return [vans, vans];
    case 'deliver': {
      const next = later.find((one) => one.kind === 'envelope' && one.direction === 'from-counterpart');
      const place = lane('counterpart', next?.kind === 'envelope' ? next.party : undefined);
      return [place, place];
    }
  }
}

type Telling = Pick<Step, 'label' | 'result' | 'trouble' | 'envelope'>;

function telling(event: ExchangeEvent): Telling {
  switch (event.kind) {
    case 'envelope': {
      const bytes = Buffer.from(event.bytes, 'base64');
      const reading = readEnvelope(bytes);
      return { label: envelopeLabel(reading), envelope: { bytes, reading }, ...arrival(event) };
    }
    case 'compose': {
      const { sent, problem } = event.result;
      return { label: composing[event.action], trouble: !sent, ...(sent ? {} : { result: notSent(problem) }) };
    }
    case 'deliver':
      return { label: { en: event.what, da: event.what }, result: expecting[event.expects], trouble: false };
    case 'fault':
      return {
        label: { en: `the network is told: ${event.text}`, da: `netværket får besked: ${event.text}` },
        trouble: false,
      };
    case 'clock': {
      const time = duration(event.advancedMilliseconds);
      return {
        label: { en: `the clock is moved ${time} on`, da: `uret stilles ${time} frem` },
        trouble: false,
      };
    }
    case 'inbox':
      return {
        label: {
          en: `sees ${counted(event.messages.length, 'message')} in the inbox`,
          da: `ser ${counted(event.messages.length, 'meddelelse', 'meddelelser')} i indbakken`,
        },
        trouble: false,
      };
    case 'outbox':
      return {
        label: {
          en: `sees ${counted(event.messages.length, 'message')} among those sent`,
          da: `ser ${counted(event.messages.length, 'meddelelse', 'meddelelser')} blandt de sendte`,
        },
        trouble: false,
      };
  }
}

type Crossing = Extract<ExchangeEvent, { kind: 'envelope' }>;

function arrival({ transport, outcome }: Crossing): Pick<Step, 'result' | 'trouble'> {
  const answer = transport.status === undefined ? transport.by : `${transport.by} ${transport.status}`;
  if (transport.problem !== undefined) {
    return {
      trouble: true,
      result: {
        en: `${answer}: not delivered, ${transport.problem}`,
        da: `${answer}: ikke afleveret, ${transport.problem}`,
      },
    };
  }
  if (outcome && !outcome.accepted) {
    const reason = [outcome.code, outcome.description].filter((part) => part !== undefined).join(' ');
    return {
      trouble: true,
      result: {
        en: `${answer}: refused by the VANS ${reason}`.trim(),
        da: `${answer}: afvist af VANS ${reason}`.trim(),
      },
    };
  }
  return { trouble: (transport.status ?? 200) >= 400, result: { en: answer, da: answer } };
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

function notSent(problem: string | undefined): Text {
  const why = problem === undefined ? '' : `: ${problem}`;
  return { en: `not sent${why}`, da: `ikke sendt${why}` };
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
