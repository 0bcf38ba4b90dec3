import { expect, test } from '@playwright/test';

import type { MessageEnvelope } from '../../../src/message/envelope.ts';
import { positiveReceipt } from '../../../src/message/envelope-receipt.ts';
import { readEnvelope } from '../../../src/message/read-envelope.ts';
import { loadDirectory } from '../../../src/network/directory.ts';
import { check, vansChecks, type CheckOptions } from '../../../src/network/vans-checks.ts';
import { directoryFile } from './sample-vans.ts';
import {
  bytesOf,
  careCommunicationEnvelope,
  letterEnvelope,
  moment,
  municipality,
  nobody,
  practice,
  referenceSystem,
} from './sample.ts';

const options: CheckOptions = { directory: loadDirectory(directoryFile), converts: true };
const ownSystem = { from: municipality, to: referenceSystem };

const checked = (bytes: Uint8Array, more: Partial<CheckOptions> = {}) =>
  check(readEnvelope(bytes), { ...options, ...more });

const codeOf = (outcome: ReturnType<typeof check>) =>
  'refusal' in outcome ? outcome.refusal.code : undefined;

type Document = Partial<MessageEnvelope['meta']['document']>;

function named(document: Document, envelope = careCommunicationEnvelope()): Buffer {
  return bytesOf({
    ...envelope,
    meta: { ...envelope.meta, document: { ...envelope.meta.document, ...document } },
  });
}

function tagged(serviceTags: readonly { name: string; value: string }[]): Buffer {
  const envelope = careCommunicationEnvelope();
  return bytesOf({
    ...envelope,
    meta: { ...envelope.meta, transport: { transformMessage: false, serviceTags } },
  });
}

const carryingXml = (text: string) => carrying(text, careCommunicationEnvelope(ownSystem, 'xml'));

function carrying(text: string, envelope = careCommunicationEnvelope()): Buffer {
  const data = Buffer.from(text);
  const document = { ...envelope.meta.document, sizeInBytes: data.length };
  return bytesOf({ ...envelope, data, meta: { ...envelope.meta, document } });
}

const edited = (find: RegExp, replacement: string) =>
  Buffer.from(bytesOf(careCommunicationEnvelope()).toString().replace(find, replacement));

const refusedBy: Readonly<Record<string, readonly [code: number, english: string, bytes: () => Uint8Array]>> =
  {
    'not XML': [4, 'the envelope is not valid', () => Buffer.from('hello')],
    'another root': [4, 'the envelope is not valid', () => Buffer.from('<VANSEnvelope xmlns="urn:x"/>')],
    'an element too many': [
      4,
      'the envelope is not valid',
      () => edited(/<SentDateTime>/u, '<Extra/><SentDateTime>'),
    ],
    'an unknown receiver': [
      1,
      `unknown receiver: ${nobody}`,
      () => bytesOf(careCommunicationEnvelope({ from: referenceSystem, to: { gln: nobody } })),
    ],
    'a receiver that is an operator': [
      1,
      'unknown receiver: 5790000120314',
      () => edited(/<ReceiverID EndPointType="EAN">/u, '<ReceiverID EndPointType="VANS">'),
    ],
    'data that is not base64': [5, 'Data is not base64', () => edited(/<Data>..../u, '<Data>*%*%')],
    'a wrong size': [6, 'SizeInBytes is wrong', () => named({ sizeInBytes: 17 })],
    'an unknown name': [
      2,
      'not registered for it: MCM:FDIS99#other',
      () => named({ name: 'MCM:FDIS99#other' }),
    ],
    'a name in another format': [
      2,
      'not registered for it: MCM:FDIS91, Format XML',
      () => named({ name: 'MCM:FDIS91', format: 'XML' }),
    ],
    'an unknown version': [3, 'unknown version: MCM:FDIS91#other 9.9', () => named({ version: '9.9' })],
    'no MIME tag': [2, 'not registered for it: MCM:FDIS91#other, MCM:MIME –, Data {…', () => tagged([])],
    'a MIME tag of the other format': [
      2,
      'not registered for it: MCM:FDIS91#other, MCM:MIME application/fhir+xml, Data {…',
      () => tagged([{ name: 'MCM:MIME', value: 'application/fhir+xml' }]),
    ],
    'a payload that is no FHIR': [8, 'the payload is not valid', () => carrying('{"resourceType": ')],
    'a payload that is no XML': [
      8,
      'the payload is not valid',
      () => carryingXml('<Bundle xmlns="http://hl7.org/fhir">'),
    ],
    'a payload that is another XML': [
      8,
      'the payload is not valid: Patient in namespace http://hl7.org/fhir instead of a Bundle',
      () => carryingXml('<Patient xmlns="http://hl7.org/fhir"/>'),
    ],
    'a letter that is none': [
      8,
      'the payload is not valid',
      () => {
        const { meta, ...letter } = letterEnvelope();
        const data = Buffer.from('<Emessage/>');
        return bytesOf({
          ...letter,
          data,
          meta: { ...meta, document: { ...meta.document, sizeInBytes: data.length } },
        });
      },
    ],
  };

