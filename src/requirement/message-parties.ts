import type { Organisation } from '../message/fhir-message.ts';
import { resourcesOf } from '../message/query.ts';
import { sorEndpoint } from '../message/systems.ts';
import { requirements } from './define.ts';
import { fhirSent, type Evidence } from './evidence.ts';
import { finding, shown } from './finding.ts';
import { placeIn, type FhirPassage } from './passage.ts';
import { patientRequirements } from './message-patient.ts';

/** Whom a message is from and to, and about. */
export const partyRequirements = {
  ...requirements('message', {
    'sender-identified': {
      level: 'MUST',
      actor: 'both',
      text: {
        en: 'the sender is identified by its SOR id and its location number, in a CareCommunication those of the system itself',
        da: 'afsenderen er identificeret ved sit SOR-id og lokationsnummer, i en korrespondancemeddelelse systemets egne',
      },
      remedy: {
        en: 'give the sending Organization both identifiers, SOR id and GLN, as SOR has them',
        da: 'giv den afsendende Organization begge identifikatorer, SOR-id og GLN, som de står i SOR',
      },
      source: [
        ['ig-cc', 'MessageHeader.sender'],
        ['ig-ack', 'MessageHeader.sender'],
        ['gov-cc', 'SOR and EAN'],
      ],
      *check(evidence) {
        for (const { passage, sender } of parties(evidence)) {
          const { gln, sor } = evidence.system;
          const own = !passage.care || (sender.gln === gln && sender.sor === sor);
          yield finding(isIdentified(sender) && own, {
            expected: passage.care ? `SOR id ${sor} and GLN ${gln}` : 'a SOR id and a GLN',
            actual: identifiers(sender),
            at: placeIn(passage, 'MessageHeader', 'sender'),
          });
        }
      },
    },

    'receiver-identified': {
      level: 'MUST',
      actor: 'both',
      text: {
        en: 'the receiver is identified by its SOR id and its location number',
        da: 'modtageren er identificeret ved sit SOR-id og lokationsnummer',
      },
      remedy: {
        en: 'give the receiving Organization both identifiers, SOR id and GLN, as SOR has them',
        da: 'giv den modtagende Organization begge identifikatorer, SOR-id og GLN, som de står i SOR',
      },
      source: [
        ['ig-cc', 'MessageHeader.destination.receiver'],
        ['ig-ack', 'MessageHeader.destination.receiver'],
        ['gov-cc', 'SOR and EAN'],
      ],
      *check(evidence) {
        for (const { passage, receiver } of parties(evidence)) {
          yield finding(isIdentified(receiver), {
            expected: 'a SOR id and a GLN',
            actual: identifiers(receiver),
            at: placeIn(passage, 'MessageHeader', 'destination[0].receiver'),
          });
        }
      },
    },

    'endpoints-are-sor': {
      level: 'MUST',
      actor: 'both',
      text: {
        en: 'the endpoints of source and destination are the SOR addresses of the sending and the receiving organisation',
        da: 'endpoint i source og destination er SOR-adresserne på den afsendende og den modtagende organisation',
      },
      remedy: {
        en: `build each endpoint from ${sorEndpoint('')} and the SOR id of the organisation that it belongs to`,
        da: `sammensæt hvert endpoint af ${sorEndpoint('')} og SOR-id for den organisation, det hører til`,
      },
      source: [
        ['ig-cc', 'MessageHeader.source.endpoint, destination.endpoint'],
        ['ig-ack', 'MessageHeader.source.endpoint, destination.endpoint'],
      ],
      *check(evidence) {
        for (const { passage, sender, receiver, sourceEndpoint, destinationEndpoint } of parties(evidence)) {
          const sides = [
            { role: 'source', sor: sender.sor, endpoint: sourceEndpoint },
            { role: 'destination[0]', sor: receiver.sor, endpoint: destinationEndpoint },
          ];
          for (const { role, sor, endpoint } of sides) {
            if (sor === undefined) continue;
            const own = sorEndpoint(sor);
            yield finding(endpoint === own, {
              expected: `endpoint ${shown(own)}`,
              actual: `endpoint ${shown(endpoint)}`,
              at: placeIn(passage, 'MessageHeader', `${role}.endpoint`),
            });
          }
        }
      },
    },

    'one-patient': {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'a CareCommunication is about exactly one patient',
        da: 'en korrespondancemeddelelse handler om netop én patient',
      },
      remedy: {
        en: 'include exactly one Patient in the Bundle',
        da: 'medtag netop én Patient i Bundle',
      },
      source: [['ig-cc', 'medcom-careCommunication-2']],
      when: ['send-care-communication'],
      *check({ careSent }) {
        for (const passage of careSent) {
          const count = resourcesOf(passage.fhir.bundle, 'Patient').length;
          yield finding(count === 1, {
            expected: '1 Patient',
            actual: `${count} Patients`,
            at: `#${passage.number} Bundle.entry.resource.ofType(Patient)`,
          });
        }
      },
    },
  }),
  ...patientRequirements,
};

function parties(evidence: Evidence) {
  return fhirSent(evidence).flatMap((passage: FhirPassage) => {
    const content = passage.care ?? passage.ack;
    if (!content) return [];
    const { sender, receiver, sourceEndpoint, destinationEndpoint } = content;
    return [{ passage, sender, receiver, sourceEndpoint, destinationEndpoint }];
  });
}

function isIdentified({ gln, sor }: Organisation): boolean {
  return /^\d{13}$/.test(gln ?? '') && /^\d+$/.test(sor ?? '');
}

function identifiers({ gln, sor }: Organisation): string {
  return `SOR id ${shown(sor)} and GLN ${shown(gln)}`;
}
