import { randomUUID } from 'node:crypto';
import type { FhirResource } from '../message/fhir-message.ts';
import { resourcesOf, textAt } from '../message/query.ts';
import {
  withEach,
  withEachPayload,
  withList,
  without,
  withoutOrphans,
  type FhirElement,
} from './change-bundle.ts';
import { replying, writing, type Fault } from './fault.ts';
import { oldAddressBook } from './identity.ts';
import { attachmentArchive, segmentIdOf, withKeptAttachments } from './kept-attachments.ts';
import { withReceiver } from './other-receiver.ts';
import { headerIdOf, ownSegmentIds, targetOf, withOwnProvenance } from './own-parts.ts';

/** What is wrong with a message's place in its thread: the identifier of the thread, the history and the Provenances. */
export const faultsOfThreads = {
  'wrong-activity': {
    breaks: ['thread.activity-agrees'],
    text: {
      en: 'says of every message that it forwards another',
      da: 'angiver om alle meddelelser, at de videresender en anden',
    },
    change: writing((bundle) =>
      withOwnProvenance(bundle, (provenance) => ({
        ...provenance,
        activity: withList(provenance['activity'] as FhirElement, 'coding', (coding) => ({
          ...coding,
          code: 'forward-message',
        })),
      })),
    ),
  },
  'provenance-wrong-target': {
    breaks: ['thread.provenance-targets-header'],
    text: {
      en: 'lets the Provenance of a new message target another MessageHeader than its own',
      da: 'lader Provenance i en ny meddelelse pege på en anden MessageHeader end dens egen',
    },
    change: writing((bundle, { action }) =>
      action === 'new'
        ? withOwnProvenance(bundle, (provenance) => ({
            ...provenance,
            target: [{ reference: `MessageHeader/${randomUUID()}` }],
          }))
        : bundle,
    ),
  },
  'provenance-wrong-segments': {
    breaks: ['thread.sources-are-the-new-segments'],
    text: {
      en: 'names segments in the newest Provenance that the message does not have',
      da: 'nævner segmenter i den nyeste Provenance, som meddelelsen ikke har',
    },
    change: writing((bundle) =>
      withOwnProvenance(bundle, (provenance) =>
        withList(provenance, 'entity', (entity) =>
          entity['role'] === 'source'
            ? { ...entity, what: { identifier: { value: `urn:uuid:${randomUUID()}` } } }
            : entity,
        ),
      ),
    ),
  },
  'new-message-old-thread': {
    breaks: ['thread.new-message-new-identifier'],
    text: {
      en: 'gives a new message the thread identifier of the one before',
      da: 'giver en ny meddelelse trådidentifikatoren fra den forrige',
    },
    change(conduct) {
      let thread: string | undefined;
      return writing((bundle, { action }) => {
        if (action !== 'new') return bundle;
        thread ??= threadOf(bundle);
        return withThread(bundle, thread);
      })(conduct);
    },
  },
  'reply-new-thread': {
    breaks: ['thread.reply-keeps-identifier'],
    text: {
      en: 'begins a new thread with every reply',
      da: 'begynder en ny tråd med hvert svar',
    },
    change: replying((bundle) => withThread(bundle, `urn:uuid:${randomUUID()}`)),
  },
  'reply-to-stranger': {
    breaks: ['thread.reply-goes-to-sender'],
    text: {
      en: 'sends replies to another organisation than the one that wrote',
      da: 'sender svar til en anden organisation end den, der skrev',
    },
    change: replying((bundle) => withReceiver(bundle, oldAddressBook[0]!)),
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

function threadOf(bundle: FhirResource): string {
  return textAt(resourcesOf(bundle, 'Communication'), 'identifier.value') ?? '';
}

function withThread(bundle: FhirResource, value: string): FhirResource {
  return withEach(bundle, 'Communication', (communication) =>
    withList(communication, 'identifier', (identifier) => ({ ...identifier, value })),
  );
}
