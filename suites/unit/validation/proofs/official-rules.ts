import { category, communication, header, type Loose, patient } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

const fhir = 'http://hl7.org/fhir/StructureDefinition';
const organization = { resourceType: 'Organization', id: 'o', name: 'x' };
const note = { resourceType: 'Basic', id: 'n', code: { text: 'x' } };
const absent = { extension: [{ url: `${fhir}/data-absent-reason`, valueCode: 'unknown' }] };
const linked = {
  status: 'generated',
  div: '<div xmlns="http://www.w3.org/1999/xhtml"><a href="#o">x</a></div>',
};

/** Where the official validator's line is finer than one would guess from the text of FHIR. */
export const officialRuleProofs: readonly Proof[] = proofsOn(
  { of: 'a CareCommunication', on: 'care-communication/5.0/new.json' },
  [
    {
      key: 'structure.unknown-property',
      refused: ['with a Meta.author, which FHIR R4 has not', (m) => (meta(m)['author'] = { display: 'x' })],
      allowed: ['with a Meta.source', (m) => (meta(m)['source'] = 'urn:x:y')],
    },
    {
      key: 'structure.unknown-property',
      refused: ['with an id beside the XHTML of a narrative', (m) => (patient(m)['text']._div = { id: 'x' })],
      allowed: ['with an id of a narrative', (m) => (patient(m)['text'].id = 'x')],
    },
    {
      key: 'reference.contained',
      refused: [
        'with a reference to # outside of any contained resource',
        (m) => (patient(m)['managingOrganization'] = { reference: '#' }),
      ],
      allowed: [
        'with a reference to # in a contained resource',
        (m) => (communication(m)['contained'] = [{ ...note, subject: { reference: '#' } }]),
      ],
    },
    {
      key: 'primitive.canonical',
      refused: [
        'with a canonical URL that leads to nothing in the message',
        (m) => meta(m)['profile'].push('#x'),
      ],
      allowed: [
        'with a canonical URL that leads to an element',
        (m) => (meta(m)['profile'].push('#x'), (patient(m)['name'][0].id = 'x')),
      ],
    },
    {
      key: 'dom-3',
      refused: [
        'with a contained resource that nothing mentions',
        (m) => (patient(m)['contained'] = [organization]),
      ],
      allowed: [
        'with a contained resource that a link in the narrative mentions',
        (m) => Object.assign(patient(m), { contained: [organization], text: linked }),
      ],
    },
    {
      key: 'profile.type',
      refused: ['with a Patient that claims to be a Group', (m) => meta(m)['profile'].push(`${fhir}/Group`)],
      allowed: [
        'with a Patient that claims the profile of its ancestor',
        (m) => meta(m)['profile'].push(`${fhir}/DomainResource`),
      ],
    },
    {
      key: 'extension.context',
      refused: ['with an extension of the id of a resource', (m) => (patient(m)['_id'] = absent)],
      allowed: ['with an extension of a name', (m) => (patient(m)['name'][0]._family = absent)],
    },
    {
      key: 'value.fixed',
      refused: ['with an extension of a fixed value', (m) => (m['_type'] = absent)],
      allowed: ['with an id of a fixed value', (m) => (m['_type'] = { id: 'x' })],
    },
    {
      key: 'bundle.link',
      refused: [
        'with two links to itself',
        (m) => (m['link'] = ['a', 'b'].map((name) => ({ relation: 'self', url: `urn:x:${name}` }))),
      ],
      allowed: ['with one link to itself', (m) => (m['link'] = [{ relation: 'self', url: 'urn:x:a' }])],
    },
    {
      key: 'primitive.hl7-url',
      refused: [
        'from a URL that HL7 has not defined',
        (m) => (meta(m)['source'] = 'http://hl7.org/fhir/nothing'),
      ],
      allowed: [
        'from a URL that only looks like one of HL7',
        (m) => (meta(m)['source'] = 'https://prove.dk/hl7.org'),
      ],
    },
    {
      key: 'primitive.instant',
      refused: ['last changed before the year 1', (m) => (meta(m)['lastUpdated'] = '-2024-01-01T00:00:00Z')],
      allowed: ['last changed in our time', (m) => (meta(m)['lastUpdated'] = '2024-01-01T00:00:00Z')],
    },
    {
      key: 'primitive.string',
      refused: [
        'with a name of 1,048,577 characters',
        (m) => (patient(m)['name'][0].family = 'x'.repeat(1_048_577)),
      ],
      allowed: [
        'with a name of 1,048,576 characters',
        (m) => (patient(m)['name'][0].family = 'x'.repeat(1_048_576)),
      ],
    },
    {
      key: 'coding.version',
      refused: [
        'with its event in a version that nobody has',
        (m) => (header(m)['eventCoding'].version = '17'),
      ],
      allowed: [
        'with its event in a version that there is',
        (m) => (header(m)['eventCoding'].version = '1.8'),
      ],
    },
    {
      key: 'binding.required',
      refused: [
        'with a required code of a system that nobody has listed',
        (m) => (category(m)['system'] = 'urn:oid:1.2.3.4.5'),
      ],
      allowed: [
        'with a required code of SNOMED CT',
        (m) =>
          (communication(m)['category'][0].coding[0] = {
            system: 'http://snomed.info/sct',
            code: '404684003',
          }),
      ],
    },
    ...(
      [
        ['DA', 'da'],
        ['xx', 'da-DK'],
        ['da-ZZ', 'da-GL'],
        ['en-x-foo', 'en-GB'],
        ['qaa', 'zh-Hans-CN'],
        ['danish', 'de-CH-1901'],
      ] as const
    ).map(([unknown, known]) => ({
      key: 'coding.language',
      refused: language(unknown),
      allowed: language(known),
    })),
  ],
);

function language(code: string): readonly [string, (message: Loose) => unknown] {
  return [`with a text in ${code}`, (message) => (communication(message)['language'] = code)];
}

function meta(message: Loose): Loose {
  return patient(message)['meta'];
}
