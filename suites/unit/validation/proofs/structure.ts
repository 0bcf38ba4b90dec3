import { communication, organization, patient, provenance, resource } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

const unknownName = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

/** What the JSON of a message is made of. */
export const structureProofs: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'structure.unknown-property',
      refused: ['with an element nobody knows', (m) => (m['fooBar'] = 1)],
      allowed: ['with an element that is not needed', (m) => (m['implicitRules'] = 'https://prove.dk/rules')],
    },
    {
      key: 'structure.unknown-property',
      refused: ['with an underscore before a complex element', (m) => (m['_meta'] = { id: 'a' })],
      allowed: ['with an underscore before a simple element', (m) => (m['_type'] = { id: 'a' })],
    },
    {
      key: 'structure.array',
      refused: ['with the name of an organisation as a list', (m) => (organization(m)['name'] = ['A'])],
      allowed: ['with the alias of an organisation as a list', (m) => (organization(m)['alias'] = ['A'])],
    },
    {
      key: 'structure.array',
      refused: ['with a given name outside a list', (m) => (patient(m)['name'][0].given = 'Bruno')],
      allowed: ['with a family name outside a list', (m) => (patient(m)['name'][0].family = 'Bruno')],
    },
    {
      key: 'structure.array',
      refused: ['with a name outside a list', (m) => (patient(m)['name'] = patient(m)['name'][0])],
      allowed: ['with two names in a list', (m) => patient(m)['name'].push({ use: 'nickname', text: 'B' })],
    },
    {
      key: 'structure.object',
      refused: ['with a topic that is a text', (m) => (communication(m)['topic'] = 'Plan')],
      allowed: ['with a topic that has a text', (m) => (communication(m)['topic'] = { text: 'Plan' })],
    },
    {
      key: 'structure.object',
      refused: ['with a text beside a simple value', (m) => (m['_type'] = 'a')],
      allowed: ['with an object beside a simple value', (m) => (m['_type'] = { id: 'a' })],
    },
    {
      key: 'structure.value',
      refused: [
        'with a city that is an object',
        (m) => (patient(m)['address'][0].city = { value: 'Odense' }),
      ],
      allowed: ['with a city that is a text', (m) => (patient(m)['address'][0].city = 'Odense')],
    },
    {
      key: 'structure.json-type',
      refused: ['with a number for a text', (m) => (patient(m)['address'][0].postalCode = 5000)],
      allowed: ['with digits for a text', (m) => (patient(m)['address'][0].postalCode = '5230')],
    },
    {
      key: 'structure.json-type',
      refused: ['with a text for a boolean', (m) => (patient(m)['active'] = 'true')],
      allowed: ['with a boolean', (m) => (patient(m)['active'] = true)],
    },
    {
      key: 'structure.null',
      refused: ['with null for a value', (m) => (patient(m)['birthDate'] = null)],
      allowed: ['with nothing but an extension for a value', (m) => (patient(m)['_birthDate'] = unknownName)],
    },
    {
      key: 'structure.null',
      refused: ['with null in a list', (m) => (patient(m)['name'][0].given = [null, 'Test'])],
      allowed: [
        'with null in a list, where an extension stands beside',
        (m) => Object.assign(patient(m)['name'][0], { given: [null, 'Test'], _given: [unknownName, null] }),
      ],
    },
    {
      key: 'structure.empty',
      refused: ['with an object that holds nothing', (m) => (patient(m)['address'] = [{}])],
      allowed: ['with an object that holds little', (m) => (patient(m)['address'] = [{ city: 'Odense' }])],
    },
    {
      key: 'structure.empty',
      refused: ['with a list that holds nothing', (m) => (patient(m)['address'] = [])],
      allowed: ['without a list that is not needed', (m) => delete patient(m)['address']],
    },
    {
      key: 'structure.empty',
      severity: 'warning',
      refused: ['with a list of simple values that holds nothing', (m) => (patient(m)['name'][0].given = [])],
      allowed: ['without a list of simple values', (m) => delete patient(m)['name'][0].given],
    },
    {
      key: 'structure.choice',
      refused: [
        'with two kinds of one element',
        (m) => (provenance(m)['occurredPeriod'] = { start: '2026-03-02' }),
      ],
      allowed: ['with two parts of one element', (m) => (provenance(m)['_occurredDateTime'] = { id: 'a' })],
    },
    {
      key: 'structure.resource-type',
      severity: 'fatal',
      refused: ['of a type that is no resource', (m) => (m['resourceType'] = 'Bundel')],
      allowed: ['whose type stands last', (m) => (delete m['resourceType'], (m['resourceType'] = 'Bundle'))],
    },
    {
      key: 'structure.resource-type',
      refused: [
        'with an entry of a type that is no resource',
        (m) => (resource(m, 'Practitioner')['resourceType'] = 'Practicioner'),
      ],
      allowed: [
        'with an entry of a type that nobody asked for',
        (m) => m['entry'].push({ fullUrl: 'urn:uuid:b6dd3b1c-4f2a-4f0b-9d10-1f1f6a0e7a11', resource: basic }),
      ],
    },
  ],
);

const basic = { resourceType: 'Basic', id: 'b6dd3b1c-4f2a-4f0b-9d10-1f1f6a0e7a11', code: { text: 'x' } };
