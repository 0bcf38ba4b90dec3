import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { fhirJsonToXml, fhirXmlToJson } from '../../../src/message/fhir-xml.ts';

const nasty = join(import.meta.dirname, '../../../fixtures/message/nasty');
const awkwardXml = readFileSync(join(nasty, 'valid-but-awkward.xml'), 'utf8');
const awkwardJson = JSON.parse(readFileSync(join(nasty, 'valid-but-awkward.json'), 'utf8')) as FhirResource;

test.describe('FHIR between XML and JSON', () => {
  test('prefixes, comments, gaps in lists, contained resources and every kind of value survive', () => {
    expect(fhirXmlToJson(awkwardXml)).toEqual(awkwardJson);
    expect(fhirXmlToJson(fhirJsonToXml(awkwardJson))).toEqual(awkwardJson);
  });

  test('a line break is written as a reference, and so are tabulators and carriage returns', () => {
    expect(fhirJsonToXml(awkwardJson)).toContain('value="Tabulator&#x9;linje&#xA;vogn&#xD;retur"');
  });

  test('a narrative is written as it stands, blanks between its elements included', () => {
    const div = '<div xmlns="http://www.w3.org/1999/xhtml"><b>a</b> <i>b</i>\n  <p/>&#xE6;<!-- c --></div>';
    const patient = { resourceType: 'Patient', text: { status: 'generated', div } };

    expect(fhirJsonToXml(patient)).toContain(div);
    expect(fhirXmlToJson(fhirJsonToXml(patient))).toEqual(patient);
  });

  test('a narrative without its namespace gets it', () => {
    const patient = { resourceType: 'Patient', text: { status: 'generated', div: '<div>a</div>' } };

    expect(fhirJsonToXml(patient)).toContain('<div xmlns="http://www.w3.org/1999/xhtml">a</div>');
  });

  test('a decimal is a number in JSON, whose last zeros say nothing', () => {
    const xml = quantity('1.50');

    expect(fhirXmlToJson(xml)['valueQuantity']).toEqual({ value: 1.5 });
    expect(fhirXmlToJson(fhirJsonToXml(fhirXmlToJson(xml)))).toEqual(fhirXmlToJson(xml));
  });

  test('a number that is none stays the text that it is', () => {
    expect(fhirXmlToJson(quantity('1,5'))['valueQuantity']).toEqual({ value: '1,5' });
    expect(fhirXmlToJson(quantity('007'))['valueQuantity']).toEqual({ value: '007' });
  });

  test('an empty value stays empty, and a list of values that are all missing has no values', () => {
    const patient = {
      resourceType: 'Patient',
      id: '',
      name: [{ _given: [{ id: 'a' }, { id: 'b' }], family: '' }],
    };

    expect(fhirXmlToJson(fhirJsonToXml(patient))).toEqual(patient);
  });

  test('an attachment of 20 MB comes through whole', () => {
    const data = 'QUJD'.repeat(7_000_000);
    const media = { resourceType: 'Media', status: 'completed', content: { data } };

    const back = fhirXmlToJson(fhirJsonToXml(media));

    expect((back['content'] as { data: string }).data === data).toBe(true);
  });

  test('two thousand resources come through whole', () => {
    const entry = Array.from({ length: 2_000 }, (_, n) => ({
      resource: { resourceType: 'Patient', id: `${n}` },
    }));
    const bundle = { resourceType: 'Bundle', type: 'message', entry };

    expect(fhirXmlToJson(fhirJsonToXml(bundle))).toEqual(bundle);
  });
});

