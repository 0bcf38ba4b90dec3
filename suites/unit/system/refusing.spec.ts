import { expect, test } from '@playwright/test';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { extensions } from '../../../src/message/systems.ts';
import { writeFhir } from '../../../src/message/write-fhir.ts';
import {
  withAdded,
  withEach,
  withEachPayload,
  withEntries,
  withList,
  without,
  type FhirElement,
} from '../../../src/system/change-bundle.ts';
import {
  acknowledgements,
  aMessage,
  closedClinic,
  envelopeAround,
  envelopeWith,
  startBench,
} from './bench.ts';

type Change = (bundle: FhirResource) => FhirResource;

const communication =
  (change: (resource: FhirResource) => FhirResource): Change =>
  (bundle) =>
    withEach(bundle, 'Communication', change);
const header =
  (change: (resource: FhirResource) => FhirResource): Change =>
  (bundle) =>
    withEach(bundle, 'MessageHeader', change);
const payload =
  (change: (payload: FhirElement) => FhirElement): Change =>
  (bundle) =>
    withEachPayload(bundle, change);
const withoutExtension = (url: string): Change =>
  payload((one) =>
    withList(one, 'extension', (extension) => (extension['url'] === url ? undefined : extension)),
  );
const withCategory = (code: string | undefined): Change =>
  communication((one) =>
    withList(one, 'category', (category) =>
      withList(category, 'coding', (coding) => (code ? { ...coding, code } : without(coding, 'code'))),
    ),
  );
const withoutIdentifiers =
  (type: string): Change =>
  (bundle) =>
    withEach(bundle, type, (resource) => without(resource, 'identifier'));

const picture = { title: 'Sårfoto', contentType: 'image/png', data: 'iVBORw0KGgo=' };
const strangeId = { value: 'urn:uuid:00000000-0000-4000-8000-000000000000' };

/** A defect, and a piece of what the sender is told. */
const defects: Readonly<Record<string, readonly [change: Change, told: string]>> = {
  'no category': [withCategory(undefined), 'the category is missing (Communication.category)'],
  'an unknown category': [withCategory('gardening'), 'not on the national list (Communication.category)'],
  'no topic for the category other': [
    (bundle) => communication((one) => without(one, 'topic'))(withCategory('other')(bundle)),
    'needs a topic (Communication.topic)',
  ],
  'a priority that is not for the category': [
    communication((one) => ({ ...one, priority: 'asap' })),
    'for the category "regarding-referral" only (Communication.priority)',
  ],
  'no thread identifier': [communication((one) => without(one, 'identifier')), '(Communication.identifier)'],
  'a thread identifier in upper case': [
    communication((one) =>
      withList(one, 'identifier', (id) => ({ ...id, value: (id['value'] as string).toUpperCase() })),
    ),
    '(Communication.identifier)',
  ],
  'another status': [communication((one) => ({ ...one, status: 'completed' })), '(Communication.status)'],
  'no patient number': [withoutIdentifiers('Patient'), 'nor a replacement CPR number (Patient.identifier)'],
  'two patients': [
    (bundle) => withAdded(bundle, { resourceType: 'Patient', id: 'another' }),
    'exactly one patient (Bundle.entry of Patient)',
  ],
  'no location numbers': [withoutIdentifiers('Organization'), '(MessageHeader.destination.receiver)'],
  'an old definition': [
    header((one) => ({ ...one, definition: 'http://example.dk/MessageDefinition|4.0' })),
    '(MessageHeader.definition)',
  ],
  'a time without offset': [
    (bundle) => ({ ...bundle, timestamp: '2026-11-20T09:00:00' }),
    '(Bundle.timestamp)',
  ],
  'a segment without text': [
    payload((one) => ({ ...one, contentString: ' ' })),
    '(Communication.payload[0])',
  ],
  'no segments': [
    communication((one) => without(one, 'payload')),
    'the message has no text (Communication.payload)',
  ],
  'a segment without identifier': [withoutExtension(extensions.identifier), '(Communication.payload[0])'],
  'a segment without time': [withoutExtension(extensions.date), 'the time of the segment is missing'],
  'a signature without author': [withoutExtension(extensions.author), 'lacks the name of the author'],
  'a signature without phone': [withoutExtension(extensions.authorContact), 'lacks a phone number'],
  'an attachment without title': [
    payload((one) =>
      one['contentAttachment']
        ? { ...one, contentAttachment: { contentType: 'image/png', data: picture.data } }
        : one,
    ),
    'the attachment has no title (Communication.payload[1])',
  ],
  'an attachment of a kind that may not be sent': [
    payload((one) =>
      one['contentAttachment']
        ? { ...one, contentAttachment: { ...picture, contentType: 'application/zip' } }
        : one,
    ),
    'not of a kind that may be sent',
  ],
  'a new attachment without content': [
    payload((one) =>
      one['contentAttachment']
        ? { ...one, contentAttachment: { title: 'Foto', contentType: 'image/png' } }
        : one,
    ),
    'neither content nor link (Communication.payload[1])',
  ],
  'a Provenance of another message': [
    (bundle) =>
      withEach(bundle, 'Provenance', (one) => ({ ...one, target: [{ reference: 'MessageHeader/another' }] })),
    'exactly one Provenance targets',
  ],
  'a Provenance that names other segments': [
    (bundle) =>
      withEach(bundle, 'Provenance', (one) =>
        withList(one, 'entity', (entity) => ({ ...entity, what: { identifier: strangeId } })),
      ),
    'a segment that the message does not have (Provenance[0].entity)',
  ],
  'another kind of message': [
    header((one) => ({ ...one, eventCoding: { code: 'hospital-notification-message' } })),
    'this system receives CareCommunication and Acknowledgement only',
  ],
};

