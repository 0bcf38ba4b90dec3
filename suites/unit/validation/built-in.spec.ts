import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { builtIn, communication, fixture, fixtures, header, judge, looseFixture } from './judged.ts';

for (const folder of ['care-communication/5.0', 'acknowledgement/2.0', 'hospital-notification/3.0']) {
  for (const name of readdirSync(new URL(`${folder}/`, fixtures))) {
    test(`${folder}/${name} is valid`, async () => {
      const result = (await builtIn()).validate(fixture(`${folder}/${name}`));
      expect(result.issues.filter(({ severity }) => severity !== 'warning')).toEqual([]);
      expect(result.valid).toBe(true);
      expect(result.standard).toBe(folder.split('/')[0]!.replace('-', ''));
      expect(result.definitions.name).toMatch(
        /^built-in (carecommunication 5\.0|acknowledgement 2\.0|hospitalnotification 3\.0)$/,
      );
      expect(result.definitions.hash).toMatch(/^[0-9a-f]{64}$/);
    });
  }
}

test('what claims no profile of the standard is told to be judged as FHIR only', async () => {
  const { valid, issues } = await judge({ resourceType: 'Patient' });
  expect(valid).toBe(true);
  expect(issues).toContainEqual(expect.objectContaining({ severity: 'warning', key: 'profile.not-claimed' }));
  const { issues: ofMessage } = await judge(looseFixture('care-communication/5.0/new.json'));
  expect(ofMessage.map(({ key }) => key)).not.toContain('profile.not-claimed');
});

test('an issue has the place of what is wrong, its rule, and the closest code', async () => {
  const message = looseFixture('care-communication/5.0/new.json');
  communication(message)['category'][0].coding[0].code = 'nurssing';
  const text = JSON.stringify(message, null, 2);
  const { issues } = await judge(text);
  const issue = issues.find(({ key }) => key === 'coding.unknown-code')!;
  const line = text.split('\n').findIndex((each) => each.includes('nurssing'));
  expect(issue.line).toBe(line + 1);
  expect(text.split('\n')[line]!.slice(issue.column - 1)).toMatch(/^"nurssing"/);
  expect(issue.path).toMatch(/^Bundle\.entry\[\d+\]\.resource\.category\[0\]\.coding\[0\]\.code$/);
  const binding = issues.find(({ key }) => key === 'binding.required')!;
  expect(binding.message).toContain('did you mean nursing?');
  expect(binding.source).toBe(
    'http://medcomfhir.dk/ig/terminology/ValueSet/medcom-careCommunication-categories',
  );
});

test('what is too much is told at the first that is one too many', async () => {
  const message = looseFixture('care-communication/5.0/new.json');
  const [primary] = header(message)['destination'];
  const copy = structuredClone(primary);
  copy.extension[0].valueCoding.code = 'cc';
  header(message)['destination'] = [primary, copy];
  const [category] = communication(message)['category'];
  category.coding.push(category.coding[0]);
  const places = (await judge(message)).issues
    .filter(({ key }) => key === 'slice.max' || key === 'cardinality.max')
    .map(({ path, message: text }) => `${path}: ${text}`);
  expect(places).toEqual([
    'Bundle.entry[0].resource.destination[1]: destination of slice cc cannot stand here',
    'Bundle.entry[1].resource.category[0].coding[1]: coding is given 2 times where at most 1 may be',
  ]);
});

test('a code that the value set has from another system is not offered again', async () => {
  const message = looseFixture('care-communication/5.0/new.json');
  communication(message)['category'][0].coding[0].system = 'https://prove.dk/categories';
  const { issues } = await judge(message);
  const binding = issues.find(({ key }) => key === 'binding.required');
  expect(binding!.message).toContain('that code is there, but of another code system');
});