test.describe('XML that is no FHIR is refused, and the text says where', () => {
  for (const [what, xml, words] of [
    ['an unknown resource', '<Pasient xmlns="http://hl7.org/fhir"/>', 'Unknown resource type: Pasient'],
    [
      'a name that every object has',
      '<constructor xmlns="http://hl7.org/fhir"/>',
      'cannot be read as FHIR R4',
    ],
    ['another namespace', '<Patient xmlns="urn:x"/>', 'in the namespace "urn:x"'],
    ['no namespace', '<Patient/>', 'in the namespace ""'],
    [
      'an unknown element',
      patientXml('<fornavn value="x"/>'),
      'Patient.fornavn has no place in FHIR R4 (line 2',
    ],
    ['an element twice', patientXml('<id value="1"/><id value="2"/>'), 'Patient.id has no place in FHIR R4'],
    [
      'an element of another namespace',
      patientXml('<id xmlns="urn:x" value="1"/>'),
      'Patient.id is in the namespace',
    ],
    [
      'an unknown element that is true',
      patientXml('<levende value="true"/>'),
      'Patient.levende has no place',
    ],
    [
      'a boolean twice',
      patientXml('<active value="true"/><active value="false"/>'),
      'Patient.active has no place',
    ],
    ['an unknown attribute', patientXml('<id værdi="1"/>'), 'the attribute værdi of Patient.id'],
    ['an element with nothing', patientXml('<id/>'), 'Patient.id is empty (line 2, column 1)'],
    ['text between elements', patientXml('2509479989'), 'text inside Patient'],
    [
      'a boolean that is none',
      patientXml('<active value="ja"/>'),
      'should be a boolean but got: "ja" (line 2',
    ],
    [
      'a missing end tag',
      '<Patient xmlns="http://hl7.org/fhir"><name><family value="x"/></Patient>',
      '</name>',
    ],
  ] as const) {
    test(what, () => {
      expect(() => fhirXmlToJson(xml)).toThrow(words);
    });
  }
});

test.describe('what XML cannot say is named', () => {
  for (const [what, resource, words] of [
    [
      'an unknown element',
      { resourceType: 'Patient', fornavn: [{ x: 'y' }] },
      'no place in XML for fornavn[0].x',
    ],
    [
      'a type that every object has',
      { resourceType: 'constructor' },
      'resourceType names no type of resource',
    ],
    [
      'a type that is none',
      { resourceType: 'Patient', contained: [{ resourceType: 7 }] },
      'contained[0].resourceType',
    ],
    ['an unknown resource', { resourceType: 'Pasient' }, 'Unknown resource type: Pasient'],
    ['one value where a list belongs', { resourceType: 'Patient', name: { family: 'x' } }, 'name.family'],
    ['a list where one value belongs', { resourceType: 'Patient', id: ['1', '2'] }, 'id[0], id[1]'],
    ['a text where an element belongs', { resourceType: 'Patient', name: ['x'] }, 'name[0]'],
    ['an element where a text belongs', { resourceType: 'Patient', id: { value: 'x' } }, 'id.value'],
    ['a comment smuggled in', { resourceType: 'Patient', fhir_comments: ['--><x/>'] }, 'fhir_comments[0]'],
    ['a strange key', { resourceType: 'Patient', 'a b="c"': 'x' }, 'a b="c"'],
    [
      'a control character',
      { resourceType: 'Patient', id: 'a\u0001' },
      'id has a character that XML cannot carry',
    ],
    [
      'half a character',
      { resourceType: 'Patient', id: '\uD800' },
      'id has a character that XML cannot carry',
    ],
    [
      'a narrative that does not end',
      narrative('<div xmlns="http://www.w3.org/1999/xhtml"><p></div>'),
      'text.div',
    ],
    ['a narrative that is two', narrative('<div/><div/>'), 'text.div is not well-formed'],
    [
      'a narrative that is no div',
      narrative('<script xmlns="http://www.w3.org/1999/xhtml"/>'),
      'text.div is not a <div>',
    ],
    ['a missing resource in a Bundle', { resourceType: 'Bundle', entry: [{ resource: { id: 'x' } }] }, 'XML'],
  ] as const) {
    test(what, () => {
      expect(() => fhirJsonToXml(resource)).toThrow(words);
    });
  }

  test('nesting without end', () => {
    let extension: unknown = { url: 'x' };
    for (let depth = 0; depth < 10_000; depth += 1) extension = { url: 'x', extension: [extension] };

    expect(() => fhirJsonToXml({ resourceType: 'Patient', extension: [extension] })).toThrow(
      'nested more than',
    );
  });
});

function quantity(value: string): string {
  return `<Observation xmlns="http://hl7.org/fhir"><valueQuantity><value value="${value}"/></valueQuantity></Observation>`;
}

function patientXml(content: string): string {
  return `<Patient xmlns="http://hl7.org/fhir">\n${content}</Patient>`;
}

function narrative(div: string): FhirResource {
  return { resourceType: 'Patient', text: { status: 'generated', div } };
}
