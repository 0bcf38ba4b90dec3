import type { Clock } from '../clock.ts';
import { turnAway } from './arrival.ts';
import { readCheckpoint } from './checkpoint.ts';
import type { ConversionPort } from './conversion-port.ts';
import { startConversionQueue, type Convertible } from './conversion-queue.ts';
import { claimDirectory } from './directory-claim.ts';
import type { Directory } from './directory.ts';
import { envelopeMemory } from './envelope-memory.ts';
import { faultRules } from './fault-rules.ts';
import type { VansFact } from './journal-entry.ts';
import { openJournal } from './journal.ts';
import { mailBox, type MailBox } from './mail-box.ts';
import type { Office } from './office.ts';
import { partyRegister, type Party } from './parties.ts';
import type { PayloadCheck } from './payload-check.ts';
import { startPushing } from './push.ts';
import { recovery } from './recovery.ts';
import type { NegativeForm } from './refusal-records.ts';
import { startRetention } from './retention.ts';
import { submit, type Submission } from './submission.ts';

export type VansOptions = {
  readonly directory: Directory;
  /** Where the journal lies: nobody else may use it at the same time. */
  readonly stateDir: string;
  /** `false` when the state need not outlive the process. */
  readonly durable: boolean;
  readonly clock: Clock;
  readonly conversion?: ConversionPort;
  /** The operator's name on the network, at most 18 characters. */
  readonly name?: string;
  readonly negative?: NegativeForm;
  readonly checkPayload?: PayloadCheck;
  readonly estimatedSizes?: boolean;
  readonly mostWaiting?: number;
  /** What is older than so many days, and delivered, is dropped from the journal. */
  readonly keepDays?: number;
  /** How long a party may take to answer a push. */
  readonly pushTimeoutMs?: number;
};

/** The operator's work, without its doors: what parties and the operator ask of it goes through a server. */
export type Vans = AsyncDisposable & {
  readonly office: Office;
  readonly submit: (party: Party, bytes: Buffer) => Promise<Submission>;
  /** Writes down that a party's request was turned away unread. */
  readonly turnAway: (party: Party, status: number, problem: string) => Promise<void>;
  /** Registers or changes a party; `false` when another one has the token. */
  readonly register: (party: Party) => boolean;
  /** Ends the misbehaviour, and lets go of what was held back by it. */
  readonly clearRules: () => void;
  readonly waiting: () => Waiting;
};

export type Waiting = {
  readonly parties: readonly {
    readonly gln: string;
    readonly delivery: 'mailbox' | 'push';
    readonly waiting: number;
    /** Of those: how many could not be delivered so far. */
    readonly failing: number;
    /** When it last asked for its mailbox; absent as long as it has not. */
    readonly askedAt?: string;
  }[];
  readonly conversions: number;
  /** Why the conversion service could not be asked. */
  readonly conversionProblem?: string;
};

/**
 * Opens the journal, takes up what it left undone, and is ready.
 *
 * Nothing is answered before it is on disk. An accepted envelope is delivered once: a mailbox's owner says when it has
 * one, by deleting it; for a push the receiver's 2xx is written down, and when the process dies between the two, the same
 * envelope is pushed again after the restart, to be recognised by its EnvelopeIdentifier.
 *
 * @throws HarnessError `state-in-use`, `state-unusable` or `journal-damaged`
 */
export async function openVans(options: VansOptions): Promise<Vans> {
  const {
    directory,
    stateDir,
    durable,
    clock,
    conversion,
    name = 'PROEVESTEN',
    pushTimeoutMs = 30_000,
    keepDays = 30,
  } = options;
  const { negative = 'xctl01', mostWaiting = 100_000 } = options;
  await using begun = new AsyncDisposableStack();
  begun.use(await claimDirectory(stateDir));
  const checkpoint = await readCheckpoint(stateDir);
  const memory = envelopeMemory(checkpoint?.memory);
  const undone = recovery(memory, checkpoint);
  const journal = begun.use(
    await openJournal<VansFact>(stateDir, {
      durable,
      counted: checkpoint?.sequence ?? 0,
      recover: undone.take,
    }),
  );

  const boxes = new Map<string, MailBox>();
  const boxOf = (gln: string): MailBox => {
    const box = boxes.get(gln) ?? mailBox(clock, (mail) => pushing.arrived(mail));
    boxes.set(gln, box);
    return box;
  };
  const parties = partyRegister(directory.parties);
  const rules = faultRules();
  const office: Office = { name, clock, directory, parties, memory, rules, journal, boxOf };
  const pushing = startPushing(office, pushTimeoutMs);
  const conversions = conversion && startConversionQueue(office, conversion, negative);
  const submission = {
    ...options,
    negative,
    mostWaiting,
    converts: conversion !== undefined,
    convert: (item: Convertible) => conversions?.add(item),
  };
  // What was held back by a rule of a test goes out: the rule is gone.
  for (const mail of undone.mail()) boxOf(mail.to).put({ ...mail, held: false });
  for (const item of undone.conversions()) conversions?.add(item);
  const retention = await startRetention(office, { stateDir, durable, keepDays });

  const open = begun.move();
  return {
    office,
    submit: (party, bytes) => submit(office, party, bytes, submission),
    turnAway: (party, status, problem) => turnAway(office, party, { status, problem }),
    register(party) {
      const done = parties.put(party);
      if (done) pushing.changed(party.gln);
      return done;
    },
    clearRules() {
      rules.clear();
      for (const box of boxes.values()) box.release();
    },
    waiting: () => ({
      parties: parties.all().map(({ gln, delivery }) => ({
        gln,
        delivery: delivery === 'mailbox' ? 'mailbox' : 'push',
        waiting: boxes.get(gln)?.size() ?? 0,
        failing: pushing.failing(gln),
        ...asking(parties.askedAt(gln)),
      })),
      conversions: conversions?.size() ?? undone.conversions().length,
      ...(conversions?.problem() === undefined ? {} : { conversionProblem: conversions.problem() ?? '' }),
    }),
    async [Symbol.asyncDispose]() {
      for (const box of boxes.values()) box.close();
      await pushing.close();
      await conversions?.close();
      await retention[Symbol.asyncDispose]();
      await open.disposeAsync();
    },
  };
}

const asking = (askedAt: string | undefined) => (askedAt === undefined ? {} : { askedAt });
