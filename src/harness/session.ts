import type { DeliverStimulus, Exchange, ScenarioRecord } from '../exchange/exchange.ts';
import { recorder, type Recorder } from '../exchange/recorder.ts';
import { operatorClient, type OperatorClient } from '../network/operator-client.ts';
import { emptyMailboxes } from './mailbox.ts';
import type { ProfileJudge } from './profile-judge.ts';
import type { RunPlan } from './run-plan.ts';
import { followWire, type Wire } from './wire.ts';

/** One scenario being played: what is caused goes out through it, what happens is written down in it. */
export type Session = Pick<Recorder, 'record' | 'recordAround'> & {
  readonly plan: RunPlan;
  readonly wire: Wire;
  readonly operator: OperatorClient;
  /** Says what the profiles say of a message. */
  readonly judge: ProfileJudge;
  /** Says what a counterpart is about to deliver, before it does. */
  noteDelivery: (delivery: Omit<DeliverStimulus, 'kind'>) => void;
  /** Set when the network was told to lose them: nobody then waits for their arrival. */
  acknowledgementsAreLost: boolean;
  /** Ends the scenario: everything that is still on the wire is taken in, and the record is closed. */
  finish: (broken?: string) => Promise<Exchange>;
  readonly finished: boolean;
};

export async function startSession(
  plan: RunPlan,
  scenario: ScenarioRecord,
  judge: ProfileJudge,
): Promise<Session> {
  const { system, edition, stack } = plan;
  const operator = operatorClient({ url: plan.vans.url, token: plan.vans.operatorToken });
  const { record, recordAround, finish } = recorder({ scenario, system, edition, stack });
  let finished = false;

  await operator.clearFaults();
  await emptyMailboxes(plan);
  const wire = await followWire(operator, plan, judge, record);

  return {
    plan,
    wire,
    operator,
    judge,
    record,
    recordAround,
    acknowledgementsAreLost: false,
    noteDelivery: (delivery) => record({ kind: 'deliver', ...delivery }),
    get finished() {
      return finished;
    },
    async finish(broken) {
      finished = true;
      await wire.close();
      return finish(broken === undefined ? undefined : { code: 'scenario-broken', message: broken });
    },
  };
}
