import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { frozenClock, steerableClock } from '../../../src/clock.ts';
import { startConversion } from '../../../src/conversion/conversion.ts';
import { acknowledge } from '../../../src/message/acknowledge.ts';
import { documentInformation } from '../../../src/message/document-kinds.ts';
import type { MessageEnvelope, ReceiptEnvelope } from '../../../src/message/envelope.ts';
import { positiveReceipt } from '../../../src/message/envelope-receipt.ts';
import { readFhirMessage } from '../../../src/message/read-fhir.ts';
import { readLetter } from '../../../src/message/read-letter.ts';
import { messageEnvelope } from '../../../src/message/write-envelope.ts';
import { writeFhir } from '../../../src/message/write-fhir.ts';
import { conversionClient } from '../../../src/network/conversion-client.ts';
import type { ConversionPort } from '../../../src/network/conversion-port.ts';
import { startConversionServer } from '../../../src/network/conversion-server.ts';
import { loadDirectory } from '../../../src/network/directory.ts';
import { httpCall } from '../../../src/network/http-call.ts';
import type { PartyClient } from '../../../src/network/party-client.ts';
import { retryDelays } from '../../../src/network/retries.ts';
import { memoryCorrelationStore } from '../conversion/memory-correlation-store.ts';
import { directoryFile, sampleVans } from './sample-vans.ts';
import {
  bytesOf,
  careCommunicationEnvelope,
  envelopeIn,
  letterEnvelope,
  moment,
  practice,
  referenceSystem,
} from './sample.ts';

const directory = loadDirectory(directoryFile);

function lookup(gln: string) {
  const entry = directory.find(gln);
  return entry && { ...entry, formats: entry.receives.map(({ type }) => type) };
}

function conversion(): ConversionPort {
  const clock = frozenClock(moment);
  return startConversion({ clock, store: memoryCorrelationStore(clock), lookup });
}

async function takeNext(party: PartyClient) {
  const [item] = await party.mailbox(10_000);
  return envelopeIn(await party.take(item?.envelopeId ?? 'nothing'));
}

async function kindsFor(party: PartyClient) {
  const bytes = await Promise.all((await party.mailbox()).map(({ envelopeId }) => party.fetch(envelopeId)));
  return bytes.map((one) => envelopeIn(one).kind);
}

const newId = () => crypto.randomUUID();

