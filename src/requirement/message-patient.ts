import type { Identifier } from '../message/fhir-message.ts';
import { isPatientSystem, systems } from '../message/systems.ts';
import { requirements } from './define.ts';
import { finding, list, shown } from './finding.ts';
import { placeIn } from './passage.ts';
import { written } from './thread-history.ts';

export const patientRequirements = requirements('message', {
  'patient-identified': {
    level: 'MUST',
    actor: 'sender',
    text: {
      en: 'the patient is identified by the CPR number that the user chose, or by a replacement CPR number',
      da: 'patienten er identificeret ved det CPR-nummer, som brugeren valgte, eller ved et erstatnings-CPR-nummer',
    },
    remedy: {
      en: 'write the number without hyphen, with the system of the kind of number that it is',
      da: 'skriv nummeret uden bindestreg og med systemet for den slags nummer, det er',
    },
    source: [
      ['ig-cc', 'Patient.identifier'],
      ['tp-send', '3.3.1.1'],
      ['tp-send', '3.4.1.3'],
    ],
    when: ['send-care-communication'],
    *check(evidence) {
      for (const passage of evidence.careSent) {
        const { patient } = passage.care;
        if (!patient) continue;
        yield finding(patient.identifiers.some(isPersonNumber), {
          expected: 'a CPR or replacement CPR number of 10 characters, with its system',
          actual: list(patient.identifiers.map(({ system, value }) => `${shown(value)} of ${shown(system)}`)),
          at: placeIn(passage, 'Patient', 'identifier'),
        });
      }

      for (const { compose, message } of written(evidence)) {
        const chosen = compose.draft.patient?.cpr.replace('-', '');
        const identifiers = message.care.patient?.identifiers;
        if (chosen === undefined || !identifiers) continue;
        yield finding(
          identifiers.some(({ value }) => value === chosen),
          {
            expected: `the number that the user chose, ${shown(chosen)}`,
            actual: list(identifiers.flatMap(({ value }) => value ?? [])),
            at: placeIn(message, 'Patient', 'identifier'),
          },
        );
      }
    },
  },
});

function isPersonNumber({ system = '', value = '' }: Identifier): boolean {
  if (system === systems.cpr) return /^\d{10}$/.test(value);
  return isPatientSystem(system) && /^[0-9A-Z]{10}$/.test(value);
}
