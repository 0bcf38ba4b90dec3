import { test } from '@playwright/test';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import { communication, extension, organisation, ownProvenance, payload, withoutEntries } from './alter.ts';
import type { Loose } from './edited.ts';
import { eachBreaks } from './faulty.ts';
import { headerId, replying, sending, sendingTwice } from './scenes.ts';
import { glns } from './stage.ts';

const another = '00000000-0000-4000-8000-000000000000';
const sources = (one: Loose) => one['entity'].filter(({ role }: Loose) => role === 'source') as Loose[];
const isOwn = (bundle: FhirResource, one: Loose) => JSON.stringify(one['target']).includes(headerId(bundle));
const withSegments = (change: (segments: Loose[]) => Loose[]) =>
  communication((one) => (one['payload'] = change(one['payload'])));
/** The segments of the message that is answered: its text stands after the reply's own. */
const isEarlier = (segment: Loose) => !JSON.stringify(segment).includes('Vi kommer torsdag');

test.describe('a message', () => {
  eachBreaks([
    [
      'that says it was forwarded',
      ['thread.activity-agrees'],
      () =>
        sending({ message: ownProvenance((one) => (one['activity'].coding[0].code = 'forward-message')) }),
    ],
    [
      'whose Provenance targets another header',
      ['thread.provenance-targets-header'],
      () =>
        sending({
          message: ownProvenance((one) => (one['target'] = [{ reference: `MessageHeader/${another}` }])),
        }),
    ],
    [
      'without Provenance',
      ['thread.provenance-targets-header'],
      () => sending({ message: withoutEntries((one) => one['resourceType'] === 'Provenance') }),
    ],
    [
      'whose Provenance names one segment too few',
      ['thread.sources-are-the-new-segments'],
      () => sending({ message: ownProvenance((one) => one['entity'].pop()) }),
    ],
    [
      'whose Provenance names a segment that is not there',
      ['thread.sources-are-the-new-segments'],
      () =>
        sending({
          message: ownProvenance((one) =>
            one['entity'].push({ role: 'source', what: { identifier: { value: `urn:uuid:${another}` } } }),
          ),
        }),
    ],
    [
      'in the thread of another',
      ['thread.new-message-new-identifier'],
      () =>
        sendingTwice({
          second: (bundle, first) =>
            communication((one) => (one['identifier'] = identifierOf(first)))(bundle),
        }),
    ],
  ]);
});

test.describe('a reply', () => {
  eachBreaks([
    [
      'in a thread of its own',
      ['thread.reply-keeps-identifier'],
      () =>
        replying({ message: communication((one) => (one['identifier'][0].value = `urn:uuid:${another}`)) }),
    ],
    [
      'to somebody else',
      ['thread.reply-goes-to-sender'],
      () =>
        replying({
          message: organisation(glns.counterpart, (one) => {
            one['identifier'] = one['identifier'].map((each: Loose) =>
              each['system'].includes('gs1') ? { ...each, value: glns.legacy } : each,
            );
          }),
        }),
    ],
    [
      'to nobody in particular',
      ['thread.reply-specific-recipient'],
      () => replying({ message: communication((one) => delete one['recipient']) }),
    ],
    [
      'without the earlier text',
      ['thread.reply-keeps-segments'],
      () =>
        replying({
          message: withSegments((all) =>
            all.filter((one) => !isEarlier(one) || one['contentString'] === undefined),
          ),
        }),
    ],
    [
      'with the earlier text changed',
      ['thread.reply-keeps-segments'],
      () =>
        replying({
          message: payload('contentString', (one) => isEarlier(one) && (one['contentString'] += '!')),
        }),
    ],
    [
      'with the earlier text at another time',
      ['thread.reply-keeps-segments'],
      () =>
        replying({
          message: payload('contentString', (one) => {
            if (isEarlier(one)) extension(one, 'datetime')['valueDateTime'] = '2026-03-02T10:15:00+01:00';
          }),
        }),
    ],
    [
      'with the earlier time in another zone',
      [],
      () =>
        replying({
          message: payload('contentString', (one) => {
            const date = extension(one, 'datetime');
            if (isEarlier(one)) date['valueDateTime'] = new Date(date['valueDateTime']).toISOString();
          }),
        }),
    ],
    [
      'with the earlier phone number changed',
      ['thread.reply-keeps-segments'],
      () =>
        replying({
          message: payload('contentString', (one) => {
            if (isEarlier(one)) extension(one, 'contact')['valueContactPoint'].value = '11111111';
          }),
        }),
    ],
    [
      'that sends the earlier file back',
      ['thread.reply-without-attachment-data'],
      () =>
        replying({
          message: payload('contentAttachment', (one) => {
            if (!one['contentAttachment'].url) one['contentAttachment'].data = 'JVBERg==';
          }),
        }),
    ],
    [
      'that refers to another message',
      ['thread.reply-refers-to-previous'],
      () =>
        replying({
          message: ownProvenance((one) => {
            for (const { role, what } of one['entity']) {
              if (role === 'revision') what.reference = `MessageHeader/${another}`;
            }
          }),
        }),
    ],
    [
      'that refers to no message',
      ['thread.reply-refers-to-previous'],
      () => replying({ message: ownProvenance((one) => (one['entity'] = sources(one))) }),
    ],
    [
      'that refers by an absolute address',
      [],
      () =>
        replying({
          message: ownProvenance((one) => {
            for (const { role, what } of one['entity']) {
              if (role === 'revision') what.reference = `https://example.dk/fhir/${what.reference}`;
            }
          }),
        }),
    ],
    [
      'without the earlier Provenance',
      ['thread.reply-refers-to-previous'],
      () =>
        replying({
          message: (bundle) =>
            withoutEntries((one) => one['resourceType'] === 'Provenance' && !isOwn(bundle, one))(bundle),
        }),
    ],
  ]);
});

function identifierOf(bundle: FhirResource): unknown {
  let found: unknown;
  communication((one) => (found = one['identifier']))(bundle);
  return found;
}
