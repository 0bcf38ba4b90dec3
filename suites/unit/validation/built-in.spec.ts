import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import {
  builtIn,
  errorKeys,
  fixture,
  fixtures,
  judge,
  type Loose,
  looseFixture,
  resource,
} from './judged.ts';

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

type Fault = readonly [what: string, key: string, change: (message: Loose) => void];

const header = (message: Loose) => resource(message, 'MessageHeader');
const communication = (message: Loose) => resource(message, 'Communication');

const careCommunicationFaults: readonly Fault[] = [
  ['without a timestamp', 'cardinality.min', (m) => delete m['timestamp']],
  ['without an id', 'cardinality.min', (m) => delete m['id']],
  ['of type batch', 'value.fixed', (m) => (m['type'] = 'batch')],
  [
    'without a Provenance',
    'medcom-messaging-2',
    (m) => (m['entry'] = m['entry'].filter((e: Loose) => e['resource'].resourceType !== 'Provenance')),
  ],
  ['with another event', 'value.fixed', (m) => (header(m)['eventCoding'].code = 'acknowledgement-message')],
  [
    'with a definition of another name',
    'medcom-carecommunication-definition-url',
    (m) => (header(m)['definition'] = 'http://medcomfhir.dk/other'),
  ],
  ['without a sender', 'cardinality.min', (m) => delete header(m)['sender']],
  [
    'with a copy recipient',
    'slice.max',
    (m) => {
      const copy = structuredClone(header(m)['destination'][0]);
      copy.extension[0].valueCoding.code = 'cc';
      header(m)['destination'].push(copy);
    },
  ],
  ['with a status other than unknown', 'value.fixed', (m) => (communication(m)['status'] = 'completed')],
  [
    'with a category that is not in the list',
    'binding.required',
    (m) => (communication(m)['category'][0].coding[0].code = 'nurssing'),
  ],
  [
    'with a second category coding',
    'cardinality.max',
    (m) => communication(m)['category'][0].coding.push(communication(m)['category'][0].coding[0]),
  ],
  [
    'with a priority that is not asked for',
    'medcom-careCommunication-5',
    (m) => {
      communication(m)['category'][0].coding[0] = {
        ...communication(m)['category'][0].coding[0],
        code: 'nursing',
      };
      communication(m)['priority'] = 'asap';
    },
  ],
  [
    'with an identifier that is no UUID',
    'medcom-uuidv4',
    (m) => (communication(m)['identifier'][0].value = 'urn:uuid:1'),
  ],
  ['without segments', 'cardinality.min', (m) => delete communication(m)['payload']],
  ['with a segment without extensions', 'slice.min', (m) => delete communication(m)['payload'][0].extension],
  [
    'with an extension nobody knows',
    'extension.unknown',
    (m) => (communication(m)['extension'] = [{ url: 'http://prove.dk/x', valueString: 'x' }]),
  ],
  [
    'with a subject that is not in the message',
    'reference.aggregation',
    (m) => (communication(m)['subject'].reference = 'Patient/nobody'),
  ],
  [
    'with a subject of another type',
    'reference.target',
    (m) => (communication(m)['subject'].reference = `Organization/${resource(m, 'Organization')['id']}`),
  ],
  ['with a wrong CPR number', 'cpr', (m) => (resource(m, 'Patient')['identifier'][0].value = '3113479989')],
  [
    'with a GLN whose check digit is wrong',
    'gln-modulus-10',
    (m) => {
      for (const each of resource(m, 'Organization')['identifier'])
        if (each.system.endsWith('/gln')) each.value = '5790000121527';
    },
  ],
  [
    'with a patient without an official name',
    'slice.min',
    (m) => (resource(m, 'Patient')['name'][0].use = 'nickname'),
  ],
  [
    'with a day that does not exist',
    'primitive.dateTime',
    (m) => (resource(m, 'Provenance')['occurredDateTime'] = '2024-02-30'),
  ],
  ['with a fullUrl that is not the resource', 'bundle.full-url', (m) => (m['entry'][1].fullUrl += '0')],
  ['with two entries of one fullUrl', 'bdl-7', (m) => m['entry'].push(structuredClone(m['entry'][1]))],
  [
    'with a script in a narrative',
    'narrative.xhtml',
    (m) => (header(m)['text'].div = '<div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div>'),
  ],
  ['with an empty string', 'primitive.empty', (m) => (communication(m)['topic'] = { text: '' })],
  ['with null', 'structure.null', (m) => (m['timestamp'] = null)],
  ['with an element nobody knows', 'structure.unknown-property', (m) => (m['fooBar'] = 1)],
  ['with a number for a string', 'structure.json-type', (m) => (m['timestamp'] = 5)],
];

