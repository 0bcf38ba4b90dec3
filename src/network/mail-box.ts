import type { Clock } from '../clock.ts';
import type { EnvelopeKey, MessageHead } from './journal-entry.ts';
import type { BodyLocation } from './journal-segments.ts';
import { watch } from './watch.ts';

/** An envelope on its way to a party: where its bytes are, never the bytes. */
export type Mail = {
  /** Sequence of the record that queued it: its identity, since a party may be sent the same envelope twice. */
  readonly sequence: number;
  readonly to: string;
  readonly envelopeId: string;
  readonly body: BodyLocation;
  readonly queuedAt: string;
  /** The message that a receipt for this delivery answers; absent when it is to have none. */
  readonly answerable?: MessageHead;
  /** On a receipt: the envelope that it answers. */
  readonly answers?: EnvelopeKey;
  readonly notBefore?: Date;
  /** It stays back until something else has been put into the box. */
  readonly held?: boolean;
  /** The party has read it in the mailbox, but not yet said that it has it. */
  fetched?: boolean;
};

/** The mail that waits for one party, oldest first. */
export type MailBox = {
  readonly size: () => number;
  readonly list: (limit: number) => readonly Mail[];
  /** The oldest with this identifier. */
  readonly find: (envelopeId: string) => Mail | undefined;
  readonly has: (mail: Mail) => boolean;
  readonly put: (mail: Mail) => void;
  readonly remove: (mail: Mail) => void;
  /** Puts in what is held back. */
  readonly release: () => void;
  /** Settles when there is mail, or when the signal is aborted. */
  readonly filled: (signal: AbortSignal) => Promise<void>;
  /** Nothing that is delayed is put in any more. */
  readonly close: () => void;
};

/** @param arrived told of all mail that may be delivered from now on */
export function mailBox(clock: Clock, arrived: (mail: Mail) => void): MailBox {
  // A party may have several copies of one envelope waiting.
  const byId = new Map<string, Mail[]>();
  const delayed = new Map<Mail, () => void>();
  const news = watch();
  let held: Mail[] = [];
  let ready = 0;

  const enter = (mail: Mail) => {
    byId.set(mail.envelopeId, [...(byId.get(mail.envelopeId) ?? []), mail]);
    ready++;
    news.wake();
    arrived(mail);
  };
  const release = () => {
    const released = held;
    held = [];
    released.forEach(enter);
  };
  const pass = (mail: Mail) => {
    if (mail.held && held.length === 0) {
      held = [mail];
      return;
    }
    enter(mail);
    release();
  };

  return {
    size: () => ready + held.length + delayed.size,
    list(limit) {
      const listed: Mail[] = [];
      for (const copies of byId.values()) {
        listed.push(...copies);
        if (listed.length >= limit) break;
      }
      return listed.slice(0, limit);
    },
    find: (envelopeId) => byId.get(envelopeId)?.[0],
    has: (mail) => byId.get(mail.envelopeId)?.includes(mail) ?? false,
    put(mail) {
      const wait = (mail.notBefore?.getTime() ?? 0) - clock.now().getTime();
      if (wait <= 0) {
        pass(mail);
        return;
      }
      const cancel = clock.after(wait, () => {
        delayed.delete(mail);
        pass(mail);
      });
      delayed.set(mail, cancel);
    },
    remove(mail) {
      const copies = byId.get(mail.envelopeId);
      if (!copies?.includes(mail)) return;
      const rest = copies.filter((copy) => copy !== mail);
      if (rest.length > 0) byId.set(mail.envelopeId, rest);
      else byId.delete(mail.envelopeId);
      ready--;
    },
    release,
    filled: (signal) => news.until(() => ready > 0, signal),
    close() {
      for (const cancel of delayed.values()) cancel();
    },
  };
}
