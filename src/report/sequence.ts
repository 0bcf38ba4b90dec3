import type { Exchange, ExchangeEvent } from '../exchange/exchange.ts';
import type { Text } from '../requirement/define.ts';
import { byKind, type ByKind } from './by-kind.ts';
import { type Told, told } from './step-text.ts';

/** The record of a scenario as a sequence diagram: who takes part, and what went from whom to whom. */
export type Sequence = { readonly lanes: readonly Lane[]; readonly steps: readonly Step[] };

export type Lane = {
  readonly role: 'user' | 'system' | 'vans' | 'counterpart';
  readonly name: Text;
  /** Location number, for a party. */
  readonly gln?: string;
};

export type Step = Told & {
  /** The event's number in the exchange. */
  readonly number: number;
  readonly at: string;
  /** Since the scenario began. */
  readonly milliseconds: number;
  /** Indexes into `lanes`; the same twice for something that happens at one place. */
  readonly from: number;
  readonly to: number;
  readonly event: ExchangeEvent;
};

export function sequence(exchange: Exchange): Sequence {
  const lanes = lanesOf(exchange);
  const lane = finder(lanes);
  const started = Date.parse(exchange.startedAt);
  const steps = exchange.events.map((event, index): Step => {
    const [from, to] = byKind(ways, event, lane, exchange.events.slice(index + 1));
    const milliseconds = Math.max(Date.parse(event.at) - started, 0) || 0;
    return { number: event.number, at: event.at, milliseconds, from, to, event, ...told(event) };
  });
  return { lanes, steps };
}

function lanesOf({ events, system }: Exchange): Lane[] {
  const glns = new Set<string>();
  for (const event of events) {
    if (event.kind === 'envelope' && event.direction.endsWith('counterpart')) glns.add(event.party);
  }
  const happens = (...kinds: readonly ExchangeEvent['kind'][]) =>
    events.some(({ kind }) => kinds.includes(kind));

  const counterpart = { role: 'counterpart', name: { en: 'Counterpart', da: 'Modpart' } } as const;
  return [
    ...(happens('compose', 'inbox', 'outbox')
      ? [{ role: 'user', name: { en: 'User', da: 'Bruger' } } as const]
      : []),
    { role: 'system', name: { en: system.name, da: system.name }, gln: system.gln },
    { role: 'vans', name: { en: 'VANS', da: 'VANS' } },
    ...Array.from(glns, (gln) => ({ ...counterpart, gln })),
    ...(glns.size === 0 && happens('deliver') ? [counterpart] : []),
  ];
}

type FindLane = (role: Lane['role'], gln?: string) => number;

function finder(lanes: readonly Lane[]): FindLane {
  return (role, gln) => lanes.findIndex((one) => one.role === role && (gln === undefined || one.gln === gln));
}

/** From which lane to which. */
const ways: ByKind<[lane: FindLane, later: readonly ExchangeEvent[]], readonly [from: number, to: number]> = {
  envelope({ direction, party }, lane) {
    const place = direction.endsWith('system') ? lane('system') : lane('counterpart', party);
    return direction.startsWith('from') ? [place, lane('vans')] : [lane('vans'), place];
  },
  compose: (_, lane) => [lane('user'), lane('system')],
  inbox: (_, lane) => [lane('system'), lane('user')],
  outbox: (_, lane) => [lane('system'), lane('user')],
  clock: (_, lane) => [lane('system'), lane('system')],
  fault: (_, lane) => [lane('vans'), lane('vans')],
  deliver(_, lane, later) {
    const next = later.find((one) => one.kind === 'envelope' && one.direction === 'from-counterpart');
    const place = lane('counterpart', next?.kind === 'envelope' ? next.party : undefined);
    return [place, place];
  },
};
