import { expect, test } from '@playwright/test';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import {
  entriesOf,
  lastSegment,
  resolveReference,
  resourcesOf,
  textAt,
  valuesAt,
} from '../../../src/message/query.ts';

test.describe('valuesAt', () => {
  test('flattens every list on the way, in document order', () => {
    const node = { a: [{ b: [1, 2] }, { b: 3 }, { c: 4 }, [{ b: [[5]] }]] };

    expect(valuesAt(node, 'a.b')).toEqual([1, 2, 3, 5]);
  });

  for (const node of [
    undefined,
    null,
    'text',
    7,
    true,
    [],
    [null],
    {},
    { a: null },
    { a: 'text' },
    [[[[]]]],
  ]) {
    test(`finds nothing in ${JSON.stringify(node)}`, () => {
      expect(valuesAt(node, 'a.b.c')).toEqual([]);
      expect(textAt(node, 'a.b.c')).toBeUndefined();
    });
  }

  test('sees own members alone', () => {
    expect(valuesAt({}, 'constructor.name')).toEqual([]);
    expect(valuesAt('text', 'length')).toEqual([]);
    expect(valuesAt({}, '__proto__.toString')).toEqual([]);
  });

  test('keeps empty texts, zero and false', () => {
    expect(valuesAt({ a: ['', 0, false] }, 'a')).toEqual(['', 0, false]);
    expect(textAt({ a: '' }, 'a')).toBe('');
    expect(textAt({ a: false }, 'a')).toBe('false');
  });

  test('passes over what is no text', () => {
    expect(textAt({ a: [{ b: 1 }, [], 'found'] }, 'a')).toBe('found');
  });
});

test.describe('the entries of a Bundle', () => {
  test('are those that hold a resource', () => {
    const bundle = {
      resourceType: 'Bundle',
      entry: [null, 'text', {}, { resource: [] }, { resource: { id: 'x' } }, { resource: patient('1') }],
    };

    expect(entriesOf(bundle)).toEqual([{ fullUrl: undefined, resource: patient('1') }]);
  });

  test('are found by type', () => {
    const bundle = bundleOf([undefined, patient('1')], [undefined, { resourceType: 'Basic', id: '1' }]);

    expect(resourcesOf(bundle).map(({ resourceType }) => resourceType)).toEqual(['Patient', 'Basic']);
    expect(resourcesOf(bundle, 'Basic')).toHaveLength(1);
    expect(resourcesOf({ resourceType: 'Bundle', entry: 'none' })).toEqual([]);
  });
});

test.describe('resolveReference', () => {
  const bundle = bundleOf(
    ['https://a.dk/fhir/Patient/1', patient('1')],
    ['urn:uuid:5b0f7a94-c1de-4f2a-9e3b-6d8c7a1f0e23', patient('2')],
    [undefined, patient('3')],
    ['https://b.dk/Patient/other', patient('4')],
  );

  for (const [reference, id] of [
    ['Patient/1', '1'],
    ['Patient/1/_history/7', '1'],
    ['https://a.dk/fhir/Patient/1', '1'],
    ['https://a.dk/fhir/Patient/1/_history/7', '1'],
    ['urn:uuid:5b0f7a94-c1de-4f2a-9e3b-6d8c7a1f0e23', '2'],
    ['Patient/2', '2'],
    ['Patient/3', '3'],
    ['Patient/other', '4'],
    ['Patient/4', '4'],
    ['https://elsewhere.dk/Patient/1', undefined],
    ['Basic/1', undefined],
    ['1', undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const) {
    test(`finds ${id ?? 'nothing'} for ${reference}`, () => {
      expect(resolveReference(bundle, reference)?.['id']).toBe(id);
    });
  }

  test('is quick in a Bundle of many entries', () => {
    const many = bundleOf(...Array.from({ length: 20_000 }, (_, n) => [undefined, patient(`${n}`)] as const));
    const found = Array.from({ length: 20_000 }, (_, n) => resolveReference(many, `Patient/${n}`));

    expect(found.every((resource, n) => resource?.['id'] === `${n}`)).toBe(true);
  });
});

test('lastSegment is the id in a reference', () => {
  expect(lastSegment('Patient/1')).toBe('1');
  expect(lastSegment('https://a.dk/Patient/1/_history/2')).toBe('1');
  expect(lastSegment('urn:uuid:5b0f7a94')).toBe('5b0f7a94');
  expect(lastSegment('Patient/')).toBeUndefined();
  expect(lastSegment('')).toBeFalsy();
  expect(lastSegment(undefined)).toBeUndefined();
});

function patient(id: string): FhirResource {
  return { resourceType: 'Patient', id };
}

function bundleOf(...entries: readonly (readonly [string | undefined, FhirResource])[]): FhirResource {
  return { resourceType: 'Bundle', entry: entries.map(([fullUrl, resource]) => ({ fullUrl, resource })) };
}
