import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { frozenClock } from '../../../src/clock.ts';
import { type CorrelationStore, openCorrelationStore } from '../../../src/conversion/correlation-store.ts';
import type { ConversionOutcome } from '../../../src/conversion/outcome.ts';
import { writeOutcome } from '../../../src/conversion/written-outcome.ts';
import { acknowledge } from '../../../src/message/acknowledge.ts';
import { writeFhir } from '../../../src/message/write-fhir.ts';
import { fixedIds } from '../message/message-samples.ts';
import { choices, letter } from './generate.ts';
import { memoryCorrelationStore } from './memory-correlation-store.ts';
import { bundleOf, messageOf, receiptOf, service, type Service } from './service.ts';

const start = new Date('2026-03-02T08:30:00Z');
const said = { ...letter(choices(3)), positiveReceiptWanted: true };
const envelope = { id: '2f1c9a54-0d3e-4a7b-8c61-5e2d7f90ab01' };
const another = { id: '2f1c9a54-0d3e-4a7b-8c61-5e2d7f90ab02' };

/** The very bytes that go out, with every identifier in them. */
const bytes = (outcome: ConversionOutcome) => writeOutcome(outcome);

test('a letter whose answer was lost is answered with the same bytes, also later', async () => {
  const it = service();
  const first = await it.letter(said, envelope);
  it.clock.advance(60_000);
  const second = await it.letter(said, envelope);
  expect(second.kind).toBe('converted');
  expect(bytes(second)).toEqual(bytes(first));
});

test('the same letter in another envelope is a duplicate, and so is that envelope again', async () => {
  const it = service();
  await it.letter(said, envelope);
  const duplicate = await it.letter(said, another);
  expect(duplicate).toMatchObject({ kind: 'ignored' });
  expect(await it.letter(said, another)).toEqual(duplicate);
});

test('another letter in an envelope of the same identifier is converted', async () => {
  const it = service();
  const first = await it.letter(said, envelope);
  const other = { ...letter(choices(4)), letterId: 'ANOTHER' };
  const second = await it.letter(other, envelope);
  expect(messageOf(second).headerId).not.toBe(messageOf(first).headerId);
});

test('a letter that is sent again answers as it did then, though its receipt has come since', async () => {
  const it = service();
  const bundle = bundleOf(await it.letter(said, envelope));
  const resent = { ...said, envelopeId: 'RESENT' };
  const message = await it.letter(resent, another);
  await it.message(acknowledge(bundle, { code: 'ok', now: start, newId: fixedIds('ack') }));
  expect(bytes(await it.letter(resent, another))).toEqual(bytes(message));
});

test('an acknowledgement whose answer was lost is answered with the same receipt', async () => {
  const it = service();
  const bundle = bundleOf(await it.letter(said));
  const ack = writeFhir(acknowledge(bundle, { code: 'ok', now: start, newId: fixedIds('ack') }), 'xml');
  const first = await it.bytes('acknowledgement', ack, envelope);
  expect(receiptOf(first).name).toBe('XCTL03');
  expect(bytes(await it.bytes('acknowledgement', ack, envelope))).toEqual(bytes(first));
  expect(await it.bytes('acknowledgement', ack, another)).toMatchObject({ kind: 'ignored' });
});

test('what the store could not keep has not happened: the envelope is converted when it comes again', async () => {
  const clock = frozenClock(start);
  const memory = memoryCorrelationStore(clock);
  let full = true;
  const store: CorrelationStore = {
    ...memory,
    keep: (step) => (full ? Promise.reject(new Error('disk full')) : memory.keep(step)),
  };
  const it = service(store, clock);
  await expect(it.letter(said, envelope)).rejects.toThrow('disk full');
  full = false;
  expect(await it.letter(said, envelope)).toMatchObject({ kind: 'converted' });
});

test('the answer is the same after a restart', async ({}, { outputDir }) => {
  const clock = frozenClock(start);
  await mkdir(outputDir, { recursive: true });
  const path = join(outputDir, 'conversions.jsonl');
  const during = async <T>(work: (it: Service) => Promise<T>): Promise<T> => {
    await using store = await openCorrelationStore(path, clock);
    return await work(service(store, clock));
  };
  const first = await during((it) => it.letter(said, envelope));
  clock.advance(60_000);
  const second = await during((it) => it.letter(said, envelope));
  expect(bytes(second)).toEqual(bytes(first));
  expect(await during((it) => it.letter(said, another))).toMatchObject({ kind: 'ignored' });
});
