import { aDraft } from './material.ts';
import { scenario } from './scenario.ts';
import { test } from './test.ts';

const sender = ['send-care-communication', 'driver'] as const;

/** An acknowledgement is due within half an hour; one minute more, and it is missing. */
const overdueMinutes = 31;
const mostResends = 3;
const unknownLocationNumber = '5790009999997';

test(
  'an acknowledgement is lost, and the message is sent again',
  scenario({
    id: 'receipt-lost-resend',
    feature: 'S.TC2 Resend',
    needs: [...sender, 'resend-automatically', 'driver-clock'],
    proves: [
      'reliable.resend-after-silence',
      'reliable.resend-new-envelope-id',
      'reliable.resend-same-message-id',
      'reliable.resend-new-bundle-id',
      'reliable.resend-unchanged',
      'reliable.at-most-three-resends',
    ],
  }),
  async ({ user, counterpart, network, judged }) => {
    await network.losesAcknowledgements();
    await user.sends(aDraft(counterpart.gln));
    await counterpart.answersNext();
    let resends = 0;
    do await user.waits(overdueMinutes);
    while ((await counterpart.answersNext()) && ++resends < mostResends);
    // One wait more, so that a resend too many would be seen.
    await user.waits(overdueMinutes);
    await network.isQuiet();
    await user.looksAtOutbox();

    await judged();
  },
);

test(
  'a message to an unknown receiver comes back as undeliverable',
  scenario({
    id: 'unknown-receiver',
    feature: 'Negative VANS receipt',
    needs: sender,
    proves: ['reliable.undeliverable-shown'],
  }),
  async ({ user, network, judged }) => {
    await user.sends(aDraft(unknownLocationNumber));
    await network.returnsReceipt('negative-vans');
    await user.looksAtOutbox();

    await judged();
  },
);

test(
  'a message is rejected by its receiver, and the user is told',
  scenario({
    id: 'rejection-received',
    feature: 'S.TC3.A1 Negative acknowledgement',
    needs: sender,
    proves: ['reliable.rejection-shown', 'ack.never-acknowledged'],
  }),
  async ({ user, counterpart, judged }) => {
    await user.sends(aDraft(counterpart.gln));
    await counterpart.answersNext('fatal-error', 'Kategorien kendes ikke i modtagerens system.');
    await user.looksAtOutbox();

    await judged();
  },
);
