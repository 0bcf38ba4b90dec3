import { createHash } from 'node:crypto';
import { readAcknowledgement } from '../message/read-acknowledgement.ts';
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
      en: 'answers a message that arrives again in an envelope with the EnvelopeIdentifier of the first answer',
      da: 'besvarer en meddelelse, der kommer igen, i en kuvert med det første svars EnvelopeIdentifier',
    },
    change: enveloping((envelope, { bundle, kind }) =>
      kind === 'acknowledgement'
        ? { ...envelope, id: sameFor(readAcknowledgement(bundle).response.identifier) }
        : envelope,
    ),
  },
} satisfies Record<string, Fault>;

/** An identifier that is the same whenever the same is answered. */
function sameFor(answered: string | undefined): string {
  const hex = createHash('sha256')
    .update(answered ?? '')
    .digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}