test('a letter reaches a receiver of FHIR as a message, and its acknowledgement comes back as a letter', async () => {
  await using vans = await sampleVans({ conversion: conversion() });
  const letter = letterEnvelope({ from: practice, to: referenceSystem });
  expect(await vans.as(practice).submit(bytesOf(letter))).toMatchObject({ outcome: 'accepted' });

  const system = vans.as(referenceSystem);
  const converted = (await takeNext(system)) as MessageEnvelope;
  expect(converted.meta.document).toMatchObject({ format: 'HL7', name: 'MCM:FDIS91#other' });
  expect(converted).toMatchObject({ sender: letter.sender, receiver: letter.receiver });
  expect(converted.id).not.toBe(letter.id);

  const { message } = readFhirMessage(converted.data);
  const answer = acknowledge(message?.bundle ?? { resourceType: 'Bundle' }, {
    code: 'ok',
    now: moment,
    newId,
  });
  const acknowledgement = messageEnvelope({
    sender: referenceSystem.gln,
    receiver: practice.gln,
    document: documentInformation('acknowledgement', 'ok'),
    mime: 'application/fhir+json',
    data: writeFhir(answer, 'json'),
    now: moment,
    newId,
  });
  await system.submit(bytesOf(acknowledgement));
  const back = (await takeNext(vans.as(practice))) as MessageEnvelope;
  expect(readLetter(back.data).letter).toMatchObject({ name: 'XCTL03', originalEnvelopeId: 'K20261120A' });

  const told = (await vans.journal()).filter(({ event }) => event === 'converted').map(({ text }) => text);
  expect(told).toEqual([
    expect.stringMatching(/^converted into MCM:FDIS91#other(?:, [A-Z_]+)*$/u),
    expect.stringMatching(/^converted into MCM:XCTL03(?:, [A-Z_]+)*$/u),
  ]);
});

test('the receipt for what conversion made answers the envelope that was sent', async () => {
  await using vans = await sampleVans({ conversion: conversion() });
  const letter = letterEnvelope({ from: practice, to: referenceSystem });
  await vans.as(practice).submit(bytesOf(letter));
  const converted = (await takeNext(vans.as(referenceSystem))) as MessageEnvelope;
  await vans.as(referenceSystem).submit(bytesOf(positiveReceipt(converted, { now: moment, newId })));
  expect(await takeNext(vans.as(practice))).toMatchObject({
    kind: 'positive-message',
    originalEnvelopeId: letter.id,
    original: letter.meta,
  });
});

test('the VANS answers for the receiver of what conversion made, once and about the original', async () => {
  await using vans = await sampleVans({ conversion: conversion() });
  const original = careCommunicationEnvelope({ from: referenceSystem, to: practice });
  await vans.as(referenceSystem).submit(bytesOf(original));
  const converted = (await takeNext(vans.as(practice))) as MessageEnvelope;
  expect(converted.meta.document.name).toBe('MCM:XDIS91');
  const receipt = (await takeNext(vans.as(referenceSystem))) as ReceiptEnvelope;
  expect(receipt).toMatchObject({
    kind: 'positive-message',
    originalEnvelopeId: original.id,
    original: original.meta,
  });
  expect(await vans.as(referenceSystem).mailbox()).toEqual([]);
});

const outcomes: Readonly<
  Record<
    string,
    readonly [
      port: ConversionPort['convert'],
      text: string,
      toSystem: string | undefined,
      toSender: string | undefined,
    ]
  >
> = {
  forward: [
    async () => ({ kind: 'forward', reason: 'no record' }),
    'forwarded as it is: no record',
    'message',
    undefined,
  ],
  refused: [
    async () => ({ kind: 'refused', code: 8, description: 'Ugyldig' }),
    'refused: Ugyldig',
    undefined,
    'message',
  ],
  ignored: [
    async () => ({ kind: 'ignored', reason: 'a duplicate' }),
    'ignored: a duplicate',
    undefined,
    undefined,
  ],
};

for (const [kind, [convert, text, toReceiver, toSender]] of Object.entries(outcomes)) {
  test(`an envelope that the conversion answers with ${kind} goes where it should`, async () => {
    await using vans = await sampleVans({ conversion: { convert } });
    const letter = letterEnvelope({ from: practice, to: referenceSystem });
    await vans.as(practice).submit(bytesOf(letter));
    const entries = await vans.operator.journal({ after: 1, waitMilliseconds: 10_000 });
    expect(entries.find(({ event }) => event === 'converted')?.text).toBe(text);
    expect(await kindsFor(vans.as(referenceSystem))).toEqual(toReceiver ? [toReceiver] : []);
    expect(await kindsFor(vans.as(practice))).toEqual(toSender ? [toSender] : []);
  });
}

test('a conversion in a process of its own gives what the one in this process gives', async () => {
  await using server = await startConversionServer({ conversion: conversion() });
  const remote = conversionClient(`${server.url}/`);
  const request = {
    envelope: letterEnvelope({ from: practice, to: referenceSystem }),
    receiverFormats: ['FDIS91', 'FCTL'],
  };
  const [near, far] = await Promise.all([conversion().convert(request), remote.convert(request)]);
  const shape = (outcome: typeof near) =>
    outcome.kind === 'converted'
      ? {
          ...outcome,
          envelopes: outcome.envelopes.map((one) =>
            one.kind === 'message' ? one.meta.document.name : one.kind,
          ),
        }
      : outcome;
  expect(near.kind).toBe('converted');
  expect(shape(far)).toEqual(shape(near));
});

test('a conversion service refuses what is no request of its own', async () => {
  await using server = await startConversionServer({ conversion: conversion() });
  const envelope = Buffer.from('hello').toString('base64');
  for (const body of ['', '{}', JSON.stringify({ envelope, receiverFormats: [] })]) {
    const answer = await httpCall({ method: 'POST', url: `${server.url}/v1/conversions`, body });
    expect(answer.status).toBe(400);
  }
  expect((await httpCall({ method: 'GET', url: `${server.url}/health` })).status).toBe(200);
});

test('while the conversion service is away its work is kept, and done in order when it is back', async () => {
  const clock = steerableClock();
  const down = await startConversionServer({ conversion: conversion() });
  await down[Symbol.asyncDispose]();
  await using vans = await sampleVans({ clock, conversion: conversionClient(down.url) });
  const letters = [
    letterEnvelope({ from: practice, to: referenceSystem }),
    letterEnvelope({ from: practice, to: referenceSystem }),
  ];
  await vans.as(practice).submit(bytesOf(letters[0] ?? letterEnvelope()));
  await expect
    .poll(async () => (await vans.operator.status()).conversionProblem)
    .toContain('nothing listens there');
  expect(await vans.operator.status()).toMatchObject({ conversions: 1 });

  await using _up = await startConversionServer({ conversion: conversion(), port: down.port });
  clock.advance(retryDelays[0]);
  const made = (await takeNext(vans.as(referenceSystem))) as MessageEnvelope;
  expect(made.meta.document.name).toBe('MCM:FDIS91#other');
  expect(await vans.operator.status()).not.toHaveProperty('conversionProblem');
});

test('what waited for the conversion service when the VANS stopped is converted after the restart', async ({}, {
  outputDir,
}) => {
  const stateDir = join(outputDir, 'vans');
  {
    const away = { convert: () => Promise.reject(new Error('away')) };
    await using vans = await sampleVans({ stateDir, conversion: away });
    await vans.as(practice).submit(bytesOf(letterEnvelope({ from: practice, to: referenceSystem })));
  }
  await using vans = await sampleVans({ stateDir, conversion: conversion() });
  expect(((await takeNext(vans.as(referenceSystem))) as MessageEnvelope).meta.document.name).toBe(
    'MCM:FDIS91#other',
  );
});

test('a letter whose conversion answered into a broken line is delivered all the same, and once', async () => {
  const clock = steerableClock();
  const port = conversion();
  let lost = 1;
  const convert: ConversionPort['convert'] = async (request) => {
    const answer = await port.convert(request);
    if (lost-- > 0) throw new Error('the answer was lost');
    return answer;
  };
  await using vans = await sampleVans({ clock, conversion: { convert } });
  await vans.as(practice).submit(bytesOf(letterEnvelope({ from: practice, to: referenceSystem })));
  await expect
    .poll(async () => (await vans.operator.status()).conversionProblem)
    .toContain('the answer was lost');
  clock.advance(retryDelays[0]);
  const system = vans.as(referenceSystem);
  const made = (await takeNext(system)) as MessageEnvelope;
  expect(made.meta.document.name).toBe('MCM:FDIS91#other');
  expect(await system.mailbox()).toEqual([]);
});