for (const [what, [code, english, bytes]] of Object.entries(refusedBy)) {
  test(`${what} is refused with code ${code}`, () => {
    const outcome = checked(bytes());
    expect(codeOf(outcome)).toBe(code);
    expect('refusal' in outcome && outcome.refusal.english.startsWith(english), JSON.stringify(outcome)).toBe(
      true,
    );
  });
}

test('the first step that refuses decides', () => {
  const envelope = careCommunicationEnvelope({ from: referenceSystem, to: { gln: nobody } });
  expect(codeOf(checked(named({ version: '9.9', sizeInBytes: 1 }, envelope)))).toBe(1);
  expect(codeOf(checked(named({ version: '9.9', sizeInBytes: 1 })))).toBe(6);
  expect(vansChecks.map(({ name }) => name)).toEqual([
    'envelope readable',
    'receiver known',
    'data decodes',
    'size agrees',
    'document known',
    'MIME agrees',
    'payload valid',
    'receiver takes it',
  ]);
});

test('a size may differ where sizes are estimated', () => {
  expect(checked(named({ sizeInBytes: 17 }), { estimatedSizes: true })).toMatchObject({ route: 'forward' });
});

test('a description fits into a receipt, however long the envelope makes it', () => {
  const outcome = checked(named({ name: `MCM:${'X'.repeat(250)}` }));
  expect('refusal' in outcome && outcome.refusal.danish).toMatch(
    /^Modtageren er ikke tilmeldt: MCM:X{250}$/u,
  );
  const long = checked(carrying(`{"resourceType": "Bundle", "${'y'.repeat(2000)}": `));
  expect('refusal' in long && long.refusal.danish.length).toBeLessThanOrEqual(512);
});

test('a namespace of the older version is taken with a warning', () => {
  const outcome = checked(edited(/vans-envelope:1\.0\.4/u, 'vans-envelope:1.0'));
  expect(outcome).toMatchObject({ route: 'forward' });
  expect('warnings' in outcome && outcome.warnings[0]).toContain('vans-envelope:1.0');
});

for (const format of ['json', 'xml'] as const) {
  test(`a category in ${format} that is not what the name ends in is a warning`, () => {
    const envelope = careCommunicationEnvelope(ownSystem, format);
    expect(checked(named({ name: 'MCM:FDIS91#decease' }, envelope))).toMatchObject({
      route: 'forward',
      warnings: ['the name ends in #decease, Communication.category.coding.code is other'],
    });
  });
}

const toPractice = { from: referenceSystem, to: practice };

const routes: Readonly<Record<string, readonly [route: string, outcome: () => ReturnType<typeof check>]>> = {
  'FHIR for a receiver of FHIR': ['forward', () => checked(bytesOf(careCommunicationEnvelope()))],
  'FHIR as XML': ['forward', () => checked(bytesOf(careCommunicationEnvelope(ownSystem, 'xml')))],
  'FHIR for a receiver of letters': [
    'convert',
    () => checked(bytesOf(careCommunicationEnvelope(toPractice))),
  ],
  'FHIR for a receiver of letters, without a conversion': [
    'refused 2',
    () => checked(bytesOf(careCommunicationEnvelope(toPractice)), { converts: false }),
  ],
  'a letter for a receiver of FHIR': ['convert', () => checked(bytesOf(letterEnvelope()))],
  'a letter for a receiver of letters': [
    'forward',
    () => checked(bytesOf(letterEnvelope({ from: municipality, to: practice }))),
  ],
  'an envelope receipt': [
    'forward',
    () =>
      checked(
        bytesOf(
          positiveReceipt(careCommunicationEnvelope(), {
            now: moment,
            newId: crypto.randomUUID.bind(crypto),
          }),
        ),
      ),
  ],
};

for (const [what, [route, outcome]] of Object.entries(routes)) {
  test(`${what}: ${route}`, () => {
    const found = outcome();
    expect('refusal' in found ? `refused ${found.refusal.code}` : found.route).toBe(route);
  });
}
