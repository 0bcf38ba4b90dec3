import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { frozenClock } from '../../../src/clock.ts';
import type { ResponseCode } from '../../../src/message/acknowledgement.ts';
import {
  negativeReceipt,
  negativeVansReceipt,
  positiveReceipt,
} from '../../../src/message/envelope-receipt.ts';
import { writeEnvelope } from '../../../src/message/write-envelope.ts';
import {
  aDraft,
  aMessage,
  anAnswer,
  communications,
  headerOfFirst,
  municipality,
  own,
  startBench,
  startOfTest,
  type Bench,
} from './bench.ts';

const halfAnHour = 30 * 60_000;
const newId = randomUUID;

test('a message that nobody acknowledges is sent again three times, and then the user is told', async () => {
  await using bench = await startBench();
  await bench.driver.send({ action: 'new', draft: aDraft() });
  await bench.driver.advanceClock(halfAnHour - 1);
  expect(await bench.sent()).toHaveLength(1);
  await bench.driver.advanceClock(1);
  expect(await bench.sent()).toHaveLength(2);
  await bench.driver.advanceClock(10 * halfAnHour);

  const sent = await bench.sent();
  expect(sent).toHaveLength(4);
  const different = (of: (one: (typeof sent)[number]) => unknown) => new Set(sent.map(of)).size;
  expect(different(({ envelope }) => envelope.id)).toBe(4);
  expect(different(({ bundle }) => bundle['id'])).toBe(4);
  expect(different(({ envelope }) => envelope.meta.identifier)).toBe(1);
  const cares = await communications(bench);
  expect(new Set(cares.map(({ headerId }) => headerId)).size).toBe(1);
  expect(cares.map(({ segments }) => segments)).toEqual(cares.map(() => cares[0]?.segments));
  expect(await bench.driver.outbox()).toEqual([
    {
      messageId: cares[0]?.headerId,
      state: 'failed',
      attempts: 4,
      notice: 'not acknowledged, although it was sent 4 times',
    },
  ]);
});

test('an acknowledged message is not sent again', async () => {
  await using bench = await startBench();
  await sendAndAnswer(bench, 'ok');
  await bench.driver.advanceClock(4 * halfAnHour);

  expect(await bench.sent()).toHaveLength(1);
  expect(await bench.driver.outbox()).toMatchObject([{ state: 'acknowledged', attempts: 1 }]);
});

test('a refused message is not sent again, and the user reads why', async () => {
  await using bench = await startBench();
  await sendAndAnswer(bench, 'fatal-error');
  await bench.driver.advanceClock(4 * halfAnHour);

  expect(await bench.sent()).toHaveLength(1);
  expect(await bench.driver.outbox()).toMatchObject([
    { state: 'failed', notice: 'the receiver refused it: Postkassen er lukket' },
  ]);
});

test('after a technical fault of the receiver the message is sent again, and the latest answer counts', async () => {
  await using bench = await startBench();
  const first = await sendAndAnswer(bench, 'transient-error');
  expect(await bench.driver.outbox()).toMatchObject([
    { state: 'waiting-for-retry', notice: expect.stringContaining('Postkassen er lukket') },
  ]);
  await bench.driver.advanceClock(halfAnHour);
  expect(await bench.driver.outbox()).toMatchObject([{ state: 'awaiting', attempts: 2 }]);
  await bench.deliver(anAnswer(first, 'ok'));

  const [shown] = await bench.driver.outbox();
  expect(shown).toEqual({ messageId: await headerOfFirst(bench), state: 'acknowledged', attempts: 2 });
});

test('the first final acknowledgement counts, and a second one is logged', async () => {
  await using bench = await startBench();
  const message = await sendAndAnswer(bench, 'ok');
  await bench.deliver(anAnswer(message, 'fatal-error'));

  expect(await bench.driver.outbox()).toMatchObject([{ state: 'acknowledged' }]);
  expect(bench.log).toContainEqual(expect.stringContaining('acknowledged once more, with fatal-error'));
});

