import {
  exchangeSchema,
  type DeliverStimulus,
  type Exchange,
  type ExchangeEvent,
  type ExchangeEventBody,
  type ScenarioRecord,
} from '../exchange/exchange.ts';
import { operatorClient, type OperatorClient } from '../network/operator-client.ts';
import { emptyMailboxes } from './mailbox.ts';
import type { ProfileJudge } from './profile-judge.ts';
import type { RunPlan } from './run-plan.ts';
import { followWire, type Wire } from './wire.ts';

/** One scenario being played: what is caused goes out through it, what happens is written down in it. */
export type Session = {
  readonly plan: RunPlan;
  readonly wire: Wire;
  readonly operator: OperatorClient;
  /** Says what the profiles say of a message. */
  readonly judge: ProfileJudge;
  /** Writes an event down now. */
  note: (event: ExchangeEventBody) => void;
  /** Takes the place in the order now, and what is written there when `action` is done. */
  noteAround: <T>(action: () => Promise<readonly [ExchangeEventBody, T]>) => Promise<T>;
  /** Says what a counterpart is about to deliver, before it does. */
  noteDelivery: (delivery: Omit<DeliverStimulus, 'kind'>) => void;
  /** Set when the network was told to lose them: nobody then waits for their arrival. */
  acknowledgementsAreLost: boolean;
  /** Ends the scenario: everything that is still on the wire is taken in, and the record is closed. */
  finish: (broken?: string) => Promise<Exchange>;
  readonly finished: boolean;
};

type Slot = { readonly at: string; event: ExchangeEventBody | undefined };

export async function startSession(
  plan: RunPlan,
  scenario: ScenarioRecord,
  judge: ProfileJudge,
): Promise<Session> {
  const operator = operatorClient({ url: plan.vans.url, token: plan.vans.operatorToken });
  const started = performance.now();
  const startedAt = now();
  const slots: Slot[] = [];
  let finished = false;
  const note = (event: ExchangeEventBody) => void slots.push({ at: now(), event });

  await operator.clearFaults();
  await emptyMailboxes(plan);
  const wire = await followWire(operator, plan, judge, note);

  return {
    plan,
    wire,
    operator,
    judge,
    note,
    async noteAround(action) {
      const slot: Slot = { at: now(), event: undefined };
      slots.push(slot);
      const [event, result] = await action();
      slot.event = event;
      return result;
    },
    acknowledgementsAreLost: false,
    noteDelivery: (delivery) => note({ kind: 'deliver', ...delivery }),
    get finished() {
      return finished;
    },
    async finish(broken) {
      finished = true;
      await wire.close();
      const events = slots.filter(({ event }) => event !== undefined);
      return {
        schema: exchangeSchema,
        scenario,
        system: plan.system,
        edition: plan.edition,
        stack: plan.stack,
        startedAt,
        milliseconds: Math.round(performance.now() - started),
        events: events.map(
          ({ at, event }, index) => Object.assign({ number: index + 1, at }, event) as ExchangeEvent,
        ),
        ...(broken === undefined ? {} : { harnessError: { code: 'scenario-broken', message: broken } }),
      };
    },
  };
}

const now = () => new Date().toISOString();