for (const [what, key, change] of careCommunicationFaults) {
  test(`a message ${what} is refused with ${key}`, async () => {
    const message = looseFixture('care-communication/5.0/new.json');
    change(message);
    const result = await judge(message);
    expect(errorKeys(result)).toContain(key);
    expect(result.valid).toBe(false);
  });
}

const acknowledgementFaults: readonly Fault[] = [
  ['without a response', 'cardinality.min', (m) => delete header(m)['response']],
  ['with a code that is not in the list', 'binding.required', (m) => (header(m)['response'].code = 'oky')],
  [
    'that refuses without saying why',
    'medcom-acknowledgement-1',
    (m) => (header(m)['response'].code = 'fatal-error'),
  ],
  [
    'with an activity that does not exist',
    'coding.unknown-code',
    (m) => (resource(m, 'Provenance')['activity'].coding[0].code = 'x'),
  ],
];

for (const [what, key, change] of acknowledgementFaults) {
  test(`an acknowledgement ${what} is refused with ${key}`, async () => {
    const message = looseFixture('acknowledgement/2.0/ok.json');
    change(message);
    expect(errorKeys(await judge(message))).toContain(key);
  });
}

const encounter = (message: Loose) => resource(message, 'Encounter');

const hospitalNotificationFaults: readonly Fault[] = [
  ['about two patients', 'medcom-hospitalNotification-2', withSecondPatient],
  [
    'for a patient with a replacement number too',
    'medcom-hospitalNotification-4',
    (m) => resource(m, 'Patient')['identifier'].push({ system: 'urn:oid:1.2.3', value: 'x' }),
  ],
  [
    'on leave without a start of the leave',
    'medcom-hospitalNotification-6',
    (m) => (encounter(m)['status'] = 'onleave'),
  ],
  ['that is only planned', 'binding.required', (m) => (encounter(m)['status'] = 'planned')],
  ['of an outpatient', 'binding.required', (m) => (encounter(m)['class'].code = 'AMB')],
  ['without a start', 'cardinality.min', (m) => delete encounter(m)['period'].start],
  ['without an episode of care', 'cardinality.min', (m) => delete encounter(m)['episodeOfCare']],
  ['with a location', 'cardinality.max', (m) => (encounter(m)['location'] = [{ location: {} }])],
  ['with another event', 'value.fixed', (m) => (header(m)['eventCoding'].code = 'empty-message')],
];

for (const [what, key, change] of hospitalNotificationFaults) {
  test(`a hospital notification ${what} is refused with ${key}`, async () => {
    const message = looseFixture('hospital-notification/3.0/admit-inpatient.json');
    change(message);
    expect(errorKeys(await judge(message))).toContain(key);
  });
}

function withSecondPatient(message: Loose): void {
  const [first] = message['entry'];
  const id = '99e6f3a1-6a3e-4b8e-9d8a-6f9b2a1f7c99';
  const patient = { ...structuredClone(resource(message, 'Patient')), id };
  message['entry'].push({
    fullUrl: `${first.fullUrl.split('/MessageHeader')[0]}/Patient/${id}`,
    resource: patient,
  });
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
