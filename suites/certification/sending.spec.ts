import { aDraft, document, link, picture } from './material.ts';
import { claims } from './claims.ts';
import { scenario } from './scenario.ts';
import { test } from './test.ts';

for (const format of ['json', 'xml'] as const) {
  test(
    `a user sends two new messages, and they travel as ${format.toUpperCase()}`,
    scenario({
      id: `send-new-${format}`,
      feature: 'S1 New message',
      needs: ['send-care-communication', 'driver'],
      proves: [
        ...claims.anyEnvelope,
        ...claims.anyMessage,
        ...claims.anyCareCommunication,
        ...claims.newThread,
      ],
    }),
    async ({ user, counterpart, judged }) => {
      await user.sends(aDraft(counterpart.gln, { format }));
      await counterpart.answersNext();
      await user.sends(aDraft(counterpart.gln, { format, category: 'nursing', topic: 'Sårpleje' }));
      await counterpart.answersNext();
      await user.looksAtOutbox();

      await judged();
    },
  );
}

test(
  'a user sends a message with a picture, a document and a link',
  scenario({
    id: 'send-with-attachment',
    feature: 'S1.A1 New message with attachments',
    needs: ['send-care-communication', 'send-attachment', 'driver'],
    proves: [
      ...claims.anyEnvelope,
      ...claims.anyMessage,
      ...claims.anyCareCommunication,
      ...claims.newThread,
      'communication.attachment-described',
      'communication.attachment-as-chosen',
    ],
  }),
  async ({ user, counterpart, judged }) => {
    await user.sends(
      aDraft(counterpart.gln, {
        category: 'regarding-referral',
        priority: 'asap',
        attachments: [picture, document, link],
      }),
    );
    await counterpart.answersNext();
    await user.looksAtOutbox();

    await judged();
  },
);

test(
  'a user replies to a message with an attachment from a specific sender',
  scenario({
    id: 'send-reply',
    feature: 'S2 Reply',
    needs: ['send-care-communication', 'receive-care-communication', 'reply', 'driver'],
    proves: [
      ...claims.anyEnvelope,
      ...claims.anyMessage,
      ...claims.anyCareCommunication,
      ...claims.replyThread,
    ],
  }),
  async ({ user, counterpart, judged }) => {
    const question = await counterpart.delivers(
      counterpart.writes({ attachments: [picture], fromTeam: 'Team +80 år' }),
      { what: 'a new message with an attachment, from a specific sender', expects: 'accepted' },
    );
    await user.replies(question, { text: 'Tak for beskeden.\nVi kommer torsdag.', category: 'nursing' });
    await counterpart.answersNext();

    await judged();
  },
);
