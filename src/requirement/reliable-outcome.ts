import { answersTo } from './answers.ts';
import { requirements } from './define.ts';
import type { Evidence } from './evidence.ts';
import { finding, list, shown } from './finding.ts';
import type { AckPassage, CarePassage } from './passage.ts';
import { firstSent, transmissions } from './transmissions.ts';

/** What the sender's user is shown of what became of a message. */
export const outcomeRequirements = requirements('reliable', {
  'acknowledgement-linked': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'a positive acknowledgement is linked to the message that it answers, which is then shown as acknowledged',
      da: 'en positiv kvittering knyttes til den meddelelse, den besvarer, som derefter vises som kvitteret',
    },
    remedy: {
      en: 'find the sent message by response.identifier, and mark it as acknowledged',
      da: 'find den sendte meddelelse ved response.identifier, og markér den som kvitteret',
    },
    source: [
      ['tp-ack-receive', '3.3.1.3'],
      ['gov-cc', '20'],
      ['gtuc', 'S.TC3'],
    ],
    when: ['send-care-communication'],
    *check(evidence) {
      for (const { message, ack } of answered(evidence)) {
        if (ack.ack.response.code === 'ok') yield* shownAs(evidence, message, ack.number, ['acknowledged']);
      }
    },
  },

  'rejection-shown': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'a negative acknowledgement is shown at the message that it answers, and the user is told what is wrong',
      da: 'en negativ kvittering vises ved den meddelelse, den besvarer, og brugeren får at vide, hvad der er galt',
    },
    remedy: {
      en: 'mark the message as failed and show the text of the OperationOutcome to the user',
      da: 'markér meddelelsen som fejlet, og vis teksten fra OperationOutcome til brugeren',
    },
    source: [
      ['tp-ack-receive', '3.3.2.3–3.3.2.4'],
      ['tp-ack-receive', '3.3.3.2'],
      ['gov-cc', '20'],
    ],
    interpretation:
      'after a transient-error the message may be failed, be waiting for a retry, or have been sent again',
    when: ['send-care-communication'],
    *check(evidence) {
      for (const { message, ack } of answered(evidence)) {
        const { code } = ack.ack.response;
        if (code === 'fatal-error') yield* shownAs(evidence, message, ack.number, ['failed'], 'told');
        if (code === 'transient-error') {
          yield* shownAs(evidence, message, ack.number, ['failed', 'waiting-for-retry', 'awaiting'], 'told');
        }
      }
    },
  },

  'undeliverable-shown': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'a message that the network cannot deliver is shown as failed, and the user is told',
      da: 'en meddelelse, som netværket ikke kan levere, vises som fejlet, og brugeren får det at vide',
    },
    remedy: {
      en: 'read negative receipts of the network, mark the message as failed and tell the user why',
      da: 'læs netværkets negative kvitteringer, markér meddelelsen som fejlet, og fortæl brugeren hvorfor',
    },
    source: [
      ['gov-032', 'NegativeVans'],
      ['gov-cc', '20'],
    ],
    interpretation:
      'the sources demand that a negative answer is handled and shown; that is taken to hold for the negative receipt of the network too; a system that refuses to send such a message, and says so, meets it',
    when: ['send-care-communication'],
    *check(evidence) {
      for (const { message, since } of undeliverable(evidence)) {
        yield* shownAs(evidence, message, since, ['failed'], 'told');
      }

      // That a draft was refused says something about its receiver only where the scenario made it so.
      if (!evidence.exchange.scenario.proves.includes('reliable.undeliverable-shown')) return;
      for (const { number, result } of evidence.composes) {
        if (result.sent) continue;
        yield finding((result.problem ?? '').trim() !== '', {
          expected: 'a user who is told that the message cannot be sent',
          actual: result.problem === undefined ? 'no explanation' : shown(result.problem),
          at: `#${number}`,
        });
      }
    },
  },

  'latest-acknowledgement-shown': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'when a second acknowledgement follows a transient-error, the latest is shown',
      da: 'når der kommer endnu en kvittering efter en transient-error, vises den seneste',
    },
    remedy: {
      en: 'let a later acknowledgement replace a transient-error in what the user sees',
      da: 'lad en senere kvittering erstatte en transient-error i det, brugeren ser',
    },
    source: [['tp-ack-receive', '3.3.3.3, 3.3.3.6']],
    when: ['send-care-communication'],
    attested: {
      en: 'When an ok or a fatal-error follows a transient-error, is the latest one shown?',
      da: 'Når der kommer en ok eller en fatal-error efter en transient-error, vises så den seneste?',
    },
  },
});

/** Each message of the system with the acknowledgement that counts: the first final one, else the last. */
function answered(evidence: Evidence): { message: CarePassage; ack: AckPassage }[] {
  return firstSent(evidence).flatMap((message) => {
    const acks = answersTo(evidence, message.headerId);
    const ack = acks.find(({ ack: { response } }) => response.code !== 'transient-error') ?? acks.at(-1);
    return ack ? [{ message, ack }] : [];
  });
}

/** What the VANS refused, at once or with a negative receipt; `since` is the event by which the system knew. */
function undeliverable(evidence: Evidence): { message: CarePassage; since: number }[] {
  return transmissions(evidence).flatMap((group) => {
    const refused = group.find(({ crossing }) => crossing.outcome?.accepted === false);
    const ids = new Set(group.map(({ carried }) => carried.id.toLowerCase()));
    const receipt = evidence.delivered.find(({ reading: { envelope } }) => {
      if (envelope === undefined || envelope.kind === 'message' || envelope.kind === 'positive-message')
        return false;
      return ids.has(envelope.originalEnvelopeId.toLowerCase());
    });
    const since = receipt?.number ?? refused?.number;
    return since === undefined ? [] : [{ message: group[0], since }];
  });
}

/** What the outbox says of the message when it was last looked at after event `since`; nothing when nobody looked. */
function* shownAs(
  { outboxes }: Evidence,
  { headerId }: CarePassage,
  since: number,
  states: readonly string[],
  told?: 'told',
) {
  const outbox = outboxes.findLast(({ number }) => number > since);
  if (!outbox) return;
  const index = outbox.messages.findIndex(({ messageId }) => messageId === headerId);
  const message = outbox.messages[index];
  const isTold = told === undefined || (message?.notice ?? '').trim() !== '';
  yield finding(message !== undefined && states.includes(message.state) && isTold, {
    expected: `${shown(headerId)} ${states.join(' or ')}${told ? ', with a notice to the user' : ''}`,
    actual: message
      ? `${shown(message.state)}${told ? `, notice: ${shown(message.notice)}` : ''}`
      : `no such message among ${list(outbox.messages.map(({ messageId }) => messageId))}`,
    at: `#${outbox.number} outbox${message ? `[${index}]` : ''}`,
  });
}
