import { requirements } from './define.ts';
import { documentRequirements } from './envelope-document.ts';
import { fhirSent } from './evidence.ts';
import { finding, list, shown } from './finding.ts';
import { isSchemaValid, placeInEnvelope } from './passage.ts';
import { isFirst } from './transmissions.ts';

/** The envelope around a FHIR message of the system. */
export const envelope = {
  ...requirements('envelope', {
    'schema-valid': {
      level: 'MUST',
      actor: 'both',
      text: {
        en: 'an envelope follows the schema of VANSEnvelope 1.0.4',
        da: 'en kuvert følger skemaet for VANSEnvelope 1.0.4',
      },
      remedy: {
        en: 'validate the envelope against the VANSEnvelope 1.0.4 schema before it is sent',
        da: 'validér kuverten mod skemaet for VANSEnvelope 1.0.4, før den sendes',
      },
      source: [
        ['envelope', 'schema 1.0.4'],
        ['gov-cc', '25'],
      ],
      *check({ sent }) {
        for (const { number, reading } of sent) {
          const problems = reading.problems.filter(
            ({ severity, code }) => severity === 'error' && code !== 'size-mismatch',
          );
          yield finding(problems.length === 0, {
            expected: 'an envelope that follows the schema',
            actual: problems.length === 0 ? 'one' : list(problems.map(({ message }) => message)),
            at: `#${number} VANSEnvelope`,
          });
        }
      },
    },

    'sender-is-own-location-number': {
      level: 'MUST',
      actor: 'both',
      text: {
        en: "the envelope's SenderID is the location number (GLN) of the system, with EndPointType EAN",
        da: 'kuvertens SenderID er systemets lokationsnummer (GLN) med EndPointType EAN',
      },
      remedy: {
        en: "put the sending party's own location number from SOR in SenderID",
        da: 'indsæt den afsendende parts eget lokationsnummer fra SOR i SenderID',
      },
      source: [
        ['tp-send', '3.4.6.3'],
        ['gov-030', 'GLN'],
      ],
      *check({ sent, system }) {
        for (const passage of sent) {
          const sender = passage.reading.partial.sender;
          if (!passage.claimsFhir || !sender) continue;
          yield finding(sender.id === system.gln && sender.type === 'EAN', {
            expected: `SenderID ${system.gln} of type EAN`,
            actual: `SenderID ${shown(sender.id)} of type ${sender.type}`,
            at: placeInEnvelope(passage, 'SenderID'),
          });
        }
      },
    },

    'receiver-agrees-with-message': {
      level: 'MUST',
      actor: 'both',
      text: {
        en: "the envelope's ReceiverID is the location number of the organisation that the message names as its receiver",
        da: 'kuvertens ReceiverID er lokationsnummeret på den organisation, som meddelelsen angiver som modtager',
      },
      remedy: {
        en: "address the envelope to the GLN of MessageHeader.destination's receiver",
        da: 'adressér kuverten til GLN for modtageren i MessageHeader.destination',
      },
      source: [
        ['tp-send', '3.4.6.3'],
        ['gov-030', 'GLN'],
      ],
      interpretation:
        'the sources say that ReceiverID holds the receiver’s location number; that it is the same receiver as in the message follows from one message per envelope',
      *check(evidence) {
        for (const passage of fhirSent(evidence)) {
          const { receiver } = passage.carried;
          const named = (passage.care ?? passage.ack)?.receiver.gln;
          if (named === undefined) continue;
          yield finding(receiver.id === named && receiver.type === 'EAN', {
            expected: `ReceiverID ${shown(named)} of type EAN, as in the message`,
            actual: `ReceiverID ${shown(receiver.id)} of type ${receiver.type}`,
            at: placeInEnvelope(passage, 'ReceiverID'),
          });
        }
      },
    },

    'identifier-new': {
      level: 'MUST',
      actor: 'both',
      text: {
        en: 'every envelope has an EnvelopeIdentifier that was never used before',
        da: 'hver kuvert har et EnvelopeIdentifier, som aldrig er brugt før',
      },
      remedy: {
        en: 'create a new UUID for EnvelopeIdentifier each time something is sent',
        da: 'dan et nyt UUID til EnvelopeIdentifier, hver gang noget sendes',
      },
      source: [['gov-032', 'EnvelopeIdentifier']],
      interpretation: 'a message that is sent again is judged by reliable.resend-new-envelope-id',
      *check(evidence) {
        const used = new Map<string, number>();
        for (const passage of evidence.sent) {
          const id = passage.reading.partial.id?.toLowerCase();
          if (id === undefined) continue;
          const before = used.get(id);
          if (before === undefined) used.set(id, passage.number);
          const resent = evidence.careSent.find(({ number }) => number === passage.number);
          if (!passage.claimsFhir || (resent && !isFirst(evidence, resent))) continue;
          yield finding(before === undefined, {
            expected: 'an EnvelopeIdentifier that was not used before',
            actual: before === undefined ? `${id}, new` : `${id}, as in #${before}`,
            at: placeInEnvelope(passage, 'EnvelopeIdentifier'),
          });
        }
      },
    },

    reliable: {
      level: 'MUST',
      actor: 'both',
      text: {
        en: 'a FHIR message is sent as reliable: Transport/Type is reliable or left out',
        da: 'en FHIR-meddelelse sendes som reliable: Transport/Type er reliable eller udeladt',
      },
      remedy: {
        en: 'set Transport/Type to reliable, or leave it out',
        da: 'sæt Transport/Type til reliable, eller udelad den',
      },
      source: [['gov-032', 'reliable']],
      *check({ sent }) {
        for (const passage of sent) {
          if (!passage.claimsFhir || !passage.carried || !isSchemaValid(passage)) continue;
          const type = passage.carried.meta.transport?.type;
          yield finding(type !== 'unreliable', {
            expected: 'Transport/Type reliable, or none',
            actual: `Transport/Type ${type ?? 'left out'}`,
            at: placeInEnvelope(passage, 'Message/MetaInformation/Transport/Type'),
          });
        }
      },
    },
  }),
  ...documentRequirements,
};
