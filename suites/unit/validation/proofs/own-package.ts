import type { Loose } from '../judged.ts';
import { civil, own, ownPackage } from './own-definitions.ts';
import { type Proof, proofsOn } from './proof.ts';

const meta = { profile: [`${own}patient`] };
const phone = { system: 'phone', value: '66110000' };
const email = { system: 'email', value: 'bruno@prove.dk' };

const ofPatient: readonly Proof[] = proofsOn(
  { of: 'a patient', on: { resourceType: 'Patient', meta }, validator: ownPackage },
  [
    {
      key: 'slice.order',
      refused: [
        'whose e-mail address stands before the telephone number',
        (p) => (p['telecom'] = [email, phone]),
      ],
      allowed: [
        'whose e-mail address stands after the telephone number',
        (p) => (p['telecom'] = [phone, email]),
      ],
    },
    {
      key: 'type.profile',
      refused: [
        'whose address has neither a town nor a text',
        (p) => (p['address'] = [{ postalCode: '5000' }]),
      ],
      allowed: ['whose address has a text', (p) => (p['address'] = [{ text: 'Odense' }])],
    },
    {
      key: 'value.pattern',
      refused: ['with another marital status than the one', (p) => (p['maritalStatus'] = coded(civil, 'S'))],
      allowed: [
        'with the one marital status, and a text',
        (p) => (p['maritalStatus'] = { ...coded(civil, 'M'), text: 'gift' }),
      ],
    },
    {
      key: 'value.min',
      refused: ['who is the first of more', (p) => (p['multipleBirthInteger'] = 1)],
      allowed: ['who is the second of more', (p) => (p['multipleBirthInteger'] = 2)],
    },
    {
      key: 'binding.not-checked',
      severity: 'warning',
      refused: [
        'with a relation that SNOMED CT may know',
        (p) => (p['contact'] = [relation('http://snomed.info/sct', '25211005')]),
      ],
      allowed: [
        'with a relation that is listed',
        (p) => (p['contact'] = [relation('https://prove.dk/relations', 'aunt')]),
      ],
    },
  ],
);

const ofBundle: readonly Proof[] = proofsOn(
  {
    of: 'a collection',
    on: {
      resourceType: 'Bundle',
      meta: { profile: [`${own}bundle`] },
      type: 'collection',
      entry: [{ fullUrl: 'https://prove.dk/Patient/p', resource: { resourceType: 'Patient', id: 'p' } }],
    },
    validator: ownPackage,
  },
  [
    {
      key: 'profile.entry',
      refused: [
        'whose patient does not follow the profile of its entry',
        (b) => (patientOf(b)['multipleBirthInteger'] = 1),
      ],
      allowed: [
        'whose patient follows the profile of its entry',
        (b) => (patientOf(b)['multipleBirthInteger'] = 2),
      ],
    },
  ],
);

/** What only a package can ask: the built-in definitions have no need of it. */
export const ownPackageProofs: readonly Proof[] = [...ofPatient, ...ofBundle];

function coded(system: string, code: string): object {
  return { coding: [{ system, code }] };
}

function relation(system: string, code: string): object {
  return { relationship: [coded(system, code)], name: { text: 'Anna' } };
}

function patientOf(bundle: Loose): Loose {
  return bundle['entry'][0].resource;
}
