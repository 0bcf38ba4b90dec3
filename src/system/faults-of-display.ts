import { createHash } from 'node:crypto';
import { readCareCommunication } from '../message/read-care-communication.ts';
import { without } from './change-bundle.ts';
import { displaying, type Fault } from './fault.ts';
import { ownStep } from './own-step.ts';

/** What is wrong with what the user sees of the messages that were received. */
export const faultsOfDisplay = {
  'shows-nothing': {
    breaks: ['display.message-shown'],
    text: {
      en: 'never shows a received message',
      da: 'viser aldrig en modtaget meddelelse',
    },
    change: (conduct) => ({ ...conduct, shown: () => 0 }),
  },
  'shows-duplicate': {
    breaks: ['display.shown-once'],
    text: {
      en: 'shows a message again each time that it arrives',
      da: 'viser en meddelelse igen, hver gang den kommer',
    },
    change: (conduct) => ({
      ...conduct,
      shown: (message) => conduct.shown(message) * message.arrivals,
    }),
  },
  'shows-invalid': {
    breaks: ['display.invalid-not-shown'],
    text: {
      en: 'shows messages that it has refused',
      da: 'viser meddelelser, som det har afvist',
    },
    change: (conduct) => ({ ...conduct, shown: (message) => Math.max(1, conduct.shown(message)) }),
  },
  'hides-topic': {
    breaks: ['display.content-complete'],
    text: {
      en: 'does not show the topic and the patient of a message',
      da: 'viser ikke emnet og patienten i en meddelelse',
    },
    change: displaying((message) => without(message, 'topic', 'patient')),
  },
  'drops-attachment': {
    breaks: ['display.attachment-intact'],
    text: {
      en: 'does not show the attachments of a new message',
      da: 'viser ikke bilagene i en ny meddelelse',
    },
    change: displaying((message) =>
      message.kind === 'new'
        ? { ...message, segments: message.segments.filter(({ text }) => text !== undefined) }
        : message,
    ),
  },
  'damages-attachment': {
    breaks: ['display.attachment-intact'],
    text: {
      en: 'keeps another content than that of the attachment',
      da: 'gemmer et andet indhold end bilagets',
    },
    change: displaying((message) => ({
      ...message,
      segments: message.segments.map((segment) =>
        segment.sha256 === undefined ? segment : { ...segment, sha256: hashOf(segment.sha256) },
      ),
    })),
  },
  'hides-kind': {
    breaks: ['display.kind-shown'],
    text: {
      en: 'does not show whether a message is new, a reply or forwarded',
      da: 'viser ikke, om en meddelelse er ny, et svar eller videresendt',
    },
    change: displaying((message) => ({ ...message, kind: '' })),
  },
  'thread-by-message': {
    breaks: ['display.thread-by-identifier'],
    text: {
      en: 'shows every message in a thread of its own',
      da: 'viser hver meddelelse i sin egen tråd',
    },
    change: displaying((message) => ({ ...message, threadId: message.messageId })),
  },
  'hides-history': {
    breaks: ['display.history-shown'],
    text: {
      en: 'does not show the earlier segments of a thread',
      da: 'viser ikke de tidligere segmenter i en tråd',
    },
    change: displaying((message, { bundle }) => {
      const added = ownStep(readCareCommunication(bundle))?.sources ?? [];
      return {
        ...message,
        segments: message.segments.filter(({ identifier }) => added.includes(identifier)),
      };
    }),
  },
} satisfies Record<string, Fault>;

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
