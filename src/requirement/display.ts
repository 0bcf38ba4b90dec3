import { requirements } from './define.ts';
import { attestedRequirements } from './display-attested.ts';
import { contentRequirements } from './display-content.ts';
import { arrivals, shownMessages } from './displayed.ts';
import { finding, list, shown } from './finding.ts';
import { bareIdentifier } from './same-text.ts';
import { ownProvenance } from './thread-history.ts';

const kinds: Readonly<Record<string, string>> = {
  'new-message': 'new',
  'reply-message': 'reply',
  'forward-message': 'forward',
};

/** What the user of the receiving system sees of a message. */
export const display = {
  ...requirements('display', {
    'message-shown': {
      level: 'MUST',
      actor: 'receiver',
      text: {
        en: 'a valid message is shown to the user',
        da: 'en gyldig meddelelse vises for brugeren',
      },
      remedy: {
        en: 'put every message that was accepted in the inbox',
        da: 'læg hver meddelelse, der er accepteret, i indbakken',
      },
      source: [
        ['tp-receive', '3.1.1.1'],
        ['gov-cc', '2'],
        ['gov-060', 'display'],
      ],
      when: ['receive-care-communication'],
      means: ['driver'],
      *check(evidence) {
        for (const { inbox, headerId, expects, number } of arrivals(evidence)) {
          if (!inbox || expects !== 'accepted') continue;
          const index = inbox.messages.findIndex(({ messageId }) => messageId === headerId);
          yield finding(index >= 0, {
            expected: `the message of #${number}, ${shown(headerId)}`,
            actual: index >= 0 ? 'shown' : `only ${list(inbox.messages.map(({ messageId }) => messageId))}`,
            at: `#${inbox.number} inbox${index >= 0 ? `[${index}]` : ''}`,
          });
        }
      },
    },

    'shown-once': {
      level: 'MUST',
      actor: 'receiver',
      text: {
        en: 'a message is shown once, however often it arrives',
        da: 'en meddelelse vises én gang, uanset hvor mange gange den ankommer',
      },
      remedy: {
        en: 'recognise a duplicate by MessageHeader.id, and do not show it again',
        da: 'genkend en dublet på MessageHeader.id, og vis den ikke igen',
      },
      source: [
        ['tp-receive', '3.2.7'],
        ['gov-040', 'MR8'],
        ['gov-020', 'scenario 2'],
      ],
      when: ['receive-care-communication'],
      means: ['driver'],
      *check(evidence) {
        for (const { inbox, headerId, number } of arrivals(evidence)) {
          const times = inbox?.messages.filter(({ messageId }) => messageId === headerId).length ?? 0;
          if (!inbox || times === 0) continue;
          yield finding(times === 1, {
            expected: `the message of #${number} once`,
            actual: `${times} times`,
            at: `#${inbox.number} inbox`,
          });
        }
      },
    },

    'invalid-not-shown': {
      level: 'MUST',
      actor: 'receiver',
      text: {
        en: 'a message that is not valid is not shown to the user',
        da: 'en ugyldig meddelelse vises ikke for brugeren',
      },
      remedy: {
        en: 'validate before display, and keep what was refused out of the inbox',
        da: 'validér før visning, og hold det, der er afvist, ude af indbakken',
      },
      source: [
        ['tp-receive', '3.2.8.2'],
        ['val', 'receiver'],
      ],
      when: ['receive-care-communication'],
      means: ['driver'],
      *check(evidence) {
        for (const { inbox, headerId, expects, number } of arrivals(evidence)) {
          if (!inbox || expects !== 'refused') continue;
          const index = inbox.messages.findIndex(({ messageId }) => messageId === headerId);
          yield finding(index < 0, {
            expected: `nothing of the message of #${number}`,
            actual: index < 0 ? 'nothing' : `${shown(headerId)} is shown`,
            at: `#${inbox.number} inbox${index < 0 ? '' : `[${index}]`}`,
          });
        }
      },
    },

    'kind-shown': {
      level: 'MUST',
      actor: 'receiver',
      text: {
        en: 'the user sees whether a message is new, a reply or forwarded',
        da: 'brugeren kan se, om en meddelelse er ny, et svar eller videresendt',
      },
      remedy: {
        en: 'show the activity of the message’s own Provenance',
        da: 'vis aktiviteten fra meddelelsens egen Provenance',
      },
      source: [
        ['uc', 'R1–R3'],
        ['tp-receive', '3.1.1.3'],
        ['tp-receive', '3.1.2.2'],
        ['tp-receive', '3.1.3.2'],
      ],
      interpretation: 'a requirement in use cases and guidelines, a recommendation in the protocol: required',
      when: ['receive-care-communication'],
      means: ['driver'],
      *check(evidence) {
        for (const { arrival, message, at } of shownMessages(evidence)) {
          const expected = kinds[ownProvenance(arrival.care)?.activity ?? ''];
          if (expected === undefined) continue;
          yield finding(message.kind === expected, {
            expected: `kind ${expected}`,
            actual: `kind ${shown(message.kind)}`,
            at: `${at}.kind`,
          });
        }
      },
    },

    'thread-by-identifier': {
      level: 'MUST',
      actor: 'receiver',
      text: {
        en: 'a message is shown in the thread of its communication identifier',
        da: 'en meddelelse vises i den tråd, som dens kommunikations-id angiver',
      },
      remedy: {
        en: 'gather messages in threads by Communication.identifier alone',
        da: 'saml meddelelser i tråde alene ved Communication.identifier',
      },
      source: [
        ['gov-cc', '8'],
        ['gov-cc', '11'],
        ['tp-receive', '3.2.4.2'],
      ],
      when: ['receive-care-communication'],
      means: ['driver'],
      *check(evidence) {
        for (const { arrival, message, at } of shownMessages(evidence)) {
          const expected = arrival.care.communicationId;
          if (expected === undefined) continue;
          yield finding(bareIdentifier(message.threadId) === bareIdentifier(expected), {
            expected: `thread ${shown(expected)}`,
            actual: `thread ${shown(message.threadId)}`,
            at: `${at}.threadId`,
          });
        }
      },
    },
  }),
  ...contentRequirements,
  ...attestedRequirements,
};
