import { expect, test } from '@playwright/test';
import { builtIn, errorKeys, fixture, judge, looseFixture, resource } from './judged.ts';

// Generous, because machines differ: without bounds any of these would take minutes, or all memory.
const patience = 20_000;

async function bounded(text: string | Uint8Array): Promise<string[]> {
  const validator = await builtIn();
  const start = performance.now();
  const result = validator.validate(typeof text === 'string' ? Buffer.from(text) : text);
  expect(performance.now() - start).toBeLessThan(patience);
  expect(result.valid).toBe(false);
  return errorKeys(result);
}

const bomb = `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;&a;">]><Bundle xmlns="http://hl7.org/fhir"><id value="&c;"/></Bundle>`;

for (const [what, text, key] of [
  ['an entity bomb', bomb, 'xml.syntax'],
  ['XML nested 10 000 deep', `<Bundle xmlns="http://hl7.org/fhir">${'<a>'.repeat(10_000)}`, 'xml.syntax'],
  ['JSON nested 10 000 deep', `{"resourceType":"Bundle","entry":${'['.repeat(10_000)}`, 'json.syntax'],
  [
    'an array of a million entries',
    `{"resourceType":"Bundle","entry":[${'{},'.repeat(1_000_000)}{}]}`,
    'json.syntax',
  ],
  [
    'an array of 100 000 empty entries',
    `{"resourceType":"Bundle","entry":[${'{},'.repeat(100_000)}{}]}`,
    'structure.empty',
  ],
  ['nothing', '', 'json.syntax'],
  ['a list', '[]', 'structure.resource'],
  ['a resource of no type', '{"id":"x"}', 'structure.resource-type'],
  [
    'an XML document that is no resource',
    '<?xml version="1.0" encoding="UTF-8"?><html/>',
    'structure.resource-type',
  ],
] as const) {
  test(`${what} is refused in bounded time`, async () => {
    expect(await bounded(text)).toContain(key);
  });
}

test('bytes that are not UTF-8 are refused, in JSON and in XML', async () => {
  const json = Buffer.from(fixture('care-communication/5.0/new.json'));
  json[json.indexOf('MessageHeader')] = 0xff;
  expect(await bounded(json)).toEqual(['json.encoding']);
  const xml = Buffer.from(fixture('care-communication/5.0/new.xml'));
  xml[xml.indexOf('MessageHeader')] = 0xff;
  expect(await bounded(xml)).toEqual(['xml.syntax']);
});

test('a byte order mark is only worth a warning', async () => {
  const result = await judge(`\uFEFF${fixture('care-communication/5.0/new.json').toString()}`);
  expect(result.valid).toBe(true);
  expect(result.issues.map(({ key }) => key)).toContain('json.byte-order-mark');
});

test('a name that stands twice in an object is refused where it stands', async () => {
  const text = fixture('care-communication/5.0/new.json')
    .toString()
    .replace('"type"', '"type": "message",\n"type"');
  const { issues } = await judge(text);
  const line = text.split('\n').findLastIndex((each) => each.startsWith('"type"')) + 1;
  expect(issues).toContainEqual(expect.objectContaining({ key: 'json.duplicate-property', line }));
});

for (const [what, value] of [
  ['a long run of digits', '1'.repeat(200_000)],
  ['a long run of blanks', ' '.repeat(200_000)],
  ['a URL without end', `http://${'a/'.repeat(100_000)}!`],
  ['a language tag without end', `a-${'aaaaa-'.repeat(40_000)}!`],
  ['a media type without end', `a/${'a;a='.repeat(50_000)}!`],
  ['UUIDs without end', 'urn:uuid:'.repeat(20_000)],
] as const) {
  test(`${what} in every element does not make a regular expression explode`, async () => {
    const message = looseFixture('care-communication/5.0/new.json');
    message['entry'][0].fullUrl = value;
    resource(message, 'MessageHeader')['definition'] = value;
    resource(message, 'MessageHeader')['source'].endpoint = value;
    resource(message, 'Patient')['identifier'][0].value = value;
    resource(message, 'Patient')['language'] = value;
    resource(message, 'Communication')['identifier'][0].value = value;
    resource(message, 'Communication')['payload'].push({
      contentAttachment: { contentType: value, data: value, title: value },
    });
    resource(message, 'Provenance')['occurredDateTime'] = value;
    resource(message, 'Organization')['identifier'][0].value = value;
    await bounded(JSON.stringify(message));
  });
}

test('thousands of contained resources and references to them are judged in bounded time', async () => {
  const message = looseFixture('care-communication/5.0/new.json');
  const patient = resource(message, 'Patient');
  const ids = Array.from({ length: 20_000 }, (_, i) => `c${i}`);
  patient['contained'] = ids.map((id) => ({ resourceType: 'Patient', id }));
  patient['generalPractitioner'] = ids.map((id) => ({ reference: `#${id}` }));
  await bounded(JSON.stringify(message));
});

test('thousands of entries that refer to each other are judged in bounded time', async () => {
  const message = looseFixture('care-communication/5.0/new.json');
  for (let i = 0; i < 10_000; i++) {
    const link = [{ other: { reference: `Patient/p${(i + 1) % 10_000}` }, type: 'seealso' }];
    message['entry'].push({
      fullUrl: `https://prove.dk/Patient/p${i}`,
      resource: { resourceType: 'Patient', id: `p${i}`, link },
    });
  }
  await bounded(JSON.stringify(message));
});

test('a chain of references from profile to profile does not overflow the stack', async () => {
  const message = looseFixture('care-communication/5.0/new.json');
  const meta = { profile: ['http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-patient'] };
  const identifier = [{ system: 'urn:oid:1.2.208.176.1.2', value: '2509479989' }];
  const name = [{ use: 'official', family: 'Elmer' }];
  for (let i = 0; i < 5_000; i++) {
    const link = [{ other: { reference: `Patient/p${i + 1}` }, type: 'seealso' }];
    const patient = { resourceType: 'Patient', id: `p${i}`, meta, identifier, name, link };
    message['entry'].push({ fullUrl: `https://prove.dk/Patient/p${i}`, resource: patient });
  }
  expect(await bounded(JSON.stringify(message))).toContain('limit.depth');
});

test('two entries that refer to each other in a circle come to an end', async () => {
  const message = looseFixture('care-communication/5.0/new.json');
  const provenance = resource(message, 'Provenance');
  const patient = resource(message, 'Patient');
  patient['link'] = [{ other: { reference: `Patient/${patient['id']}` }, type: 'seealso' }];
  provenance['target'].push({ reference: `Provenance/${provenance['id']}` });
  expect(errorKeys(await judge(message)).length).toBeGreaterThan(0);
});

test('an attachment of 20 MB is judged in bounded time', async () => {
  const message = looseFixture('care-communication/5.0/new.json');
  const [segment] = resource(message, 'Communication')['payload'];
  const { contentString: _, ...rest } = segment;
  const data = Buffer.alloc(15_000_000, 'x').toString('base64');
  resource(message, 'Communication')['payload'].push({
    ...rest,
    contentAttachment: { contentType: 'application/pdf', data, title: 'x' },
  });
  const validator = await builtIn();
  const start = performance.now();
  const result = validator.validate(Buffer.from(JSON.stringify(message)));
  expect(result.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(performance.now() - start).toBeLessThan(patience);
});