test('an acknowledgement that comes after the message was given up is still linked', async () => {
  await using bench = await startBench();
  await bench.driver.send({ action: 'new', draft: aDraft() });
  await bench.driver.advanceClock(10 * halfAnHour);
  const [sent] = await bench.sent();
  await bench.deliver(anAnswer(sent!.bundle, 'ok'));

  expect(await bench.driver.outbox()).toMatchObject([{ state: 'acknowledged', attempts: 4 }]);
});

test('an acknowledgement of something that was never sent is ignored and logged', async () => {
  await using bench = await startBench();
  expect(await bench.deliver(anAnswer(aMessage(), 'ok'))).toBe(202);

  expect(await bench.driver.outbox()).toEqual([]);
  expect(bench.log).toContainEqual(expect.stringContaining('an acknowledgement was ignored'));
});

const error = { code: 1, description: 'Ukendt modtager' };

for (const by of ['the network', 'the receiving system'] as const) {
  test(`a negative receipt of ${by} is shown to the user, and ends the resends`, async () => {
    await using bench = await startBench();
    await bench.driver.send({ action: 'new', draft: aDraft() });
    const [sent] = await bench.sent();
    const answering = { now: startOfTest, newId };
    const receipt =
      by === 'the network'
        ? negativeVansReceipt({
            ...answering,
            error,
            sender: { id: 'PROEVESTEN', type: 'VANS' },
            receiver: { id: own.gln, type: 'EAN' },
            originalEnvelopeId: sent!.envelope.id.toUpperCase(),
          })
        : negativeReceipt(sent!.envelope, { ...answering, error });
    expect((await bench.post(writeEnvelope(receipt))).status).toBe(202);
    await bench.driver.advanceClock(4 * halfAnHour);

    expect(await bench.sent()).toHaveLength(1);
    expect(await bench.driver.outbox()).toMatchObject([
      { state: 'failed', notice: 'the network could not deliver it: Ukendt modtager' },
    ]);
  });
}

test('a positive receipt of the envelope is no acknowledgement of the message', async () => {
  await using bench = await startBench();
  await bench.driver.send({ action: 'new', draft: aDraft() });
  const [sent] = await bench.sent();
  await bench.post(writeEnvelope(positiveReceipt(sent!.envelope, { now: startOfTest, newId })));

  expect(await bench.driver.outbox()).toMatchObject([{ state: 'awaiting' }]);
});

test('a system that is started again knows its messages and goes on waiting', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'proevesten-system-'));
  const clock = frozenClock(startOfTest);
  const message = aMessage({
    attachments: [{ title: 'Foto', contentType: 'image/png', data: 'iVBORw0KGgo=' }],
  });
  try {
    {
      await using before = await startBench({ stateDir, clock });
      await before.driver.send({ action: 'new', draft: aDraft() });
      await before.deliver(message);
      await before.sent();
    }
    await using after = await startBench({ stateDir, clock });
    expect(await after.driver.outbox()).toMatchObject([{ state: 'awaiting', attempts: 1 }]);
    const [shown] = await after.driver.inbox();
    expect(shown?.segments[1]?.sha256).toMatch(/^[0-9a-f]{64}$/u);
    await after.deliver(message);
    await after.driver.advanceClock(halfAnHour);

    const names = (await after.sent()).map(({ envelope }) => envelope.meta.document.name);
    expect(names).toEqual(['MCM:FCTL#ok', 'MCM:FDIS91#other']);
    expect(await after.driver.inbox()).toHaveLength(1);
  } finally {
    rmSync(stateDir, { recursive: true });
  }
});

/** Sends a message, has it answered by its receiver, and gives the message. */
async function sendAndAnswer(bench: Bench, code: ResponseCode) {
  await bench.driver.send({ action: 'new', draft: aDraft({ receiverGln: municipality.gln }) });
  const [sent] = await bench.sent();
  const issue = { severity: 'error', code: 'processing', text: 'Postkassen er lukket' } as const;
  await bench.deliver(anAnswer(sent!.bundle, code, code === 'ok' ? [] : [issue]));
  return sent!.bundle;
}
