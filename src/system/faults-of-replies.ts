import { randomUUID } from 'node:crypto';
import { withEach, withEachPayload, withList, without, withoutOrphans } from './change-bundle.ts';
import { replying, type Fault } from './fault.ts';
import { closedClinic } from './identity.ts';
import { attachmentArchive, segmentIdOf, withKeptAttachments } from './kept-attachments.ts';
import { withReceiver } from './other-receiver.ts';
import { headerIdOf, ownSegmentIds, targetOf, withOwnProvenance, withThread } from './own-parts.ts';

/** What is wrong with an answer: where it goes, and what it keeps of the messages before it. */
export const faultsOfReplies = {
  'reply-new-thread': {
    breaks: ['thread.reply-keeps-identifier'],
    text: {
      en: 'begins a new thread with every reply',
      da: 'begynder en ny tråd med hvert svar',
    },
    change: replying((bundle) => withThread(bundle, `urn:uuid:${randomUUID()}`)),
  },
  'reply-to-stranger': {
    breaks: ['thread.reply-goes-to-sender', 'profile.specific-recipient-belongs', 'profile.valid'],
    text: {
      en: 'sends replies to another organisation than the one that wrote',
      da: 'sender svar til en anden organisation end den, der skrev',
    },
    change: replying((bundle) => withReceiver(bundle, closedClinic)),
  },
  'reply-drops-history': {
    breaks: ['thread.reply-keeps-segments'],
    text: {
      en: 'leaves the earlier segments out of its replies',
      da: 'udelader de tidligere segmenter i sine svar',
    },
    change: replying((bundle) => {
      const own = ownSegmentIds(bundle);
      const bare = withEachPayload(bundle, (payload) =>
        own.has(segmentIdOf(payload) ?? '') ? payload : undefined,
      );
      return withoutOrphans(bare);
    }),
  },
  'reply-carries-attachment-data': {
    breaks: ['thread.reply-without-attachment-data'],
    text: {
      en: 'sends the contents of earlier attachments back in its replies',
      da: 'sender indholdet af tidligere bilag med tilbage i sine svar',
    },
    change: replying((bundle, previous) => {
      const archive = attachmentArchive();
      archive.keep(previous);
      return withKeptAttachments(bundle, archive);
    }),
  },
  'reply-without-reference': {
    breaks: ['thread.reply-refers-to-previous'],
    text: {
      en: 'does not say in its replies which message they answer',
      da: 'angiver ikke i sine svar, hvilken meddelelse de besvarer',
    },
    change: replying((bundle) =>
      withOwnProvenance(bundle, (provenance) =>
        withList(provenance, 'entity', (entity) => (entity['role'] === 'revision' ? undefined : entity)),
      ),
    ),
  },
  'reply-drops-provenances': {
    breaks: ['thread.reply-refers-to-previous'],
    text: {
      en: 'leaves the Provenances of the earlier messages out of its replies',
      da: 'udelader de tidligere meddelelsers Provenance i sine svar',
    },
    change: replying((bundle) => {
      const own = headerIdOf(bundle);
      return withEach(bundle, 'Provenance', (provenance) =>
        targetOf(provenance) === own ? provenance : undefined,
      );
    }),
  },
  'reply-without-recipient': {
    breaks: ['thread.reply-specific-recipient'],
    text: {
      en: 'does not address its replies to the specific sender of the message that they answer',
      da: 'adresserer ikke sine svar til den specifikke afsender af den meddelelse, de besvarer',
    },
    change: replying((bundle) =>
      withoutOrphans(
        withEach(bundle, 'Communication', (communication) => without(communication, 'recipient')),
      ),
    ),
  },
} satisfies Record<string, Fault>;
