import { category, communication, header, type Loose, patient, practitionerRole } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

const categories = 'http://medcomfhir.dk/ig/terminology/ValueSet/medcom-careCommunication-categories';
const event = 'Care Communication Message';
const languages = 'urn:ietf:bcp:47';
const civil = 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus';

const inMessage: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'binding.required',
      refused: ['with a category that is not in the list', (m) => (category(m)['code'] = 'nurssing')],
      allowed: ['with another category of the list', (m) => (category(m)['code'] = 'nursing')],
    },
    {
      key: 'binding.required',
      refused: ['with a blank for a required code', (m) => (patient(m)['gender'] = ' ')],
      allowed: ['with a required code', (m) => (patient(m)['gender'] = 'unknown')],
    },
    {
      key: 'coding.unknown-code',
      refused: ['with a role that is not in its code system', (m) => (role(m)['code'] = 'doctor')],
      allowed: ['with another role of its code system', (m) => (role(m)['code'] = 'jordemoder')],
    },
    {
      key: 'coding.display',
      refused: [
        'with the Danish name of its category, in a resource that does not say that it is in Danish',
        (m) => (category(m)['display'] = 'Andet'),
      ],
      allowed: [
        'with the Danish name of its category, in a resource in Danish',
        (m) => {
          category(m)['display'] = 'Andet';
          communication(m)['language'] = 'da';
        },
      ],
    },
    {
      key: 'coding.display',
      refused: ['with a category called by another name', (m) => (category(m)['display'] = 'Anden')],
      allowed: [
        'with a category called by its name in small letters',
        (m) => (category(m)['display'] = 'other'),
      ],
    },
    {
      key: 'coding.display',
      refused: [
        'with a blank before the name of its event',
        (m) => (header(m)['eventCoding'].display = ` ${event}`),
      ],
      allowed: ['with the name of its event', (m) => (header(m)['eventCoding'].display = event)],
    },
    {
      key: 'coding.language',
      refused: ['in the language da_DK', (m) => (header(m)['language'] = 'da_DK')],
      allowed: ['in the language da-DK', (m) => (header(m)['language'] = 'da-DK')],
    },
    {
      key: 'coding.language',
      refused: ['in Danish and a language that nobody knows', (m) => (header(m)['language'] = 'da, xx')],
      allowed: ['in Danish and English', (m) => (header(m)['language'] = 'da, en')],
    },
    {
      key: 'coding.version',
      refused: [
        'tagged with a code of a version that nobody has',
        (m) => (m['meta'].tag = [{ ...category(m), version: '99.0.0' }]),
      ],
      allowed: ['tagged with a code of no version', (m) => (m['meta'].tag = [{ ...category(m) }])],
    },
    {
      key: 'coding.system',
      refused: [
        'tagged with a code of a system that is a word',
        (m) => (m['meta'].tag = [{ system: 'prove', code: 'x' }]),
      ],
      allowed: [
        'tagged with a code of a system that is a URL',
        (m) => (m['meta'].tag = [{ system: 'https://prove.dk', code: 'x' }]),
      ],
    },
    {
      key: 'coding.value-set',
      refused: [
        'tagged with a code of a value set',
        (m) => (m['meta'].tag = [{ system: categories, code: 'other' }]),
      ],
      allowed: ['tagged with a code of a code system', (m) => (m['meta'].tag = [{ ...category(m) }])],
    },
    {
      key: 'identifier.system',
      refused: [
        'with an identifier of a system that is an OID alone',
        (m) => addIdentifier(m, '1.2.208.176.1.3', 'x'),
      ],
      allowed: [
        'with an identifier of a system that is a URN',
        (m) => addIdentifier(m, 'urn:oid:1.2.208.176.1.3', 'x'),
      ],
    },
    {
      key: 'identifier.value',
      refused: ['with a bare UUID for a URI', (m) => addIdentifier(m, 'urn:ietf:rfc:3986', uuid)],
      allowed: ['with a URN for a URI', (m) => addIdentifier(m, 'urn:ietf:rfc:3986', `urn:uuid:${uuid}`)],
    },
  ],
);

const ofPatient: readonly Proof[] = proofsOn({ of: 'a patient', on: { resourceType: 'Patient' } }, [
  {
    key: 'binding.extensible',
    severity: 'warning',
    refused: [
      'with a marital status of its own',
      (p) => (p['maritalStatus'] = coded('https://prove.dk/civil', 'M')),
    ],
    allowed: ['with a marital status of the list', (p) => (p['maritalStatus'] = coded(civil, 'M'))],
  },
  {
    key: 'binding.preferred',
    severity: 'warning',
    refused: ['who speaks "dansk"', (p) => (p['communication'] = [{ language: coded(languages, 'dansk') }])],
    allowed: ['who speaks "da"', (p) => (p['communication'] = [{ language: coded(languages, 'da') }])],
  },
]);

/** Codes and identifiers. */
export const codeProofs: readonly Proof[] = [...inMessage, ...ofPatient];

const uuid = '5590c797-1fe1-4a06-8739-5be2038f0d17';

function role(message: Loose): Loose {
  return practitionerRole(message)['code'][0].coding[0];
}

function coded(system: string, code: string): object {
  return { coding: [{ system, code }] };
}

function addIdentifier(message: Loose, system: string, value: string): void {
  patient(message)['identifier'].push({ system, value });
}
