import type { Participant } from '../message/care-communication.ts';
import { requirements } from './define.ts';
import { finding, shown } from './finding.ts';
import { placeIn } from './passage.ts';
import { replies } from './thread-history.ts';
import { keptRequirements } from './thread-reply-kept.ts';

/** Where a reply goes, and how it is tied to what it answers. */
export const replyRequirements = {
  ...requirements('thread', {
    'reply-keeps-identifier': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'a reply has the communication identifier of the message that it answers',
        da: 'et svar har samme kommunikations-id som den meddelelse, det besvarer',
      },
      remedy: {
        en: 'copy Communication.identifier from the message that is answered',
        da: 'kopiér Communication.identifier fra den meddelelse, der besvares',
      },
      source: [
        ['gov-cc', '3'],
        ['tp-send', '3.3.4.11'],
      ],
      when: ['reply'],
      *check(evidence) {
        for (const { message, previous } of replies(evidence)) {
          yield finding(message.care.communicationId === previous.care.communicationId, {
            expected: `${shown(previous.care.communicationId)}, as in #${previous.number}`,
            actual: shown(message.care.communicationId),
            at: placeIn(message, 'Communication', 'identifier[0].value'),
          });
        }
      },
    },

    'reply-goes-to-sender': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'a reply goes to the organisation that sent the message, with the SOR id that it had there',
        da: 'et svar går til den organisation, der sendte meddelelsen, med det SOR-id, den havde dér',
      },
      remedy: {
        en: 'take the receiver of a reply from MessageHeader.sender of the message that is answered',
        da: 'tag modtageren af et svar fra MessageHeader.sender i den meddelelse, der besvares',
      },
      source: [
        ['tp-send', '3.3.4.3'],
        ['gov-cc', 'SOR id in a thread'],
      ],
      interpretation: 'a reply to the system’s own latest message goes to the receiver of that message',
      when: ['reply'],
      *check(evidence) {
        for (const { message, previous } of replies(evidence)) {
          const isOwn = evidence.careSent.includes(previous);
          const { gln, sor } = isOwn ? previous.care.receiver : previous.care.sender;
          const { receiver } = message.care;
          const agrees =
            (gln === undefined || receiver.gln === gln) && (sor === undefined || receiver.sor === sor);
          yield finding(agrees, {
            expected: `receiver GLN ${shown(gln)}, SOR id ${shown(sor)}, as in #${previous.number}`,
            actual: `receiver GLN ${shown(receiver.gln)}, SOR id ${shown(receiver.sor)}`,
            at: placeIn(message, 'MessageHeader', 'destination[0].receiver'),
          });
        }
      },
    },

    'reply-specific-recipient': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'the specific sender of a message becomes the specific recipient of the reply',
        da: 'den specifikke afsender af en meddelelse bliver den specifikke modtager af svaret',
      },
      remedy: {
        en: 'put the PractitionerRole or CareTeam of the received sender extension in Communication.recipient of the reply',
        da: 'indsæt den PractitionerRole eller det CareTeam, der stod som specifik afsender, i Communication.recipient i svaret',
      },
      source: [
        ['gov-cc', '7'],
        ['tp-send', '3.3.4.4'],
      ],
      interpretation: 'the user may delete it; the scenarios do not',
      when: ['reply'],
      *check(evidence) {
        for (const { message, previous } of replies(evidence)) {
          const expected = previous.care.specificSender;
          if (!expected) continue;
          const actual = message.care.specificRecipient;
          yield finding(actual !== undefined && describe(actual) === describe(expected), {
            expected: `recipient ${describe(expected)}, the specific sender of #${previous.number}`,
            actual: `recipient ${actual ? describe(actual) : 'none'}`,
            at: placeIn(message, 'Communication', 'recipient'),
          });
        }
      },
    },

    'reply-prefilled': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'a reply opens with the category and topic of the message filled in, and the user can change both',
        da: 'et svar åbner med meddelelsens kategori og emne udfyldt, og brugeren kan ændre begge',
      },
      remedy: {
        en: 'copy category and topic into the draft of a reply',
        da: 'kopiér kategori og emne til kladden til et svar',
      },
      source: [
        ['tp-send', '3.3.4.6'],
        ['tp-send', '3.3.4.7'],
      ],
      when: ['reply'],
      attested: {
        en: 'When the user replies, are category and topic filled in from the message, and can both be changed?',
        da: 'Når brugeren svarer, er kategori og emne så udfyldt fra meddelelsen, og kan begge ændres?',
      },
    },
  }),
  ...keptRequirements,
};

function describe({ kind, name, role }: Participant): string {
  return [kind, name, role].filter((part) => part !== undefined).join(' ');
}
