import { readFileSync } from 'node:fs';
import type { ValidationResult } from '../../../src/validation/validation-result.ts';
import { loadValidator, type Validator } from '../../../src/validation/validator.ts';

let loading: Promise<Validator> | undefined;

/** The validator with the built-in definitions; loaded once for all tests of a worker. */
export function builtIn(): Promise<Validator> {
  loading ??= loadValidator({ definitions: 'built-in' });
  return loading;
}

export const fixtures = new URL('../../../fixtures/message/', import.meta.url);

export function fixture(name: string): Buffer {
  return readFileSync(new URL(name, fixtures));
}

/** A fixture as JSON that a test may change: nothing in it has a type that a test must prove. */
export type Loose = { [name: string]: any };

export function looseFixture(name: string): Loose {
  return JSON.parse(fixture(name).toString());
}

/** The first resource of a type in a message. */
export function resource(message: Loose, type: string): Loose {
  return entryOf(message, type)['resource'];
}

/** The first resource of each type that a message of the fixtures holds, as `patient(message)`. */
export const header = ofType('MessageHeader');
export const communication = ofType('Communication');
export const encounter = ofType('Encounter');
export const organization = ofType('Organization');
export const patient = ofType('Patient');
export const practitioner = ofType('Practitioner');
export const practitionerRole = ofType('PractitionerRole');
export const provenance = ofType('Provenance');

function ofType(type: string): (message: Loose) => Loose {
  return (message) => resource(message, type);
}

/** The coding of a CareCommunication's category. */
export function category(message: Loose): Loose {
  return communication(message)['category'][0].coding[0];
}

/** The entry of the first resource of a type. */
export function entryOf(message: Loose, type: string): Loose {
  return message['entry'].find((entry: Loose) => entry['resource'].resourceType === type);
}

/** The address that the fullUrls of a fixture begin with. */
export function serverOf(message: Loose): string {
  return message['entry'][0].fullUrl.split('/MessageHeader')[0];
}

/** What the built-in definitions say of a message that is given as text or as an object. */
export async function judge(message: string | Loose): Promise<ValidationResult> {
  const text = typeof message === 'string' ? message : JSON.stringify(message);
  return (await builtIn()).validate(Buffer.from(text));
}

/** The keys of what makes a message invalid. */
export function errorKeys({ issues }: ValidationResult): string[] {
  const errors = issues.filter(({ severity }) => severity === 'error' || severity === 'fatal');
  return [...new Set(errors.map(({ key }) => key))];
}
