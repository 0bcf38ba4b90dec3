import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { DeliverStimulus } from '../exchange/exchange.ts';
import type { ResponseCode } from '../message/acknowledgement.ts';
import { acknowledge } from '../message/acknowledge.ts';
import type { Author } from '../message/care-communication.ts';
import { newMessage, replyTo } from '../message/compose.ts';
import { kindOf } from '../message/fhir-kind.ts';
import type {
  FhirFormat,
  FhirMessage,
  FhirResource,
  Organisation,
  Patient,
} from '../message/fhir-message.ts';
import { readCareCommunication } from '../message/read-care-communication.ts';
import { readFhirMessage } from '../message/read-fhir.ts';
import { resent } from '../message/resend.ts';
import type { DraftAttachment } from '../message/user.ts';
import { writeFhir } from '../message/write-fhir.ts';
import type { SubmissionAnswer } from '../network/submission.ts';
import { fhirEnvelope } from './fhir-envelope.ts';
import { formatOfData } from './format-of-data.ts';
import { mailboxOf } from './mailbox.ts';
import type { PartyAccess } from './run-plan.ts';
import { isFrom, isTo, messageIdOf, type Seen } from './seen.ts';
import type { Session } from './session.ts';

/** The other end of the line: a FHIR system that the harness plays. */
export type Counterpart = {
  readonly gln: string;
  writes: (content?: Partial<Content>) => FhirResource;
  writesReplyTo: (previous: FhirResource) => FhirResource;
  writesWithoutCategory: () => FhirResource;
  /** The same message in a new Bundle, as a resend is. */
  resends: (message: FhirResource) => FhirResource;
  /** Puts a message on the wire to the system and waits for the answer; what was delivered comes back. */
  delivers: (message: FhirResource, how: Delivery) => Promise<FhirResource>;
  /** Puts the bytes of a file on the wire as they are, from the organisation that the message names, where it is known. */
  deliversFile: (file: string, how: FileDelivery) => Promise<void>;
  /** Takes the system's next message out of the mailbox and acknowledges it; `false` when none comes in time. */
  answersNext: (code?: ResponseCode, complaint?: string) => Promise<boolean>;
};

export type Content = {
  readonly text: string;
  readonly category: string;
  readonly topic: string;
  readonly attachments: readonly DraftAttachment[];
  /** Name of a care team that sends on the organisation's behalf. */
  readonly fromTeam: string;
};

export type Delivery = {
  readonly what: string;
  readonly expects: DeliverStimulus['expects'];
  readonly format?: FhirFormat;
};

export type FileDelivery = {
  readonly expects: DeliverStimulus['expects'];
  readonly from: Organisation | undefined;
};

const patient: Patient = {
  identifiers: [{ system: 'urn:oid:1.2.208.176.1.2', value: '2509479989' }],
  given: ['Bruno', 'Test'],
  family: 'Elmer',
  deceased: false,
  address: undefined,
};

const author: Author = { given: ['Astrid'], family: 'Prøve', roleCode: undefined, roleText: 'sygeplejerske' };
const phone = '38683868';
const signed = () => ({ author, phone, now: new Date(), newId: randomUUID });

