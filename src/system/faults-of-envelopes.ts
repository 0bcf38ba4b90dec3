import { randomUUID } from 'node:crypto';
import { enveloping, type Fault } from './fault.ts';
import { closedClinic } from './identity.ts';

/** What is wrong on the outside: the message in the envelope is as it has to be. */
export const faultsOfEnvelopes = {
  'envelope-not-schema-valid': {
    breaks: ['envelope.schema-valid'],
    text: {
      en: 'writes ReceiverID before SenderID, where the schema has them the other way round',
      da: 'skriver ReceiverID før SenderID, hvor skemaet har dem i omvendt rækkefølge',
    },
    change: (conduct) => ({
      ...conduct,
      posted(body) {
        const xml = Buffer.from(conduct.posted(body)).toString('utf8');
        return Buffer.from(
          xml.replace(/(<SenderID .*<\/SenderID>)(\s*)(<ReceiverID .*<\/ReceiverID>)/u, '$3$2$1'),
          'utf8',
        );
      },
    }),
  },
  'envelope-wrong-sender': {
    breaks: ['envelope.sender-is-own-location-number'],
    text: {
      en: 'names another location number than its own as the sender of its envelopes',
      da: 'angiver et andet lokationsnummer end sit eget som afsender af sine kuverter',
    },
    change: enveloping((envelope) => ({ ...envelope, sender: { id: closedClinic.gln, type: 'EAN' } })),
  },
  'envelope-wrong-receiver': {
    breaks: ['envelope.receiver-agrees-with-message'],
    text: {
      en: 'addresses the envelope of a CareCommunication to another receiver than the message',
      da: 'adresserer kuverten om en korrespondancemeddelelse til en anden modtager end meddelelsen',
    },
    change: enveloping((envelope, { kind }) =>
      kind === 'care-communication'
        ? { ...envelope, receiver: { id: closedClinic.gln, type: 'EAN' } }
        : envelope,
    ),
  },
  'envelope-id-reused': {
    breaks: ['envelope.identifier-new'],
    text: {
      en: 'gives every message the same EnvelopeIdentifier, until it is sent again',
      da: 'giver alle meddelelser samme EnvelopeIdentifier, indtil de sendes igen',
    },
    change(conduct) {
      const always = randomUUID();
      return enveloping((envelope, { earlierIds, again }) =>
        earlierIds.length === 0 && !again ? { ...envelope, id: always } : envelope,
      )(conduct);
    },
  },
} satisfies Record<string, Fault>;
