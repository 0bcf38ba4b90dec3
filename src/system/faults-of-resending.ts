import { randomUUID } from 'node:crypto';
import { extensions } from '../message/systems.ts';
import { withOffset } from '../message/time.ts';
import { withList, without, withTextReplaced } from './change-bundle.ts';
import { enveloping, reporting, resending, type Fault } from './fault.ts';
import { headerIdOf, withOwnPayloads } from './own-parts.ts';

/** What is wrong after a message is sent: what is sent again, and what the user hears of it. */
export const faultsOfResending = {
  'never-resends': {
    breaks: ['reliable.resend-after-silence'],
    text: {
      en: 'does not send a message again when no acknowledgement comes',
      da: 'sender ikke en meddelelse igen, når der ikke kommer nogen kvittering',
    },
    change: (conduct) => ({ ...conduct, mostResends: 0 }),
  },
  'resends-without-end': {
    breaks: ['reliable.at-most-three-resends'],
    text: {
      en: 'goes on sending a message again as long as no acknowledgement comes',
      da: 'bliver ved med at sende en meddelelse igen, så længe der ikke kommer nogen kvittering',
    },
    change: (conduct) => ({ ...conduct, mostResends: 1000 }),
  },
  'resend-same-envelope-id': {
    breaks: ['reliable.resend-new-envelope-id'],
    text: {
      en: 'sends a message again in an envelope with the same EnvelopeIdentifier',
      da: 'sender en meddelelse igen i en kuvert med samme EnvelopeIdentifier',
    },
    change: enveloping((envelope, { earlierIds: [first] }) =>
      first === undefined ? envelope : { ...envelope, id: first },
    ),
  },
  'resend-new-message-id': {
    breaks: ['reliable.resend-same-message-id'],
    text: {
      en: 'gives a message a new MessageHeader.id when it is sent again',
      da: 'giver en meddelelse et nyt MessageHeader.id, når den sendes igen',
    },
    change: resending((copy) => withTextReplaced(copy, headerIdOf(copy), randomUUID())),
  },
  'resend-same-bundle-id': {
    breaks: ['reliable.resend-new-bundle-id'],
    text: {
      en: 'sends a message again with the same Bundle.id',
      da: 'sender en meddelelse igen med samme Bundle.id',
    },
    change: resending((copy, { bundle }) => ({ ...copy, id: bundle['id'] })),
  },
  'resend-changed': {
    breaks: ['reliable.resend-unchanged'],
    text: {
      en: 'puts a new time on the segments of a message that is sent again',
      da: 'sætter et nyt tidspunkt på segmenterne i en meddelelse, der sendes igen',
    },
    change: resending((copy, { lastSentAt }) =>
      withOwnPayloads(copy, (payload) =>
        withList(payload, 'extension', (extension) =>
          extension['url'] === extensions.date
            ? { ...extension, valueDateTime: withOffset(new Date(lastSentAt + 1000)) }
            : extension,
        ),
      ),
    ),
  },
  'acknowledgement-not-linked': {
    breaks: ['reliable.acknowledgement-linked'],
    text: {
      en: 'still shows a message as awaiting when it has been acknowledged',
      da: 'viser stadig en meddelelse som afventende, når den er kvitteret',
    },
    change: reporting((message) =>
      message.state === 'acknowledged' ? { ...message, state: 'awaiting' } : message,
    ),
  },
  'rejection-hidden': {
    breaks: ['reliable.rejection-shown'],
    text: {
      en: 'does not tell its user that the receiver has refused a message',
      da: 'fortæller ikke brugeren, at modtageren har afvist en meddelelse',
    },
    change: reporting((message, { trouble }) =>
      trouble === 'rejected' ? { ...without(message, 'notice'), state: 'acknowledged' } : message,
    ),
  },
  'undeliverable-hidden': {
    breaks: ['reliable.undeliverable-shown'],
    text: {
      en: 'does not tell its user that the network could not deliver a message',
      da: 'fortæller ikke brugeren, at netværket ikke kunne aflevere en meddelelse',
    },
    change: reporting((message, { trouble }) =>
      trouble === 'undeliverable' ? { ...without(message, 'notice'), state: 'awaiting' } : message,
    ),
  },
} satisfies Record<string, Fault>;
