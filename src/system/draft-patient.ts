import type { Identifier, Patient } from '../message/fhir-message.ts';
import { systems } from '../message/systems.ts';
import type { DraftPatient } from '../message/user.ts';

/** The test person whom a draft is about when it names nobody. */
const testPerson: DraftPatient = { cpr: '2509479989', given: 'Bruno Test', family: 'Elmer' };

export function patientOf(draft: DraftPatient = testPerson): Patient {
  const identifier = patientIdentifier(draft.cpr);
  return {
    identifiers: identifier ? [identifier] : [],
    given: draft.given.split(/\s+/u).filter(Boolean),
    family: draft.family.trim() || undefined,
    deceased: false,
    address: undefined,
  };
}

/** CPR or replacement CPR, told apart by their form: the seventh character of a national replacement is 1 or 7. */
export function patientIdentifier(written: string): Identifier | undefined {
  const value = written.replace('-', '').toUpperCase();
  const system = forms.find(({ form }) => form.test(value))?.system;
  return system === undefined ? undefined : { system, value };
}

// Modulus 11 is not applied: CPR numbers without it have been given out since 2007.
const forms = [
  { form: /^\d{10}$/u, system: systems.cpr },
  { form: /^\d{6}[17][A-Z]{2}\d$/u, system: systems.xEcpr },
  { form: /^\d{6}[056][A-Z]{2}\d$/u, system: systems.dEcpr },
];