export function counterpartOf(session: Session, access: PartyAccess): Counterpart {
  const { plan, wire } = session;
  const { gln, sor, name } = access;
  const self = { gln, sor, name };
  const system = { gln: plan.system.gln, sor: plan.system.sor, name: plan.system.name };
  const mailbox = mailboxOf(session, access);

  async function submit(message: FhirResource, format: FhirFormat): Promise<SubmissionAnswer> {
    const data = writeFhir(message, format);
    return mailbox.submit(
      fhirEnvelope({
        from: gln,
        to: system.gln,
        message: { format, bundle: message, kind: kindOf(message) },
        format,
        data,
      }),
    );
  }

  async function awaitingAnswer(action: () => Promise<SubmissionAnswer>): Promise<void> {
    const answers = isFrom(system.gln, 'acknowledgement');
    const before = wire.seen.filter(answers).length;
    const { outcome } = await action();
    // What the VANS refused never reaches the system, which then has nothing to answer.
    if (outcome === 'refused') return;
    await wire.until(answers, plan.patience.answerMilliseconds, before + 1);
    await wire.silence(plan.patience.quietMilliseconds);
  }

  function writes({ text, category, topic, attachments, fromTeam }: Partial<Content> = {}): FhirResource {
    return newMessage({
      ...signed(),
      sender: self,
      receiver: system,
      patient,
      category: category ?? 'examination-results',
      topic: topic ?? 'Blodprøver',
      text: text ?? 'Kære kollega\n\nSvarene er normale: K+ 4,1 & Na+ 139 "uden anmærkning".\nVenlig hilsen',
      ...(attachments ? { attachments } : {}),
      ...(fromTeam
        ? { specificSender: { kind: 'care-team', name: fromTeam, role: undefined, organisationSor: sor } }
        : {}),
    });
  }

  return {
    gln,
    writes,
    writesReplyTo: (previous) =>
      replyTo(previous, {
        ...signed(),
        sender: self,
        receiver: system,
        text: 'Et tillæg til beskeden ovenfor.',
      }),
    writesWithoutCategory: () => withoutCategory(writes()),
    resends: (message) => resent(message, { now: new Date(), newId: randomUUID }),

    async delivers(message, { what, expects, format = 'xml' }) {
      session.noteDelivery({ what, expects, messageId: messageIdOf(message) });
      await awaitingAnswer(() => submit(message, format));
      return message;
    },

    async deliversFile(file, { expects, from }) {
      const data = readFileSync(file);
      const { message } = readFhirMessage(data);
      const sender = plan.counterparts.guests.find((guest) => guest.gln === from?.gln) ?? access;
      const messageId = message && messageIdOf(message.bundle);
      const expected = expects === 'either' ? expectationOf(message, data, session) : expects;
      session.noteDelivery({ what: basename(file), expects: expected, ...(messageId ? { messageId } : {}) });
      const format = message?.format ?? formatOfData(data, file);
      const envelope = fhirEnvelope({ from: sender.gln, to: system.gln, message, format, data });
      await awaitingAnswer(() => mailboxOf(session, sender).submit(envelope));
    },

    async answersNext(code = 'ok', complaint) {
      const next = await mailbox.takesNext(isTo(gln, 'care-communication'));
      if (!next?.message) return false;
      const issues =
        complaint === undefined ? [] : [{ severity: 'error', code: 'processing', text: complaint } as const];
      const answer = acknowledge(next.message.bundle, { code, issues, now: new Date(), newId: randomUUID });
      const messageId = messageIdOf(answer);
      session.noteDelivery({ what: `acknowledgement ${code}`, expects: 'receipt', messageId });
      await submit(answer, next.message.format);
      if (!session.acknowledgementsAreLost) {
        await wire.until(reaches(system.gln, messageId), plan.patience.answerMilliseconds);
      }
      await wire.silence(plan.patience.quietMilliseconds);
      return true;
    },
  };
}

const reaches = (gln: string, messageId: string) => (seen: Seen) =>
  isTo(gln, 'acknowledgement')(seen) && seen.messageId === messageId;

/**
 * What a receiver has to make of a message that nobody has judged yet: an invalid one is refused. No profile sees a
 * Provenance that names segments which are not there, and the test protocol has it refused all the same.
 */
function expectationOf(
  message: FhirMessage | undefined,
  data: Uint8Array,
  { judge }: Session,
): DeliverStimulus['expects'] {
  if (!message || !judge(message.kind, data).valid) return 'refused';
  const { segments, provenances } = readCareCommunication(message.bundle);
  const named = new Set(provenances.flatMap(({ sources }) => sources));
  const agree = segments.every(({ identifier }) => identifier !== undefined && named.has(identifier));
  return agree && named.size === segments.length ? 'accepted' : 'refused';
}

/** The defect that TP-R 3.2.8 names: a message whose category is missing. */
function withoutCategory(bundle: FhirResource): FhirResource {
  const copy = structuredClone(bundle) as { entry?: { resource?: Record<string, unknown> }[] };
  for (const { resource } of copy.entry ?? []) {
    if (resource?.['resourceType'] === 'Communication') delete resource['category'];
  }
  return copy as unknown as FhirResource;
}
