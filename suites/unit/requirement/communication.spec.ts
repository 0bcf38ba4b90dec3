import { test } from '@playwright/test';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { communication, extension, ofType, payload, withoutExtension } from './alter.ts';
import { replaced, type Loose } from './edited.ts';
import { eachBreaks } from './faulty.ts';
import { sending } from './scenes.ts';

const topicless = communication((one) => delete one['topic']);
const attachment = (alter: (attachment: Loose) => void) =>
  payload('contentAttachment', (one) => alter(one['contentAttachment']));
const inUpperCase = (urn: string) => (bundle: FhirResource) =>
  replaced(bundle, urn, urn.toUpperCase().replace('URN:UUID', 'urn:uuid'));

test.describe('a CareCommunication', () => {
  eachBreaks([
    [
      'with an identifier in upper case',
      ['communication.identifier-uuid'],
      () => sending({ message: (bundle) => inUpperCase(threadOf(bundle))(bundle) }),
    ],
    [
      'with a category of its own',
      ['communication.category-from-list', 'communication.content-as-written'],
      () => sending({ message: communication((one) => (one['category'][0].coding[0].code = 'palliation')) }),
    ],
    [
      'with the category of another system',
      ['communication.category-from-list'],
      () =>
        sending({
          message: communication((one) => (one['category'][0].coding[0].system = 'http://example.dk')),
        }),
    ],
    [
      'with two categories',
      ['communication.category-from-list'],
      () =>
        sending({
          message: communication((one) => one['category'].push(structuredClone(one['category'][0]))),
        }),
    ],
    [
      'with the category other and no topic',
      ['communication.topic-when-other', 'communication.content-as-written'],
      () => sending({ message: topicless }),
    ],
    [
      'with the category nursing and no topic, which the user wrote',
      ['communication.content-as-written'],
      () => sending({ message: topicless, category: 'nursing' }),
    ],
    [
      'with a priority that its category does not have',
      ['communication.priority-only-referral'],
      () => sending({ message: communication((one) => (one['priority'] = 'routine')) }),
    ],
    [
      'with the priority stat',
      ['communication.priority-only-referral', 'communication.content-as-written'],
      () =>
        sending({
          message: communication((one) => (one['priority'] = 'stat')),
          category: 'regarding-referral',
        }),
    ],
    [
      'without a text',
      ['communication.text-present', 'communication.content-as-written'],
      () => sending({ message: payload('contentString', (one) => (one['contentString'] = ' ')) }),
    ],
    [
      'that lost its line breaks',
      ['communication.content-as-written'],
      () =>
        sending({
          message: payload(
            'contentString',
            (one) => (one['contentString'] = one['contentString'].replaceAll('\n', ' ')),
          ),
        }),
    ],
    [
      'to another receiver than the user chose',
      ['communication.content-as-written'],
      () => sending({ message: (bundle) => replaced(bundle, '5790000120314', '5790001387419') }),
    ],
    [
      'whose text has no date',
      ['communication.signature-complete'],
      () => sending({ message: payload('contentString', (one) => withoutExtension(one, 'datetime')) }),
    ],
    [
      'whose author has no phone',
      ['communication.signature-complete'],
      () => sending({ message: payload('contentString', (one) => withoutExtension(one, 'contact')) }),
    ],
    [
      'whose author has no name',
      ['communication.signature-complete'],
      () => sending({ message: ofType('Practitioner', (one) => delete one['name']) }),
    ],
    [
      'whose author has a role as both code and text',
      ['communication.signature-complete'],
      () => sending({ message: ofType('PractitionerRole', (one) => (one['code'][0].text = 'Læge')) }),
    ],
    [
      'whose author has no role',
      ['communication.signature-complete'],
      () => sending({ message: ofType('PractitionerRole', (one) => delete one['code']) }),
    ],
    [
      'with a segment identifier in upper case',
      ['communication.segment-identifiers'],
      () => sending({ message: (bundle) => inUpperCase(firstSegmentOf(bundle))(bundle) }),
    ],
    [
      'with a segment that nobody assigned',
      ['communication.segment-identifiers'],
      () =>
        sending({
          message: payload(
            'contentString',
            (one) => delete extension(one, 'identifier')['valueIdentifier'].assigner,
          ),
        }),
    ],
    [
      'with an attachment without date',
      ['communication.attachment-described'],
      () => sending({ message: payload('contentAttachment', (one) => withoutExtension(one, 'datetime')) }),
    ],
    [
      'with attachments without titles',
      ['communication.attachment-described', 'communication.attachment-as-chosen'],
      () => sending({ message: attachment((one) => delete one['title']) }),
    ],
    [
      'with the file type in the title',
      ['communication.attachment-as-chosen'],
      () => sending({ message: attachment((one) => (one['title'] += '.pdf')) }),
    ],
    [
      'with a file of another type',
      ['communication.attachment-described', 'communication.attachment-as-chosen'],
      () => sending({ message: attachment((one) => one['data'] && (one['contentType'] = 'video/mp4')) }),
    ],
    [
      'with a file that lost a byte',
      ['communication.attachment-as-chosen'],
      () =>
        sending({
          message: attachment((one) => {
            if (one['data']) one['data'] = Buffer.from(one['data'], 'base64').subarray(1).toString('base64');
          }),
        }),
    ],
  ]);
});

function threadOf(bundle: FhirResource): string {
  let found = '';
  communication((one) => (found = one['identifier'][0].value))(bundle);
  return found;
}

function firstSegmentOf(bundle: FhirResource): string {
  let found = '';
  payload('contentString', (one) => (found = extension(one, 'identifier')['valueIdentifier'].value))(bundle);
  return found;
}
