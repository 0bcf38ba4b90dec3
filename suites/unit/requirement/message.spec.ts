import { test } from '@playwright/test';
import type { MessageEnvelope } from '../../../src/message/envelope.ts';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { document, header, ofType, organisation, patient } from './alter.ts';
import { replaced, type Loose } from './edited.ts';
import { eachBreaks } from './faulty.ts';
import { headerId, receiving, sending, sendingTwice } from './scenes.ts';
import { glns } from './stage.ts';

const entries = (bundle: FhirResource) => bundle['entry'] as { fullUrl: string; resource: Loose }[];
const withoutSystem = (word: string) => (one: Loose) => {
  one['identifier'] = one['identifier'].filter(({ system }: Loose) => !system.includes(word));
};

test.describe('a FHIR message', () => {
  eachBreaks([
    [
      'that ends too early',
      ['message.readable'],
      () => sending({ envelope: withData('{"resourceType":"Bundle"') }),
    ],
    [
      'that is a Patient',
      ['message.readable'],
      () => sending({ envelope: withData('{"resourceType":"Patient"}') }),
    ],
    [
      'that is a collection',
      ['message.readable'],
      () => sending({ message: (bundle) => ({ ...bundle, type: 'collection' }) }),
    ],
    [
      'with its MessageHeader last',
      ['message.header-first'],
      () => sending({ message: (bundle) => ({ ...bundle, entry: entries(bundle).toReversed() }) }),
    ],
    [
      'with another event',
      ['message.event-code'],
      () => sending({ message: header((one) => (one['eventCoding'].code = 'admin-notify')) }),
    ],
    [
      'with another event system',
      ['message.event-code'],
      () => receiving({ answer: header((one) => (one['eventCoding'].system = 'http://example.dk')) }),
    ],
    [
      'with the definition of 4.0',
      ['message.definition'],
      () =>
        sending({
          message: header((one) => (one['definition'] = one['definition'].replace('|5.0', '|4.0'))),
        }),
    ],
    [
      'with the definition of 5.1',
      [],
      () =>
        sending({
          message: header((one) => (one['definition'] = one['definition'].replace('|5.0', '|5.1'))),
        }),
    ],
    [
      'whose sender has no GLN',
      ['message.sender-identified'],
      () => sending({ message: organisation(glns.system, withoutSystem('gs1')) }),
    ],
    [
      'whose sender is somebody else',
      ['message.sender-identified'],
      () => sending({ message: (bundle) => replaced(bundle, '325251000016005', '441211000016000') }),
    ],
    [
      'whose receiver has no SOR id',
      ['message.receiver-identified'],
      () => sending({ message: organisation(glns.counterpart, withoutSystem('1.2.208.176.1.1')) }),
    ],
    [
      'whose source has another endpoint',
      ['message.endpoints-are-sor'],
      () =>
        sending({ message: header((one) => (one['source'].endpoint = 'https://sor2.sum.dsdn.dk/#id=1')) }),
    ],
    [
      'whose destination has no endpoint',
      ['message.endpoints-are-sor'],
      () => sending({ message: header((one) => delete one['destination'][0].endpoint) }),
    ],
    ['about two patients', ['message.one-patient'], () => sending({ message: withTwoPatients })],
    [
      'whose patient number has no system',
      ['message.patient-identified'],
      () => sending({ message: patient((one) => delete one['identifier'][0].system) }),
    ],
    [
      'whose patient number is none',
      ['message.patient-identified'],
      () => sending({ message: (bundle) => replaced(bundle, '2509479989', '250947-9989') }),
    ],
    [
      'about another patient than the user chose',
      ['message.patient-identified'],
      () => sending({ message: (bundle) => replaced(bundle, '2509479989', '0506889996') }),
    ],
    [
      'with a reference that leads nowhere',
      ['message.references-resolve'],
      () =>
        sending({
          message: organisation(glns.system, (one) => (one['partOf'] = { reference: 'Organization/x' })),
        }),
    ],
    [
      'with a timestamp without offset',
      ['message.times-have-offset'],
      () => sending({ message: (bundle) => ({ ...bundle, timestamp: '2026-03-02T09:15:00' }) }),
    ],
    [
      'with a date where an instant belongs',
      ['message.times-have-offset'],
      () => receiving({ answer: ofType('Provenance', (one) => (one['recorded'] = '2026-03-02')) }),
    ],
    [
      'with an attachment that was created on a day',
      [],
      () =>
        sending({
          message: ofType('Communication', (one) => {
            one['payload'][1].contentAttachment.creation = '2026-03-01';
          }),
        }),
    ],
    [
      'without a narrative',
      ['message.narrative-everywhere'],
      () => sending({ message: patient((one) => delete one['text']) }),
    ],
    [
      'with an empty narrative',
      ['message.narrative-everywhere'],
      () =>
        sending({
          message: patient((one) => (one['text'].div = '<div xmlns="http://www.w3.org/1999/xhtml"> </div>')),
        }),
    ],
    [
      'with an additional narrative',
      ['message.narrative-everywhere'],
      () => sending({ message: patient((one) => (one['text'].status = 'additional')) }),
    ],
    [
      'with the Bundle.id of another',
      ['message.bundle-id-new'],
      () => sendingTwice({ second: (bundle, first) => ({ ...bundle, id: first['id'] }) }),
    ],
    [
      'with the MessageHeader.id of another',
      ['message.header-id-new'],
      () => sendingTwice({ second: (bundle, first) => replaced(bundle, headerId(bundle), headerId(first)) }),
    ],
    [
      'without an id',
      ['message.bundle-id-new'],
      () => sending({ message: (bundle) => ({ ...bundle, id: undefined }) }),
    ],
  ]);
});

function withData(text: string) {
  const data = Buffer.from(text);
  return (envelope: MessageEnvelope) => document({ sizeInBytes: data.length })({ ...envelope, data });
}

function withTwoPatients(bundle: FhirResource): FhirResource {
  const found = entries(bundle).find(({ resource }) => resource['resourceType'] === 'Patient');
  const other = {
    fullUrl: `${found?.fullUrl}2`,
    resource: { ...found?.resource, id: `${found?.resource['id']}2` },
  };
  return { ...bundle, entry: [...entries(bundle), other] };
}
