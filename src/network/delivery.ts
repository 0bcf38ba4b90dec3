import type { JournalEvent, StateChange, Transport, VansFact } from './journal-entry.ts';
import type { NewRecord } from './journal.ts';
import type { Mail } from './mail-box.ts';
import { commit, timeOf, type Office } from './office.ts';
import { queueNew } from './queue-envelope.ts';
import { refusedByReceiver, taken } from './vans-receipts.ts';

/** Reads an envelope in a party's mailbox; the first time it is written down as a crossing. */
export async function fetchMail(office: Office, mail: Mail): Promise<Buffer> {
  const bytes = await office.journal.body(mail.body);
  if (!mail.fetched) {
    mail.fetched = true;
    const state = { kind: 'fetched', delivery: mail.sequence } as const;
    // Nothing but the record depends on it, so that neither the answer nor the disk need wait.
    const fact = crossing(office, mail, 'fetched', { by: 'mailbox', status: 200 }, state);
    office.journal.append([{ fact }], false);
  }
  return bytes;
}

/** The party has it: it is not delivered again, and the VANS answers for the party where it was asked to. */
export async function delivered(office: Office, mail: Mail, transport: Transport): Promise<void> {
  const unit = [{ fact: done(office, mail, 'delivered', transport) }, ...positiveReceipt(office, mail)];
  office.boxOf(mail.to).remove(mail);
  await commit(office, unit);
}

/** The party has it and will not take it: the sender is told. */
export async function refusedByParty(
  office: Office,
  mail: Mail,
  transport: Transport,
  description: string,
): Promise<void> {
  const receipt = mail.answerable && refusedByReceiver(office, mail.answerable, { description });
  const unit = [
    { fact: done(office, mail, 'delivery-failed', transport) },
    ...(receipt ? queueNew(office, receipt) : []),
  ];
  office.boxOf(mail.to).remove(mail);
  await commit(office, unit);
}

/** It could not be delivered for now, and goes on waiting. `sent` says whether its bytes went over the wire all the same. */
export async function notDelivered(
  office: Office,
  mail: Mail,
  transport: Transport,
  { sent }: { readonly sent: boolean },
): Promise<void> {
  const tell = sent ? crossing : note;
  await commit(office, [{ fact: tell(office, mail, 'delivery-failed', transport) }]);
}

function positiveReceipt(office: Office, { to, answerable }: Mail): readonly NewRecord<VansFact>[] {
  const answersForIt = office.parties.withGln(to)?.receipts === 'vans';
  if (!answersForIt || !answerable || answerable.meta.transport?.type === 'unreliable') return [];
  return queueNew(office, taken(office, answerable));
}

/** What was fetched has been told as a crossing already. */
function done(office: Office, mail: Mail, event: JournalEvent, transport: Transport): VansFact {
  const state = { kind: 'done', delivery: mail.sequence } as const;
  const tell = transport.by === 'mailbox' ? note : crossing;
  return tell(office, mail, event, transport, state);
}

function crossing(
  office: Office,
  mail: Mail,
  event: JournalEvent,
  transport: Transport,
  state?: StateChange,
): VansFact {
  return { ...note(office, mail, event, transport, state), direction: 'to-party', crossed: mail.body };
}

function note(
  office: Office,
  mail: Mail,
  event: JournalEvent,
  transport: Transport,
  state?: StateChange,
): VansFact {
  return {
    at: timeOf(office),
    event,
    party: mail.to,
    envelopeId: mail.envelopeId,
    transport,
    ...(state ? { state } : {}),
  };
}
