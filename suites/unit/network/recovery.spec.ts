import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { frozenClock } from '../../../src/clock.ts';
import type { ReceiptEnvelope } from '../../../src/message/envelope.ts';
import { positiveReceipt } from '../../../src/message/envelope-receipt.ts';
import { sampleVans, type SampleVans } from './sample-vans.ts';
import {
  bytesOf,
  careCommunicationEnvelope,
  envelopeIn,
  letterEnvelope,
  moment,
  municipality,
  practice,
  referenceSystem,
} from './sample.ts';

const state = (outputDir: string) => ({ stateDir: join(outputDir, 'vans'), clock: frozenClock(moment) });

const waitingFor = async (vans: SampleVans, party: typeof municipality) =>
  (await vans.as(party).mailbox()).map(({ envelopeId }) => envelopeId);

test('what waits in a mailbox is there after a restart, in order and byte for byte', async ({}, {
  outputDir,
}) => {
  const envelopes = Array.from({ length: 3 }, () => careCommunicationEnvelope());
  {
    await using vans = await sampleVans(state(outputDir));
    for (const envelope of envelopes) await vans.as(referenceSystem).submit(bytesOf(envelope));
    await vans.as(municipality).take(envelopes[1]?.id ?? '');
  }
  await using vans = await sampleVans(state(outputDir));
  const [first, taken, last] = envelopes;
  expect(await waitingFor(vans, municipality)).toEqual([first?.id, last?.id]);
  expect(await vans.as(municipality).take(last?.id ?? '')).toEqual(
    bytesOf(last ?? careCommunicationEnvelope()),
  );
  const receipts = await vans.as(referenceSystem).mailbox();
  const answered = await Promise.all(
    receipts.map(async ({ envelopeId }) => envelopeIn(await vans.as(referenceSystem).fetch(envelopeId))),
  );
  expect(answered.map((one) => (one as ReceiptEnvelope).originalEnvelopeId)).toEqual([taken?.id, last?.id]);
});

test('the journal goes on after a restart, and shows what was fetched only once', async ({}, {
  outputDir,
}) => {
  const envelope = careCommunicationEnvelope();
  {
    await using vans = await sampleVans(state(outputDir));
    await vans.as(referenceSystem).submit(bytesOf(envelope));
    await vans.as(municipality).fetch(envelope.id);
  }
  await using vans = await sampleVans(state(outputDir));
  await vans.as(municipality).take(envelope.id);
  const entries = await vans.journal();
  expect(entries.map(({ sequence, event }) => [sequence, event])).toEqual([
    [1, 'submitted'],
    [2, 'queued'],
    [3, 'fetched'],
    [4, 'delivered'],
    [5, 'queued'],
  ]);
  expect(entries[0]?.bytes).toBe(bytesOf(envelope).toString('base64'));
});

test('an envelope that was accepted before the restart is known when it comes again', async ({}, {
  outputDir,
}) => {
  const envelope = careCommunicationEnvelope();
  {
    await using vans = await sampleVans(state(outputDir));
    await vans.as(referenceSystem).submit(bytesOf(envelope));
    await vans.as(municipality).take(envelope.id);
    await vans.as(referenceSystem).take((await waitingFor(vans, referenceSystem))[0] ?? '');
  }
  await using vans = await sampleVans(state(outputDir));
  const { warnings } = await vans.as(referenceSystem).submit(bytesOf(envelope));
  expect(warnings).toHaveLength(1);
  expect(await waitingFor(vans, municipality)).toEqual([]);
  const [again] = await waitingFor(vans, referenceSystem);
  expect(envelopeIn(await vans.as(referenceSystem).take(again ?? ''))).toMatchObject({
    kind: 'positive-message',
    originalEnvelopeId: envelope.id,
  });
});

test('a delayed envelope stays delayed after a restart, and one that was held back goes out', async ({}, {
  outputDir,
}) => {
  const [late, held] = [careCommunicationEnvelope(), careCommunicationEnvelope()];
  {
    await using vans = await sampleVans(state(outputDir));
    await vans.operator.setFault('late', { kind: 'delay', milliseconds: 60_000, first: 1 });
    await vans.as(referenceSystem).submit(bytesOf(late));
    await vans.operator.setFault('held', { kind: 'reorder' });
    await vans.as(referenceSystem).submit(bytesOf(held));
    expect(await waitingFor(vans, municipality)).toEqual([]);
  }
  await using vans = await sampleVans(state(outputDir));
  expect(await waitingFor(vans, municipality)).toEqual([held.id]);
  await vans.operator.advanceClock(60_000);
  expect(await waitingFor(vans, municipality)).toEqual([held.id, late.id]);
});

test('the original of a converted envelope is remembered across a restart', async ({}, { outputDir }) => {
  const letter = letterEnvelope({ from: practice, to: referenceSystem });
  const converted = {
    ...careCommunicationEnvelope({ from: practice, to: referenceSystem }),
    id: randomUUID(),
  };
  const conversion = {
    convert: async () => ({ kind: 'converted', envelopes: [converted], losses: [] }) as const,
  };
  {
    await using vans = await sampleVans({ ...state(outputDir), conversion });
    await vans.as(practice).submit(bytesOf(letter));
    await vans.as(referenceSystem).mailbox(10_000);
  }
  await using vans = await sampleVans({ ...state(outputDir), conversion });
  const receipt = positiveReceipt(converted, { now: moment, newId: randomUUID });
  await vans.as(referenceSystem).submit(bytesOf(receipt));
  expect(envelopeIn(await vans.as(practice).take(receipt.id))).toMatchObject({
    originalEnvelopeId: letter.id,
  });
});

test('two VANS without a state folder do not meet', async () => {
  await using one = await sampleVans();
  await using other = await sampleVans();
  await one.as(referenceSystem).submit(bytesOf(careCommunicationEnvelope()));
  expect(await waitingFor(one, municipality)).toHaveLength(1);
  expect(await waitingFor(other, municipality)).toEqual([]);
});

test('a state folder that is in use is not opened a second time', async ({}, { outputDir }) => {
  await using _first = await sampleVans(state(outputDir));
  await expect(sampleVans(state(outputDir))).rejects.toMatchObject({ code: 'state-in-use' });
});
