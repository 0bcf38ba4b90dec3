import { communication, header, type Loose, patient, serverOf } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

const core = 'http://medcomfhir.dk/ig/core/StructureDefinition/';

/** Resources: their ids, their narratives, and the profiles that they claim. */
export const resourceProofs: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'resource.id',
      refused: ['with a contained resource without an id', (m) => contain(m, {})],
      allowed: ['with a contained resource with an id', (m) => contain(m, { id: 'c' })],
    },
    {
      key: 'resource.id',
      refused: ['with an underscore in its id', (m) => (m['id'] = 'care_1')],
      allowed: ['with a hyphen in its id', (m) => (m['id'] = 'care-1')],
    },
    {
      key: 'narrative.xhtml',
      refused: [
        'with a script in a narrative',
        (m) => (header(m)['text'].div = narrative('<script>x</script>')),
      ],
      allowed: ['with a paragraph in a narrative', (m) => (header(m)['text'].div = narrative('<p>x</p>'))],
    },
    {
      key: 'narrative.link',
      refused: [
        'with a link to nothing in a narrative',
        (m) => (header(m)['text'].div = narrative('<a href="#x">x</a>')),
      ],
      allowed: [
        'with a link to an anchor in a narrative',
        (m) => (header(m)['text'].div = narrative('<a name="x">y</a><a href="#x">x</a>')),
      ],
    },
    {
      key: 'profile.unknown',
      severity: 'warning',
      refused: [
        'with a profile that is not at hand',
        (m) => patient(m)['meta'].profile.push('https://prove.dk/own'),
      ],
      allowed: [
        'with another profile that is at hand',
        (m) => patient(m)['meta'].profile.push('http://hl7.dk/fhir/core/StructureDefinition/dk-core-patient'),
      ],
    },
    {
      key: 'profile.type',
      refused: [
        'with a Patient that claims the profile of an Organization',
        (m) => patient(m)['meta'].profile.push(`${core}medcom-core-organization`),
      ],
      allowed: [
        'with a Patient that claims the profile of a Patient',
        (m) => patient(m)['meta'].profile.push('http://hl7.org/fhir/StructureDefinition/Patient'),
      ],
    },
    {
      key: 'profile.not-claimed',
      severity: 'warning',
      refused: [
        'without any profile',
        (m) =>
          [m, ...m['entry'].map((entry: Loose) => entry['resource'])].forEach((each) => delete each.meta),
      ],
      allowed: ['without a profile of its Bundle', (m) => delete m['meta']],
    },
    {
      key: 'limit.depth',
      refused: ['with a chain of 101 patients', (m) => chain(m, 101)],
      allowed: ['with a chain of 100 patients', (m) => chain(m, 100)],
      besides: ['medcom-careCommunication-2'],
    },
    {
      key: 'resource.id',
      refused: ['with a contained resource whose id is left out', (m) => contain(m, {})],
      allowed: ['with an entry whose id is left out', (m) => m['entry'].push(anonymous)],
    },
  ],
);

const anonymous = {
  fullUrl: 'urn:uuid:5590c797-1fe1-4a06-8739-5be2038f0d17',
  resource: { resourceType: 'Basic', code: { text: 'x' } },
};

/** A resource in the Communication, which knows where it is: nothing needs to refer to it. */
function contain(message: Loose, more: object): void {
  const subject = { reference: '#' };
  communication(message)['contained'] = [{ resourceType: 'Basic', code: { text: 'x' }, subject, ...more }];
}

function narrative(content: string): string {
  return `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`;
}

/** Patients who refer to each other, each by a profile that asks for the profile of the next. */
function chain(message: Loose, length: number): void {
  const { meta, identifier, name } = patient(message);
  for (let i = 0; i < length; i++) {
    const next = { other: { reference: `Patient/p${i + 1}` }, type: 'seealso' };
    const link = i + 1 < length ? { link: [next] } : {};
    message['entry'].push({
      fullUrl: `${serverOf(message)}/Patient/p${i}`,
      resource: { resourceType: 'Patient', id: `p${i}`, meta, identifier, name, ...link },
    });
  }
}
