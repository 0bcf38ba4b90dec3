import { mostRecordedIssues, type RecordedValidation } from '../exchange/exchange.ts';
import type { FhirResource } from '../message/fhir-message.ts';
import { resourcesOf, valuesAt } from '../message/query.ts';
import type { Finding, Requirement } from './define.ts';
import { fhirSent } from './evidence.ts';
import { list, shown } from './finding.ts';

/** A rule that MedCom's profiles name, and the keys under which a validator tells that it is broken. */
export type Invariant = Pick<Requirement, 'text' | 'remedy' | 'interpretation'> & {
  readonly keys: readonly string[];
  /** The messages that it is a rule of. */
  readonly of: 'care-communications' | 'all-messages';
  /** Types of the resources that it is a rule of, when it is none of the message as a whole. */
  readonly on?: readonly string[];
};

/** The invariant as a requirement: judged by what the validator said of each message when it was recorded. */
export function requirementOf({ keys, of, on = [], ...said }: Invariant): Requirement {
  return {
    level: 'MUST',
    ...said,
    ...about(of, keys.join(', ')),
    *check(evidence) {
      for (const { number, crossing, care, fhir } of fhirSent(evidence)) {
        const { validation } = crossing;
        if (!validation) continue;
        const expected = `no error ${list(keys)} by ${validation.definitions}`;
        const broken = validation.issues.filter(
          ({ key, severity }) => severity !== 'warning' && keys.includes(key),
        );
        for (const { key, path, message } of broken) {
          yield { outcome: 'fail', expected, actual: `${key}: ${shown(message)}`, at: `#${number} ${path}` };
        }
        // What the validator took for a CareCommunication may have too little in it to be read as one.
        if (broken.length === 0 && (care || of === 'all-messages'))
          yield { ...silence(validation, unclaimed(fhir.bundle, on)), expected, at: `#${number}` };
      }
    },
  };
}

function about(of: Invariant['of'], label: string): Pick<Requirement, 'actor' | 'source' | 'when'> {
  if (of === 'care-communications')
    return { actor: 'sender', source: [['ig-cc', label]], when: ['send-care-communication'] };
  return {
    actor: 'both',
    source: [
      ['ig-cc', label],
      ['ig-ack', label],
    ],
  };
}

/** That an issue is not in the record says something only where the validator looked for it, and the record holds all. */
function silence(
  { valid, issues }: RecordedValidation,
  unlooked: string | undefined,
): Pick<Finding, 'outcome' | 'actual'> {
  if (valid) return { outcome: 'pass', actual: 'none' };
  if (issues.some(({ severity }) => severity === 'fatal'))
    return { outcome: 'blocked', actual: 'a message that the validator could not read to its end' };
  if (issues.length >= mostRecordedIssues)
    return { outcome: 'blocked', actual: 'none among the issues that the record keeps' };
  return unlooked === undefined
    ? { outcome: 'pass', actual: 'none' }
    : { outcome: 'blocked', actual: `a ${unlooked} that claims no profile to be judged by` };
}

function unclaimed(bundle: FhirResource, types: readonly string[]): string | undefined {
  return types.find((type) =>
    resourcesOf(bundle, type).some((resource) => valuesAt(resource, 'meta.profile').length === 0),
  );
}
