import { communication, type Loose, patient, provenance } from '../judged.ts';
import { type Proof, proofsOn, type ProofRow } from './proof.ts';

type Values = readonly [type: string, refused: unknown, allowed: unknown];

/** For each type: a value that is not of it, and one close by that is. */
const values: readonly Values[] = [
  ['boolean', 'yes', true],
  ['date', '1947-02-29', '1948-02-29'],
  ['date', '26-03-02', '2026-03'],
  ['dateTime', '2026-03-02T09:15:04', '2026-03-02T09:15:04+01:00'],
  ['dateTime', '2026-03-02T24:00:00Z', '2026-03-02T23:59:60Z'],
  ['dateTime', '2026-04-31', '2026-04-30'],
  ['instant', '2026-03-02T09:15+01:00', '2026-03-02T09:15:04.5+01:00'],
  ['instant', '2026-03-02', '2026-03-02T00:00:00Z'],
  ['time', '24:00:00', '23:59:59'],
  ['time', '9:15:00', '09:15:00'],
  ['decimal', '1,5', 1.5],
  ['integer', 2_147_483_649, 2_147_483_647],
  ['integer', 2_147_483_648, -2_147_483_648],
  ['integer', 1.5, -1],
  ['unsignedInt', -1, 0],
  ['positiveInt', 0, 1],
  ['base64Binary', 'QUI', 'QUI='],
  ['string', 'a'.repeat(1_048_577), 'a'.repeat(1_048_576)],
  ['code', 'a  b', 'a b'],
  ['code', ' a', 'a'],
  ['id', 'a_b', 'a-b'],
  ['id', 'a'.repeat(65), 'a'.repeat(64)],
  ['uri', 'a b', 'a%20b'],
  ['uri', 'uuid:1', 'urn:x:1'],
  ['uri', 'urn:oid:1.2', 'urn:oid:1.2.208.176.1.2'],
  ['uri', 'http://example.org/a', 'http://prove.dk/a'],
  ['url', 'https://prove.dk/a b', 'https://prove.dk/a+b'],
  ['canonical', 'own-profile', 'https://prove.dk/own-profile'],
  ['oid', '1.2.208.176.1.2', 'urn:oid:1.2.208.176.1.2'],
  ['uuid', '5590c797-1fe1-4a06-8739-5be2038f0d17', 'urn:uuid:5590c797-1fe1-4a06-8739-5be2038f0d17'],
  ['uuid', 'urn:uuid:5590C797-1FE1-4A06-8739-5BE2038F0D17', 'urn:uuid:e7f670de-e123-4883-8d17-0af6ccde80e9'],
];

const inParameters: readonly Proof[] = proofsOn(
  { of: 'a parameter', on: { resourceType: 'Parameters', parameter: [{ name: 'x' }] } },
  values.map(([type, refused, allowed]): ProofRow<(parameters: Loose) => unknown> => {
    const written = `value${type[0]!.toUpperCase()}${type.slice(1)}`;
    const change = (value: unknown) =>
      [
        `with the ${type} ${shown(value)}`,
        (parameters: Loose) => (parameters['parameter'][0][written] = value),
      ] as const;
    return { key: `primitive.${type}`, refused: change(refused), allowed: change(allowed) };
  }),
);

const inMessage: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'primitive.dateTime',
      refused: ['of a day that does not exist', (m) => (provenance(m)['occurredDateTime'] = '2025-02-29')],
      allowed: ['of a day that leap years have', (m) => (provenance(m)['occurredDateTime'] = '2024-02-29')],
    },
    {
      key: 'primitive.empty',
      refused: ['with an empty topic', (m) => (communication(m)['topic'].text = '')],
      allowed: ['with a topic of one letter', (m) => (communication(m)['topic'].text = 'x')],
    },
    {
      key: 'primitive.empty',
      refused: ['with an id for a value', (m) => (patient(m)['_birthDate'] = { id: 'a' })],
      allowed: [
        'with an id beside a value',
        (m) => Object.assign(patient(m), { birthDate: '1947-09-25', _birthDate: { id: 'a' } }),
      ],
    },
    {
      key: 'primitive.blank',
      severity: 'warning',
      refused: ['with a blank for a topic', (m) => (communication(m)['topic'].text = ' ')],
      allowed: ['with blanks around a topic', (m) => (communication(m)['topic'].text = ' x ')],
    },
    {
      key: 'primitive.too-long',
      refused: ['with a hyphen in a CPR number', (m) => (patient(m)['identifier'][0].value = '250947-9989')],
      allowed: ['with another CPR number', (m) => (patient(m)['identifier'][0].value = '2512489996')],
    },
    {
      key: 'primitive.hl7-url',
      refused: [
        'with a URL that HL7 has not defined',
        (m) => (m['implicitRules'] = 'http://hl7.org/fhir/prove'),
      ],
      allowed: [
        'with a URL that HL7 has defined for others',
        (m) => (m['implicitRules'] = 'http://hl7.org/fhir/sid/us-ssn'),
      ],
    },
  ],
);

export const primitiveProofs: readonly Proof[] = [...inParameters, ...inMessage];

function shown(value: unknown): string {
  const text = String(value);
  return text.length > 60 ? `${text[0]} ${text.length} times` : JSON.stringify(value);
}
