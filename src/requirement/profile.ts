import { requirements } from './define.ts';
import { fhirSent } from './evidence.ts';

/** The profiles of MedCom's implementation guides, as the validator that recorded the exchange read them. */
export const profile = requirements('profile', {
  valid: {
    level: 'MUST',
    actor: 'both',
    text: {
      en: 'a FHIR message is valid by the profiles of its standard',
      da: 'en FHIR-meddelelse er gyldig efter sin standards profiler',
    },
    remedy: {
      en: 'validate every message before it is sent ("proevesten validate FILE" shows line and column), and correct what the validator names',
      da: 'validér hver meddelelse, før den sendes ("proevesten validate FIL" viser linje og kolonne), og ret det, som validatoren nævner',
    },
    source: [
      ['val', 'sender'],
      ['ig-cc', 'medcom-careCommunication-message'],
      ['ig-ack', 'medcom-messaging-acknowledgement'],
    ],
    interpretation:
      'judged by the definitions that the record names; errors count, warnings do not, and codes of SNOMED CT and LOINC are not looked up',
    *check(evidence) {
      for (const { number, crossing } of fhirSent(evidence)) {
        const { validation } = crossing;
        if (!validation) continue;
        const expected = `no error by ${validation.definitions}`;
        const errors = validation.issues.filter(({ severity }) => severity !== 'warning');
        if (validation.valid) yield { outcome: 'pass', expected, actual: 'none', at: `#${number}` };
        // The record keeps the first hundred issues, which may all be warnings.
        else if (errors.length === 0) yield { outcome: 'fail', expected, actual: 'errors', at: `#${number}` };
        else {
          for (const { key, path, message } of errors) {
            yield { outcome: 'fail', expected, actual: `${key}: ${message}`, at: `#${number} ${path}` };
          }
        }
      }
    },
  },
});
