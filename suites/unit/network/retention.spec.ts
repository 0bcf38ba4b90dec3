import { randomUUID } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { frozenClock } from '../../../src/clock.ts';
import type { MessageEnvelope } from '../../../src/message/envelope.ts';
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

const day = 24 * 60 * 60 * 1000;

/** A VANS whose journal is kept for ten days, with a clock that goes on from one start to the next. */
function lasting(folder: string) {
  const stateDir = join(folder, 'vans');
  const clock = frozenClock(moment);
  return {
    clock,
    stateDir,
    start: (options = {}) => sampleVans({ stateDir, clock, keepDays: 10, ...options }),
    files: async () => (await readdir(stateDir)).filter((name) => name.endsWith('.journal')),
    /** A day at a time, each with a request at its end that leaves nothing behind but an entry: in the file of that day. */
    days: async (count: number, vans: SampleVans) => {
      for (let passed = 0; passed < count; passed++) {
        await vans.operator.advanceClock(day - 1);
        await expect(vans.as(municipality).submit(Buffer.from('hello'))).rejects.toThrow('400');
        await vans.operator.advanceClock(2);
      }
    },
  };
}

async function exchanged(vans: SampleVans) {
  const envelope = careCommunicationEnvelope();
  await vans.as(referenceSystem).submit(bytesOf(envelope));
  await vans.as(municipality).take(envelope.id);
  for (const { envelopeId } of await vans.as(referenceSystem).mailbox())
    await vans.as(referenceSystem).take(envelopeId);
  return envelope;
}

test('what everybody has taken leaves the disk when it is older than the retention', async ({}, {
  outputDir,
}) => {
  const { start, days, files } = lasting(outputDir);
  await using vans = await start();
  await exchanged(vans);
  await days(10, vans);
  expect(await files()).toContain('000001.journal');
  await days(2, vans);
  await expect.poll(files).not.toContain('000001.journal');
  const entries = await vans.journal();
  expect(entries[0]?.sequence).toBeGreaterThan(5);
  expect(entries.at(-1)?.sequence).toBe((await vans.operator.status()).journalEnd);
});

test('an identifier is known though its envelope has left the journal, also after a restart', async ({}, {
  outputDir,
}) => {
  const { start, days, files } = lasting(outputDir);
  let envelope;
  {
    await using vans = await start();
    envelope = await exchanged(vans);
    await days(12, vans);
    await expect.poll(files).not.toContain('000001.journal');
    expect((await vans.as(referenceSystem).submit(bytesOf(envelope))).warnings).toHaveLength(1);
  }
  await using vans = await start();
  expect((await vans.as(referenceSystem).submit(bytesOf(envelope))).warnings).toHaveLength(1);
  const other = { ...careCommunicationEnvelope(), id: envelope.id };
  expect(await vans.as(referenceSystem).submit(bytesOf(other))).toMatchObject({ code: 9 });
  expect(await vans.as(municipality).mailbox()).toEqual([]);
});

test('what waits is kept however old, while the files around it go, also across restarts', async ({}, {
  outputDir,
}) => {
  const { start, days, files } = lasting(outputDir);
  const waiting = careCommunicationEnvelope();
  let taken;
  {
    await using vans = await start();
    taken = await exchanged(vans);
    await vans.as(referenceSystem).submit(bytesOf(waiting));
    await days(2, vans);
    await exchanged(vans);
    await days(14, vans);
    await expect.poll(files).not.toContain('000002.journal');
    expect(await files()).toContain('000001.journal');
  }
  {
    await using vans = await start();
    const [only, ...rest] = await vans.as(municipality).mailbox();
    expect([only?.envelopeId, rest]).toEqual([waiting.id, []]);
    expect(await vans.as(municipality).take(waiting.id)).toEqual(bytesOf(waiting));
    await days(1, vans);
    await expect.poll(files).not.toContain('000001.journal');
  }
  await using vans = await start();
  expect(await vans.as(municipality).mailbox()).toEqual([]);
  expect((await vans.as(referenceSystem).submit(bytesOf(taken))).warnings).toHaveLength(1);
});

test('a letter that waits for the conversion is kept however old, and converted in the end', async ({}, {
  outputDir,
}) => {
  const { start, days, files } = lasting(outputDir);
  const letter = letterEnvelope({ from: practice, to: referenceSystem });
  const converted = careCommunicationEnvelope({ from: practice, to: referenceSystem });
  {
    const away = { convert: () => Promise.reject(new Error('away')) };
    await using vans = await start({ conversion: away });
    await vans.as(practice).submit(bytesOf(letter));
    await days(12, vans);
    await expect.poll(files).not.toContain('000002.journal');
  }
  const conversion = {
    convert: async () => ({ kind: 'converted', envelopes: [converted], losses: [] }) as const,
  };
  {
    await using vans = await start({ conversion });
    const [item] = await vans.as(referenceSystem).mailbox(10_000);
    await vans.as(referenceSystem).take(item?.envelopeId ?? '');
    await days(12, vans);
    await expect.poll(files).not.toContain('000001.journal');
  }
  await using vans = await start({ conversion });
  const receipt = positiveReceipt(converted, { now: moment, newId: randomUUID });
  await vans.as(referenceSystem).submit(bytesOf(receipt));
  const answered = envelopeIn(await vans.as(practice).take(receipt.id));
  expect(answered, 'the original is still known').toMatchObject({ originalEnvelopeId: letter.id });
});

test('an entry whose bytes went with an older file is told without them', async ({}, { outputDir }) => {
  const { start, days, files } = lasting(outputDir);
  await using vans = await start();
  const late = careCommunicationEnvelope();
  await vans.as(referenceSystem).submit(bytesOf(late));
  await days(8, vans);
  await vans.as(municipality).take(late.id);
  await days(5, vans);
  await expect.poll(files).not.toContain('000001.journal');
  const fetched = (await vans.journal()).find(({ event }) => event === 'fetched');
  expect(fetched).toMatchObject({ envelopeId: late.id, direction: 'to-party' });
  expect(fetched).not.toHaveProperty('bytes');
});

test('a checkpoint that is damaged is told, and nothing is lost by starting', async ({}, { outputDir }) => {
  const { start, stateDir, files } = lasting(outputDir);
  {
    await using vans = await start();
    await vans.as(referenceSystem).submit(bytesOf(careCommunicationEnvelope()));
  }
  await writeFile(join(stateDir, 'checkpoint.json'), '{"sequence":');
  await expect(start()).rejects.toMatchObject({ code: 'journal-damaged' });
  expect(await files()).toEqual(['000001.journal']);
});

test('half a checkpoint that a crash left beside is not read', async ({}, { outputDir }) => {
  const { start, stateDir } = lasting(outputDir);
  let waiting: MessageEnvelope;
  {
    await using vans = await start();
    waiting = careCommunicationEnvelope();
    await vans.as(referenceSystem).submit(bytesOf(waiting));
  }
  await writeFile(join(stateDir, 'checkpoint.json.part'), '{"sequence":');
  await using vans = await start();
  expect(await vans.as(municipality).take(waiting.id)).toEqual(bytesOf(waiting));
});
