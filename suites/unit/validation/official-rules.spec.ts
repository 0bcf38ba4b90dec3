import { expect, test } from '@playwright/test';
import { errorKeys, judge, type Loose, looseFixture, resource } from './judged.ts';

type Case = readonly [what: string, key: string, change: (message: Loose) => void, refused: boolean];

const header = (message: Loose) => resource(message, 'MessageHeader');
const patient = (message: Loose) => resource(message, 'Patient');
const withContained = (message: Loose, contained: Loose, reference: string) => {
  patient(message)['contained'] = [contained];
  patient(message)['managingOrganization'] = { reference };
};
const organization = { resourceType: 'Organization', id: 'o', name: 'x' };
const absent = [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }];

// Each pair differs in what the official validator takes offence at, and in nothing else.
const cases: readonly Case[] = [
  [
    'Meta.author, which FHIR R4 has not',
    'structure.unknown-property',
    (m) => (patient(m)['meta'].author = { display: 'x' }),
    true,
  ],
  ['Meta.source', 'structure.unknown-property', (m) => (patient(m)['meta'].source = 'urn:x:y'), false],
  [
    'a reference to #',
    'reference.contained',
    (m) => (patient(m)['managingOrganization'] = { reference: '#' }),
    true,
  ],
  [
    'a reference to # in a contained resource',
    'reference.contained',
    (m) => withContained(m, { ...organization, partOf: { reference: '#' } }, '#o'),
    false,
  ],
  [
    'a canonical URL that leads to nothing in the message',
    'primitive.canonical',
    (m) => patient(m)['meta'].profile.push('#x'),
    true,
  ],
  [
    'a canonical URL that leads to an element',
    'primitive.canonical',
    (m) => {
      patient(m)['meta'].profile.push('#x');
      patient(m)['name'][0].id = 'x';
    },
    false,
  ],
  [
    'a contained resource that nothing mentions',
    'dom-3',
    (m) => (patient(m)['contained'] = [organization]),
    true,
  ],
  [
    'a contained resource that a link in the narrative mentions',
    'dom-3',
    (m) => {
      patient(m)['contained'] = [organization];
      patient(m)['text'] = {
        status: 'generated',
        div: '<div xmlns="http://www.w3.org/1999/xhtml"><a href="#o">x</a></div>',
      };
    },
    false,
  ],
  [
    'a contained resource with a security label',
    'dom-5',
    (m) => withContained(m, { ...organization, meta: { security: [{ code: 'R' }] } }, '#o'),
    true,
  ],
  [
    'a contained resource with a tag',
    'dom-5',
    (m) => withContained(m, { ...organization, meta: { tag: [{ code: 'R' }] } }, '#o'),
    false,
  ],
  [
    'a profile of another type',
    'profile.type',
    (m) => patient(m)['meta'].profile.push('http://hl7.org/fhir/StructureDefinition/Group'),
    true,
  ],
  [
    'the profile of an ancestor',
    'profile.type',
    (m) => patient(m)['meta'].profile.push('http://hl7.org/fhir/StructureDefinition/DomainResource'),
    false,
  ],
  [
    'an extension of the id of a resource',
    'extension.context',
    (m) => (patient(m)['_id'] = { extension: absent }),
    true,
  ],
  [
    'an extension of the id of no resource',
    'extension.context',
    (m) => (patient(m)['_gender'] = { extension: absent }),
    false,
  ],
  ['an extension of a fixed value', 'value.fixed', (m) => (m['_type'] = { extension: absent }), true],
  ['an id on a fixed value', 'value.fixed', (m) => (m['_type'] = { id: 'x' }), false],
  [
    'an id beside the XHTML of a narrative',
    'structure.unknown-property',
    (m) => (patient(m)['text']._div = { id: 'x' }),
    true,
  ],
  [
    'a link to the next page',
    'bundle.link',
    (m) => (m['link'] = [{ relation: 'next', url: 'urn:x:y' }]),
    true,
  ],
  [
    'two links to itself',
    'bundle.link',
    (m) => (m['link'] = ['a', 'b'].map((name) => ({ relation: 'self', url: `urn:x:${name}` }))),
    true,
  ],
  ['a link to itself', 'bundle.link', (m) => (m['link'] = [{ relation: 'self', url: 'urn:x:y' }]), false],
  [
    'a URL that only looks like one of HL7',
    'primitive.hl7-url',
    (m) => (patient(m)['meta'].source = 'https://prove.dk/hl7.org'),
    false,
  ],
  [
    'a URL of HL7 that HL7 has not defined',
    'primitive.hl7-url',
    (m) => (patient(m)['meta'].source = 'http://hl7.org/fhir/nothing'),
    true,
  ],
  [
    'an instant before the year 1',
    'primitive.instant',
    (m) => (patient(m)['meta'].lastUpdated = '-2024-01-01T00:00:00Z'),
    true,
  ],
  [
    'an instant',
    'primitive.instant',
    (m) => (patient(m)['meta'].lastUpdated = '2024-01-01T00:00:00Z'),
    false,
  ],
  ...[1_048_576, 1_048_577].map((length): Case => [
    `a string of ${length} characters`,
    'primitive.string',
    (m) => (patient(m)['name'][0].family = 'x'.repeat(length)),
    length > 1_048_576,
  ]),
  [
    'an unknown version of a code system',
    'coding.version',
    (m) => (header(m)['eventCoding'].version = '17'),
    true,
  ],
  ['a version of a code system', 'coding.version', (m) => (header(m)['eventCoding'].version = '1.8'), false],
  [
    'a required code of a system that nobody has listed',
    'binding.required',
    (m) => (resource(m, 'Communication')['category'][0].coding[0].system = 'urn:oid:1.2.3.4.5'),
    true,
  ],
  [
    'a required code of SNOMED CT',
    'binding.required',
    (m) =>
      (resource(m, 'Communication')['category'][0].coding[0] = {
        system: 'http://snomed.info/sct',
        code: '404684003',
      }),
    false,
  ],
  ...['DA', 'xx', 'da-ZZ', 'en-x-foo', 'qaa', 'danish'].map((language): Case => [
    `the language ${language}`,
    'coding.language',
    (m) => (resource(m, 'Communication')['language'] = language),
    true,
  ]),
  ...['da', 'da-DK', 'zh-Hans-CN', 'de-CH-1901'].map((language): Case => [
    `the language ${language}`,
    'coding.language',
    (m) => (resource(m, 'Communication')['language'] = language),
    false,
  ]),
];

for (const [what, key, change, refused] of cases) {
  test(`${what} is ${refused ? 'refused' : 'let pass'} by ${key}`, async () => {
    const message = looseFixture('care-communication/5.0/new.json');
    change(message);
    const keys = errorKeys(await judge(message));
    if (refused) expect(keys).toContain(key);
    else expect(keys).not.toContain(key);
  });
}
