import { HarnessError } from '../errors.ts';
import type { FhirResource } from '../message/fhir-message.ts';
import type { Draft } from '../message/user.ts';
import { driverClient, type DriverClient } from '../network/driver-client.ts';
import { isFrom, messageIdOf, type Seen } from './seen.ts';
import type { Session } from './session.ts';

/** The user of the system under test, worked through its driver. */
export type User = {
  /** Writes a message and presses send; waits until it is on the wire (`undefined`: it never came). */
  sends: (draft: Draft) => Promise<Seen | undefined>;
  /** Answers a message that was received. */
  replies: (to: FhirResource, draft: Draft) => Promise<Seen | undefined>;
  /** Looks at the messages received: what is seen is written down. Without a driver nobody can look. */
  looksAtInbox: () => Promise<void>;
  /** Looks at the messages sent, and at what became of them. */
  looksAtOutbox: () => Promise<void>;
  /** Lets time pass on the system's clock. */
  waits: (minutes: number) => Promise<void>;
};

export function userOf(session: Session): User {
  const { plan } = session;
  const hasDriver = plan.driver !== undefined && plan.system.capabilities.includes('driver');
  const driver = lazily(() => {
    if (!plan.driver)
      throw new HarnessError('no-driver', 'the system file names no driver, so no user can be played');
    return driverClient(plan.driver);
  });

  async function compose(action: 'new' | 'reply', draft: Draft, basedOn?: string): Promise<Seen | undefined> {
    const earlier = session.wire.seen.filter(isFrom(plan.system.gln, 'care-communication')).length;
    const based = basedOn === undefined ? {} : { basedOn };
    const result = await session.recordAround(async () => {
      const answer = await driver().send({ action, draft, ...based });
      return [{ kind: 'compose', action, draft, result: answer, ...based }, answer];
    });
    if (!result.sent) return undefined;
    const { answerMilliseconds } = plan.patience;
    return session.wire.until(isFrom(plan.system.gln, 'care-communication'), answerMilliseconds, earlier + 1);
  }

  return {
    sends: (draft) => compose('new', draft),
    replies: (to, draft) => compose('reply', draft, messageIdOf(to)),
    async looksAtInbox() {
      if (!hasDriver) return;
      await session.recordAround(async () => [
        { kind: 'inbox', messages: await driver().inbox() },
        undefined,
      ]);
    },
    async looksAtOutbox() {
      if (!hasDriver) return;
      await session.recordAround(async () => [
        { kind: 'outbox', messages: await driver().outbox() },
        undefined,
      ]);
    },
    async waits(minutes) {
      const advancedMilliseconds = minutes * 60_000;
      session.record({ kind: 'clock', advancedMilliseconds });
      await driver().advanceClock(advancedMilliseconds);
    },
  };
}

function lazily(create: () => DriverClient): () => DriverClient {
  let client: DriverClient | undefined;
  return () => (client ??= create());
}
