import type { RecordedIssue, SystemRecord } from '../exchange/exchange.ts';
import { requirements, type Finding } from './define.ts';
import { fhirSent } from './evidence.ts';
import { invariantRequirements, tellerOf } from './profile-invariants.ts';

/** The profiles of MedCom's implementation guides, as the validator that recorded the exchange read them. */
export const profile = {
  ...requirements('profile', {
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
        'judged by the definitions that the record names; errors count, warnings do not, and codes of SNOMED CT and LOINC are not looked up; of an invariant that is a requirement of its own only the name is told here',
      *check(evidence) {
        for (const { number, crossing } of fhirSent(evidence)) {
          const { validation } = crossing;
          if (!validation) continue;
          const expected = `no error by ${validation.definitions}`;
          const errors = validation.issues.filter(({ severity }) => severity !== 'warning');
          if (validation.valid) yield { outcome: 'pass', expected, actual: 'none', at: `#${number}` };
          // The record keeps the first hundred issues, which may all be warnings.
          else if (errors.length === 0)
            yield { outcome: 'fail', expected, actual: 'errors', at: `#${number}` };
          else yield* faultsOf(errors, { expected, number, system: evidence.system });
        }
      },
    },
  }),
  ...invariantRequirements,
};

type Context = Pick<Finding, 'expected'> & { readonly number: number; readonly system: SystemRecord };

/** Each error with its place; of those that a requirement of their own tells, only where to look, and once. */
function* faultsOf(
  errors: readonly RecordedIssue[],
  { expected, number, system }: Context,
): Iterable<Finding> {
  const elsewhere = new Set<string>();
  for (const { key, path, message } of errors) {
    const teller = tellerOf(key, system);
    if (teller) elsewhere.add(`${key}: see ${teller}`);
    else yield { outcome: 'fail', expected, actual: `${key}: ${message}`, at: `#${number} ${path}` };
  }
  for (const actual of elsewhere) yield { outcome: 'fail', expected, actual, at: `#${number}` };
}
