import { claims } from './claims.ts';
import { aDraft } from './material.ts';
import { scenario } from './scenario.ts';
import { test } from './test.ts';

test(
  'a letter arrives converted, and its receipt goes back',
  scenario({
    id: 'letter-to-care-communication',
    feature: 'Conversion: XDIS91 to CareCommunication',
    needs: ['receive-care-communication'],
    proves: [
      ...claims.anyAcknowledgement,
      ...claims.shown,
      'ack.ok-when-valid',
      'conversion.text-preserved',
      'conversion.parties-preserved',
      'conversion.patient-preserved',
      'conversion.receipt-outcome-preserved',
      'conversion.receipt-refers-to-original',
    ],
  }),
  async ({ legacy, user, judged }) => {
    await legacy.delivers(legacy.writes());
    await legacy.takesReceipt();
    await user.looksAtInbox();

    await judged();
  },
);

test(
  'a message goes to a system that still reads letters, and its receipt comes back as an acknowledgement',
  scenario({
    id: 'care-communication-to-letter',
    feature: 'Conversion: CareCommunication to XDIS91',
    needs: ['send-care-communication', 'driver'],
    proves: [
      ...claims.anyEnvelope,
      ...claims.anyMessage,
      ...claims.anyCareCommunication,
      'reliable.acknowledgement-linked',
      'conversion.text-preserved',
      'conversion.parties-preserved',
      'conversion.patient-preserved',
      'conversion.receipt-outcome-preserved',
      'conversion.receipt-refers-to-original',
    ],
  }),
  async ({ legacy, user, judged }) => {
    await user.sends(aDraft(legacy.gln));
    await legacy.answersNext();
    await user.looksAtOutbox();

    await judged();
  },
);
