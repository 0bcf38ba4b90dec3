import type { ReceiptKind } from '../message/envelope.ts';
import type { Session } from './session.ts';

/** The network between the parties, when a scenario needs it to misbehave or to answer. */
export type Network = {
  /** From now on acknowledgements to the system are lost on the way. */
  losesAcknowledgements: () => Promise<void>;
  /** Waits until nothing has crossed for as long as counts as silence. */
  isQuiet: () => Promise<void>;
  /** Waits until the system has an envelope receipt of that kind. */
  returnsReceipt: (kind: ReceiptKind) => Promise<void>;
};

export function networkOf(session: Session): Network {
  const { plan, operator, wire } = session;
  return {
    async losesAcknowledgements() {
      const rule = 'lost-acknowledgements';
      session.record({ kind: 'fault', rule, text: 'every acknowledgement to the system is lost on the way' });
      session.acknowledgementsAreLost = true;
      await operator.setFault(rule, { kind: 'drop', to: plan.system.gln, documentName: 'MCM:FCTL' });
    },
    isQuiet: () => wire.silence(plan.patience.quietMilliseconds),
    async returnsReceipt(kind) {
      const arrives = (seen: { party: string; direction: string; envelope: { kind: string } | undefined }) =>
        seen.direction === 'to-system' && seen.envelope?.kind === kind;
      await wire.until(arrives, plan.patience.answerMilliseconds);
    },
  };
}
