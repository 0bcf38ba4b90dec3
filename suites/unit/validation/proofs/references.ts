import {
  communication,
  entryOf,
  type Loose,
  organization,
  patient,
  practitionerRole,
  serverOf,
} from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

const nobody = '7d7a4f0e-6f5b-4f0f-8a35-0c8b0d0a5f10';
const anonymous = { resourceType: 'Patient', id: 'p', name: [{ text: 'Test' }] };

/** References: how they are written, where they lead, and where they may. */
export const referenceProofs: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'reference.format',
      refused: ['about "Patient" without an id', (m) => about(m, 'Patient')],
      allowed: ['about a patient by id', (m) => about(m, `Patient/${patient(m)['id']}`)],
    },
    {
      key: 'reference.format',
      refused: ['about a URL with a blank', (m) => about(m, 'https://prove.dk/Patient/a b')],
      allowed: ['about a URL', (m) => about(m, 'https://prove.dk/Patient/ab')],
    },
    {
      key: 'reference.contained',
      refused: ['about a contained resource that is not there', (m) => about(m, '#p')],
      allowed: [
        'about a contained resource that is there',
        (m) => ((communication(m)['contained'] = [anonymous]), about(m, '#p')),
      ],
    },
    {
      key: 'reference.no-full-url',
      refused: ['with a relative reference in an entry without a fullUrl', withAnonymousRole],
      allowed: [
        'with a whole URL for a reference in an entry without a fullUrl',
        (m) => {
          withAnonymousRole(m);
          m['entry'].at(-1).resource.practitioner.reference = entryOf(m, 'Practitioner')['fullUrl'];
        },
      ],
      besides: ['bundle.full-url'],
    },
    {
      key: 'reference.aggregation',
      refused: [
        'about a patient who is not in the message',
        (m) => (communication(m)['subject'].reference = `Patient/${nobody}`),
      ],
      allowed: [
        'about a patient of another id who is in the message',
        (m) => (rename(m, nobody), (communication(m)['subject'].reference = `Patient/${nobody}`)),
      ],
    },
    {
      key: 'reference.aggregation',
      refused: [
        'whose patient is contained in the communication',
        (m) => {
          communication(m)['contained'] = [{ ...patient(m), id: 'p', text: undefined }];
          communication(m)['subject'].reference = '#p';
        },
      ],
      allowed: [
        'whose patient is named by the whole URL of its entry',
        (m) => (communication(m)['subject'].reference = entryOf(m, 'Patient')['fullUrl']),
      ],
    },
    {
      key: 'reference.ambiguous',
      refused: [
        'about a patient whose fullUrl two entries have',
        (m) => m['entry'].push(structuredClone(entryOf(m, 'Practitioner'))),
      ],
      allowed: [
        'about a patient whose id another server has too',
        (m) => {
          const twin = structuredClone(entryOf(m, 'Practitioner'));
          m['entry'].push({ ...twin, fullUrl: twin['fullUrl'].replace('medcomfhir.dk', 'prove.dk') });
        },
      ],
    },
    {
      key: 'reference.target',
      refused: [
        'about an organisation',
        (m) => (communication(m)['subject'].reference = `Organization/${organization(m)['id']}`),
      ],
      allowed: [
        'whose topic is an organisation, and its patient a patient',
        (m) => about(m, `Organization/${organization(m)['id']}`),
      ],
    },
    {
      key: 'reference.stated-type',
      refused: ['whose patient is said to be a Group', (m) => (communication(m)['subject'].type = 'Group')],
      allowed: [
        'whose patient is said to be a Patient',
        (m) => (communication(m)['subject'].type = 'Patient'),
      ],
    },
    {
      key: 'reference.profile',
      refused: [
        'about a patient of no profile without an identifier',
        (m) => (delete patient(m)['meta'], delete patient(m)['identifier']),
      ],
      allowed: ['about a patient of no profile who fits it', (m) => delete patient(m)['meta']],
    },
  ],
);

function about(message: Loose, reference: string): void {
  communication(message)['about'] = [{ reference }];
}

/** An entry more, which nothing refers to and which has no fullUrl. */
function withAnonymousRole(message: Loose): void {
  const practitioner = { ...practitionerRole(message)['practitioner'] };
  message['entry'].push({ resource: { resourceType: 'PractitionerRole', id: 'p', practitioner } });
}

function rename(message: Loose, id: string): void {
  entryOf(message, 'Patient')['fullUrl'] = `${serverOf(message)}/Patient/${id}`;
  patient(message)['id'] = id;
}