for (const [defect, [change, told]] of Object.entries(defects)) {
  test(`a message with ${defect} is refused with a reason, and not shown`, async () => {
    await using bench = await startBench();
    await bench.deliver(change(aMessage({ attachments: [picture] })), 'json');

    const [ack] = await acknowledgements(bench);
    expect(ack?.response.code).toBe('fatal-error');
    expect(ack?.response.details).toMatch(/OperationOutcome\//u);
    expect(ack?.issues).toContainEqual(
      expect.objectContaining({ severity: 'error', text: expect.stringContaining(told) }),
    );
    expect(await bench.driver.inbox()).toEqual([]);
  });
}

test('an undamaged message of the same kind is accepted', async () => {
  await using bench = await startBench();
  await bench.deliver(aMessage({ attachments: [picture] }), 'json');

  const [ack] = await acknowledgements(bench);
  expect(ack?.response.code).toBe('ok');
});

test('a refused message that comes again is refused for the same reasons', async () => {
  await using bench = await startBench();
  const invalid = withCategory(undefined)(aMessage());
  await bench.deliver(invalid);
  await bench.deliver(invalid);

  const [first, again] = await acknowledgements(bench);
  expect([first?.response.code, again?.response.code]).toEqual(['fatal-error', 'fatal-error']);
  expect(again?.issues).toEqual(first?.issues);
});

test('a message with thousands of faults is answered with fifty issues', async () => {
  await using bench = await startBench();
  const [one] = listOfPayloads(aMessage());
  await bench.deliver(
    communication((it) => ({
      ...it,
      payload: Array.from({ length: 3000 }, () => without(one!, 'extension')),
    }))(aMessage()),
    'json',
  );

  const [ack] = await acknowledgements(bench);
  expect(ack?.issues).toHaveLength(50);
});

const utf8 = (text: string) => Buffer.from(text, 'utf8');

/** What no acknowledgement can be made of, and a piece of the line that is answered. */
const untakeable: Readonly<Record<string, readonly [body: () => Uint8Array | string, said: string]>> = {
  nothing: [() => '', 'empty'],
  'no XML': [() => 'hello', 'root element'],
  'half an envelope': [() => envelopeWith(aMessage()).subarray(0, 900), ''],
  'another document': [
    () => '<Emessage xmlns="http://rep.oio.dk/medcom.dk/xml/schemas/2005/08/07/"/>',
    'VANSEnvelope',
  ],
  'an entity': [() => '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', ''],
  'an envelope for somebody else': [
    () => envelopeAround(writeFhir(aMessage(), 'xml'), { to: closedClinic }),
    'addressed to 5790009999997',
  ],
  'an envelope with half a message': [
    () => envelopeAround(writeFhir(aMessage(), 'json').subarray(0, 700), { format: 'json' }),
    'the message cannot be read',
  ],
  'an envelope with another resource': [
    () => envelopeAround(utf8('{"resourceType":"Patient"}'), { format: 'json' }),
    'a Patient instead of a Bundle',
  ],
  'a message without a header': [
    () =>
      envelopeWith(
        withEntries(aMessage(), ([, ...rest]) => rest),
        'json',
      ),
    'no MessageHeader.id',
  ],
  'an envelope with a wrong size': [
    () =>
      Buffer.from(envelopeWith(aMessage()))
        .toString()
        .replace(/<SizeInBytes>\d+/u, '<SizeInBytes>7'),
    'SizeInBytes is 7',
  ],
};

for (const [what, [body, said]] of Object.entries(untakeable)) {
  test(`${what} is answered with one line, and the system goes on`, async () => {
    await using bench = await startBench();
    const answer = await bench.post(body());
    expect(answer.status).toBe(422);
    expect(answer.said).toContain(said);
    expect(answer.said.trim().split('\n')).toHaveLength(1);

    await bench.deliver(aMessage());
    expect(await acknowledgements(bench)).toHaveLength(1);
  });
}

function listOfPayloads(bundle: FhirResource): readonly FhirElement[] {
  const found: FhirElement[] = [];
  withEachPayload(bundle, (one) => {
    found.push(one);
    return one;
  });
  return found;
}

test('a message that lacks any one of its parts is taken or refused, and answered', async () => {
  await using bench = await startBench();
  const paths = [...partsOf(aMessage({ attachments: [picture] }))];
  expect(paths.length).toBeGreaterThan(200);

  const statuses = new Set<number>();
  for (const path of paths) {
    // Each a message of its own: one that came before would be answered as a duplicate.
    const broken = withoutPart(structuredClone(aMessage({ attachments: [picture] })), path);
    statuses.add(await bench.deliver(broken as FhirResource, 'json'));
  }
  expect(statuses).toEqual(new Set([202, 422]));
  const codes = new Set((await acknowledgements(bench)).map(({ response }) => response.code));
  expect(codes).toEqual(new Set(['ok', 'fatal-error']));
});

type Path = readonly string[];

/** The way to every element of a message but the narratives. */
function* partsOf(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null || path.at(-1) === 'text') return;
  for (const [key, child] of Object.entries(value)) yield* partsOf(child, [...path, key]);
}

function withoutPart(value: unknown, [key = '', ...rest]: Path): unknown {
  const container = value as Record<string, unknown>;
  if (rest.length > 0) container[key] = withoutPart(container[key], rest);
  else if (Array.isArray(container)) container.splice(Number(key), 1);
  else Reflect.deleteProperty(container, key);
  return container;
}
