import { expect, test } from '@playwright/test';
import { attachmentsOf } from '../../../src/report/attachments.ts';
import { crossing, sampleEvents, sampleExchange, system } from './sample.ts';

test('gives envelope and content of each crossing in order, and the record last', () => {
  const events = sampleEvents().slice(4, 5);
  const attachments = attachmentsOf(sampleExchange(events));
  expect(attachments.map(({ name, contentType }) => [name, contentType])).toEqual([
    ['#1 Prøvesten Referencesystem to VANS: Acknowledgement (ok), envelope', 'application/xml'],
    ['#1 Prøvesten Referencesystem to VANS: Acknowledgement (ok), envelope, indented', 'application/xml'],
    ['#1 Prøvesten Referencesystem to VANS: Acknowledgement (ok), content', 'application/json'],
    ['#1 Prøvesten Referencesystem to VANS: Acknowledgement (ok), content, indented', 'application/json'],
    ['exchange acknowledge-ok', 'application/json'],
  ]);
});

test('keeps the bytes that travelled, whatever they are', () => {
  const bytes = Buffer.from([0xff, 0x00, 0x1b, 0x5b]);
  const [first, ...rest] = attachmentsOf(sampleExchange([crossing('from-system', system.gln, bytes)]));
  expect(first?.body).toEqual(bytes);
  expect(first?.contentType).toBe('text/plain');
  expect(rest).toHaveLength(1);
});

test('indents content without changing what it says', () => {
  const attachments = attachmentsOf(sampleExchange(sampleEvents().slice(4, 5)));
  const [, , content, indented] = attachments;
  expect(indented?.body.toString().split('\n').length).toBeGreaterThan(10);
  expect(JSON.parse(String(indented?.body))).toEqual(JSON.parse(String(content?.body)));
});
