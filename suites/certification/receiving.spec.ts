import { claims } from './claims.ts';
import { document, link, picture } from './material.ts';
import { scenario } from './scenario.ts';
import { test } from './test.ts';

const receiver = ['receive-care-communication'] as const;

for (const format of ['xml', 'json'] as const) {
  test(
    `a new message arrives as ${format.toUpperCase()}, is shown and acknowledged`,
    scenario({
      id: format === 'xml' ? 'receive-new' : 'acknowledge-ok',
      feature: format === 'xml' ? 'R1 New message' : 'Acknowledgement of a valid message',
      needs: receiver,
      proves: [
        ...claims.anyEnvelope,
        ...claims.anyMessage,
        ...claims.anyAcknowledgement,
        ...claims.shown,
        'ack.ok-when-valid',
      ],
    }),
    async ({ counterpart, user, judged }) => {
      await counterpart.delivers(counterpart.writes(), {
        what: 'a new message',
        expects: 'accepted',
        format,
      });
      await user.looksAtInbox();

      await judged();
    },
  );
}

test(
  'a message arrives with a picture, a document and a link',
  scenario({
    id: 'receive-with-attachment',
    feature: 'R1 New message',
    needs: receiver,
    proves: [...claims.anyAcknowledgement, ...claims.shown, 'ack.ok-when-valid', 'display.attachment-intact'],
  }),
  async ({ counterpart, user, judged }) => {
    await counterpart.delivers(counterpart.writes({ attachments: [picture, document, link] }), {
      what: 'a new message with three attachments',
      expects: 'accepted',
    });
    await user.looksAtInbox();

    await judged();
  },
);

test(
  'a reply arrives and is shown in the thread that it belongs to',
  scenario({
    id: 'receive-reply',
    feature: 'R2 Reply',
    needs: receiver,
    proves: [
      ...claims.anyAcknowledgement,
      ...claims.shown,
      'ack.ok-when-valid',
      'display.thread-by-identifier',
      'display.history-shown',
    ],
  }),
  async ({ counterpart, user, judged }) => {
    const question = counterpart.writes({ attachments: [picture] });
    await counterpart.delivers(question, { what: 'a new message', expects: 'accepted' });
    await counterpart.delivers(counterpart.writesReplyTo(question), {
      what: 'a reply to it',
      expects: 'accepted',
    });
    // Whoever never got the question has to read it in the reply.
    const unseen = counterpart.writes({ topic: 'Et spørgsmål, der gik tabt' });
    await counterpart.delivers(counterpart.writesReplyTo(unseen), {
      what: 'a reply to a message that never arrived',
      expects: 'accepted',
    });
    await user.looksAtInbox();

    await judged();
  },
);

test(
  'an invalid message is refused and not shown',
  scenario({
    id: 'receive-invalid',
    feature: 'R.TC1.A1 Reject an invalid message',
    needs: receiver,
    proves: [
      ...claims.anyAcknowledgement,
      'ack.fatal-error-when-invalid',
      'ack.outcome-when-negative',
      'display.invalid-not-shown',
    ],
  }),
  async ({ counterpart, user, judged }) => {
    await counterpart.delivers(counterpart.writesWithoutCategory(), {
      what: 'a message without a category',
      expects: 'refused',
    });
    await user.looksAtInbox();

    await judged();
  },
);

test(
  'the same message arrives twice with the same Bundle.id',
  scenario({
    id: 'duplicate-same-bundle',
    feature: 'R.TC1.A3 Duplicate',
    needs: receiver,
    proves: [
      ...claims.anyAcknowledgement,
      'ack.ok-when-valid',
      'ack.duplicate-same-content',
      'ack.duplicate-new-ids',
      'display.shown-once',
    ],
  }),
  async ({ counterpart, user, judged }) => {
    const message = counterpart.writes();
    await counterpart.delivers(message, { what: 'a new message', expects: 'accepted' });
    await counterpart.delivers(message, { what: 'the same message again, unchanged', expects: 'duplicate' });
    await user.looksAtInbox();

    await judged();
  },
);

test(
  'the same message arrives twice, the second time in a new Bundle',
  scenario({
    id: 'duplicate-new-bundle',
    feature: 'R.TC1.A3 Duplicate',
    needs: receiver,
    proves: [
      ...claims.anyAcknowledgement,
      'ack.ok-when-valid',
      'ack.duplicate-same-content',
      'ack.duplicate-new-ids',
      'display.shown-once',
    ],
  }),
  async ({ counterpart, user, judged }) => {
    const message = counterpart.writes();
    await counterpart.delivers(message, { what: 'a new message', expects: 'accepted' });
    await counterpart.delivers(counterpart.resends(message), {
      what: 'the same message in a new Bundle',
      expects: 'duplicate',
    });
    await user.looksAtInbox();

    await judged();
  },
);
