import { partyClient } from '../network/party-client.ts';
import type { SubmissionAnswer } from '../network/submission.ts';
import type { PartyAccess, RunPlan } from './run-plan.ts';
import { contentsOf, type Seen } from './seen.ts';
import type { Wire } from './wire.ts';

/** A counterpart's place at the VANS. */
export type Mailbox = {
  submit: (envelope: Uint8Array) => Promise<SubmissionAnswer>;
  /** Takes what has arrived until an envelope matches; `undefined` when none comes in time. */
  takesNext: (matches: (seen: Seen) => boolean) => Promise<Seen | undefined>;
};

export function mailboxOf(
  { plan, wire }: { readonly plan: RunPlan; readonly wire: Wire },
  access: PartyAccess,
): Mailbox {
  const client = partyClient({ url: plan.vans.url, token: access.token, gln: access.gln });
  const patience = plan.patience.answerMilliseconds;

  return {
    submit: (envelope) => client.submit(envelope),
    async takesNext(matches) {
      const deadline = performance.now() + patience;
      for (;;) {
        const left = Math.max(deadline - performance.now(), 0);
        const waiting = await client.mailbox(left);
        if (waiting.length === 0) return undefined;
        for (const { envelopeId } of waiting) {
          const bytes = await client.take(envelopeId);
          const taken: Seen = { direction: 'to-counterpart', party: access.gln, ...contentsOf(bytes) };
          if (!matches(taken)) continue;
          await wire.until((other) => sameEnvelope(other, taken), patience);
          return taken;
        }
      }
    },
  };
}

/** Takes away what an earlier scenario left lying, so that nobody takes it for an answer in the next. */
export async function emptyMailboxes({ counterparts, vans }: RunPlan): Promise<void> {
  for (const { gln, token } of [counterparts.fhir, counterparts.legacy, ...counterparts.guests]) {
    const client = partyClient({ url: vans.url, token, gln });
    for (const { envelopeId } of await client.mailbox(0)) await client.take(envelopeId);
  }
}

function sameEnvelope(one: Seen, other: Seen): boolean {
  return one.direction === other.direction && one.envelope?.id === other.envelope?.id;
}
