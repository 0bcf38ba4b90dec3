import { randomUUID } from 'node:crypto';

import { expect, test } from '@playwright/test';

import type { ReceiptEnvelope } from '../../../src/message/envelope.ts';
import { sampleVans, type SampleVans } from './sample-vans.ts';
import { bytesOf, careCommunicationEnvelope, envelopeIn, municipality, referenceSystem } from './sample.ts';

const again = 'this envelope was accepted before: it is not delivered again';

async function empty(vans: SampleVans, party: typeof municipality): Promise<Buffer[]> {
  const client = vans.as(party);
  const taken: Buffer[] = [];
  for (const { envelopeId } of await client.mailbox()) taken.push(await client.take(envelopeId));
  return taken;
}

test('the same envelope again is not delivered again', async () => {
  await using vans = await sampleVans();
  const bytes = bytesOf(careCommunicationEnvelope());
  const sender = vans.as(referenceSystem);
  await sender.submit(bytes);
  expect(await sender.submit(bytes)).toMatchObject({ outcome: 'accepted', warnings: [again] });
  expect(await empty(vans, municipality)).toEqual([bytes]);
  expect((await vans.journal()).map(({ event }) => event)).toContain('repeated');
});

test('the same envelope twice at once is delivered once', async () => {
  await using vans = await sampleVans();
  const bytes = bytesOf(careCommunicationEnvelope());
  const sender = vans.as(referenceSystem);
  const answers = await Promise.all([sender.submit(bytes), sender.submit(bytes)]);
  expect(answers.map(({ warnings }) => warnings.length)).toEqual(expect.arrayContaining([0, 1]));
  expect(await empty(vans, municipality)).toEqual([bytes]);
});

test('the same envelope after its receipt has the receipt given again, under a new identifier', async () => {
  await using vans = await sampleVans();
  const bytes = bytesOf(careCommunicationEnvelope());
  await vans.as(referenceSystem).submit(bytes);
  await empty(vans, municipality);
  const [first] = await empty(vans, referenceSystem);
  await vans.as(referenceSystem).submit(bytes);
  const [second] = await empty(vans, referenceSystem);
  const [before, after] = [first, second].map((one) => envelopeIn(one ?? Buffer.alloc(0)) as ReceiptEnvelope);
  expect(after).toMatchObject({
    kind: 'positive-message',
    originalEnvelopeId: before?.originalEnvelopeId,
    original: before?.original,
  });
  expect(after?.id).not.toBe(before?.id);
  expect(await empty(vans, municipality)).toEqual([]);
});

test('the same message in a new envelope is delivered and answered anew', async () => {
  await using vans = await sampleVans();
  const envelope = careCommunicationEnvelope();
  const resent = { ...envelope, id: randomUUID() };
  for (const one of [envelope, resent]) await vans.as(referenceSystem).submit(bytesOf(one));
  expect(await empty(vans, municipality)).toEqual([bytesOf(envelope), bytesOf(resent)]);
  const receipts = (await empty(vans, referenceSystem)).map((bytes) => envelopeIn(bytes) as ReceiptEnvelope);
  expect(receipts.map(({ originalEnvelopeId }) => originalEnvelopeId)).toEqual([envelope.id, resent.id]);
});

test('another message under a used identifier is refused, and does not spoil the first', async () => {
  await using vans = await sampleVans();
  const first = careCommunicationEnvelope();
  const second = { ...careCommunicationEnvelope(), id: first.id };
  const sender = vans.as(referenceSystem);
  await sender.submit(bytesOf(first));
  expect(await sender.submit(bytesOf(second))).toMatchObject({ outcome: 'refused', code: 9 });
  expect(await sender.submit(bytesOf(first))).toMatchObject({ outcome: 'accepted' });
  expect(await empty(vans, municipality)).toEqual([bytesOf(first)]);
  const kinds = (await empty(vans, referenceSystem)).map((bytes) => envelopeIn(bytes).kind);
  expect(kinds).toEqual(['negative-vans', 'positive-message']);
});

test('two senders may use the same identifier', async () => {
  await using vans = await sampleVans();
  const one = careCommunicationEnvelope({ from: referenceSystem, to: municipality });
  const other = { ...careCommunicationEnvelope({ from: municipality, to: municipality }), id: one.id };
  await vans.as(referenceSystem).submit(bytesOf(one));
  expect(await vans.as(municipality).submit(bytesOf(other))).toMatchObject({
    outcome: 'accepted',
    warnings: [],
  });
  expect(await empty(vans, municipality)).toEqual([bytesOf(one), bytesOf(other)]);
});

test('what was refused may be sent again under the same identifier', async () => {
  await using vans = await sampleVans();
  const { meta, ...head } = careCommunicationEnvelope();
  const sender = vans.as(referenceSystem);
  const wrong = { ...head, meta: { ...meta, document: { ...meta.document, version: '9.9' } } };
  expect(await sender.submit(bytesOf(wrong))).toMatchObject({ outcome: 'refused', code: 3 });
  expect(await sender.submit(bytesOf({ ...head, meta }))).toMatchObject({
    outcome: 'accepted',
    warnings: [],
  });
});
