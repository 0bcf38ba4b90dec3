import { textAt, valuesAt } from '../message/query.ts';
import { headerOf } from '../message/read-header.ts';
import { systems } from '../message/systems.ts';
import { requirements } from './define.ts';
import { fhirSent } from './evidence.ts';
import { finding, shown } from './finding.ts';
import { formRequirements } from './message-form.ts';
import { identityRequirements } from './message-identity.ts';
import { partyRequirements } from './message-parties.ts';
import { placeIn } from './passage.ts';

const definition =
  /^https?:\/\/medcomfhir\.dk\/ig\/messagedefinitions\/MessageDefinition\/MedComCareCommunicationMessageDefinition\|5\.\d{1,2}$/;

/** Every FHIR message of the system, CareCommunication and Acknowledgement alike. */
export const message = {
  ...requirements('message', {
    readable: {
      level: 'MUST',
      actor: 'both',
      text: {
        en: 'what an envelope says is FHIR can be read as a FHIR Bundle of type message',
        da: 'det, en kuvert angiver som FHIR, kan læses som en FHIR-Bundle af typen message',
      },
      remedy: {
        en: 'send one well-formed FHIR Bundle of type message, in JSON or XML and in UTF-8, in each envelope',
        da: 'send én velformet FHIR-Bundle af typen message i JSON eller XML og i UTF-8 i hver kuvert',
      },
      source: [
        ['gov-030', 'one message per envelope'],
        ['ig-cc', 'Bundle.type'],
        ['ig-ack', 'Bundle.type'],
      ],
      *check({ sent }) {
        for (const { number, claimsFhir, fhir, fhirProblems } of sent) {
          if (!claimsFhir) continue;
          const type = fhir ? textAt(fhir.bundle, 'type') : undefined;
          const isBundle = fhir?.bundle.resourceType === 'Bundle';
          yield finding(isBundle && type === 'message', {
            expected: 'a Bundle of type message',
            actual: fhir ? `${fhir.bundle.resourceType} of type ${shown(type)}` : shown(fhirProblems[0]),
            at: `#${number} Bundle.type`,
          });
        }
      },
    },

    'header-first': {
      level: 'MUST',
      actor: 'both',
      text: {
        en: 'the MessageHeader is the first entry of the Bundle',
        da: 'MessageHeader er den første entry i Bundle',
      },
      remedy: {
        en: 'write the MessageHeader as the first entry',
        da: 'skriv MessageHeader som den første entry',
      },
      source: [
        ['ig-cc', 'medcom-careCommunication-1'],
        ['ig-ack', 'medcom-acknowledgement-2'],
      ],
      *check(evidence) {
        for (const { number, fhir } of fhirSent(evidence)) {
          const first = textAt(valuesAt(fhir.bundle, 'entry')[0], 'resource.resourceType');
          yield finding(first === 'MessageHeader', {
            expected: 'MessageHeader as the first entry',
            actual: `${shown(first)} as the first entry`,
            at: `#${number} Bundle.entry[0].resource`,
          });
        }
      },
    },

    'event-code': {
      level: 'MUST',
      actor: 'both',
      text: {
        en: 'the event code says what the message is: care-communication-message or acknowledgement-message',
        da: 'event-koden angiver, hvad meddelelsen er: care-communication-message eller acknowledgement-message',
      },
      remedy: {
        en: 'set MessageHeader.eventCoding to the code of the message, with the system of MedCom’s event codes',
        da: 'sæt MessageHeader.eventCoding til meddelelsens kode med systemet for MedComs event-koder',
      },
      source: [
        ['ig-cc', 'MessageHeader.event'],
        ['ig-ack', 'MessageHeader.event'],
      ],
      *check(evidence) {
        for (const passage of fhirSent(evidence)) {
          const header = headerOf(passage.fhir.bundle);
          const code = textAt(header, 'eventCoding.code');
          const system = textAt(header, 'eventCoding.system');
          const expected = passage.ack ? 'acknowledgement-message' : 'care-communication-message';
          yield finding(code === expected && system === systems.event, {
            expected: `event ${expected} of ${systems.event}`,
            actual: `event ${shown(code)} of ${shown(system)}`,
            at: placeIn(passage, 'MessageHeader', 'event'),
          });
        }
      },
    },

    definition: {
      level: 'MUST',
      actor: 'sender',
      text: {
        en: 'a CareCommunication names the message definition that it follows, with version 5',
        da: 'en korrespondancemeddelelse angiver den MessageDefinition, den følger, med version 5',
      },
      remedy: {
        en: 'set MessageHeader.definition to …/MedComCareCommunicationMessageDefinition|5.0',
        da: 'sæt MessageHeader.definition til …/MedComCareCommunicationMessageDefinition|5.0',
      },
      source: [['ig-cc', 'medcom-carecommunication-definition-url']],
      interpretation:
        'any minor version of 5 is accepted, as the corrected expression of the guide (5.0.3) does',
      when: ['send-care-communication'],
      *check({ careSent }) {
        for (const passage of careSent) {
          const url = passage.care.definition;
          yield finding(url !== undefined && definition.test(url), {
            expected: 'MedComCareCommunicationMessageDefinition with version 5.x',
            actual: shown(url),
            at: placeIn(passage, 'MessageHeader', 'definition'),
          });
        }
      },
    },
  }),
  ...partyRequirements,
  ...formRequirements,
  ...identityRequirements,
};
