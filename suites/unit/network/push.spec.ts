import { setImmediate as nextTurn } from 'node:timers/promises';

import { expect, test } from '@playwright/test';

import { steerableClock } from '../../../src/clock.ts';
import type { Incoming, Outgoing } from '../../../src/network/http-message.ts';
import { listen } from '../../../src/network/listen.ts';
import { retryDelays } from '../../../src/network/retries.ts';
import { watch } from '../../../src/network/watch.ts';
import { sampleVans, type SampleVans } from './sample-vans.ts';
import {
  bytesOf,
  careCommunicationEnvelope,
  envelopeIn,
  moment,
  municipality,
  referenceSystem,
} from './sample.ts';

type Answer = (request: Incoming, count: number) => Outgoing | Promise<Outgoing>;

/** A party's own address: it answers as it is told, and keeps what it was sent. */
async function receiver(answer: Answer = () => ({ status: 200 })) {
  const requests: Incoming[] = [];
  const news = watch();
  const server = await listen((request) => {
    requests.push(request);
    news.wake();
    return answer(request, requests.length);
  });
  return {
    ...server,
    requests,
    has: (count: number) => news.until(() => requests.length >= count, AbortSignal.timeout(10_000)),
  };
}

const pushedTo = (vans: SampleVans, push: string, receipts: 'party' | 'vans' = 'vans') =>
  vans.operator.putParty({ ...municipality, delivery: { push, token: 'their-secret' }, receipts });

/** Waits for the journal to hold an event. */
async function event(vans: SampleVans, name: string, nth = 1) {
  for (let after = 0, seen = 0; ;) {
    const entries = await vans.operator.journal({ after, waitMilliseconds: 10_000 });
    expect(entries.length, `${name} in the journal`).toBeGreaterThan(0);
    for (const entry of entries) {
      after = entry.sequence;
      if (entry.event === name && ++seen === nth) return entry;
    }
  }
}

test('an envelope is posted to the party with its token, and recorded as a crossing', async () => {
  await using vans = await sampleVans();
  await using party = await receiver();
  await pushedTo(vans, `${party.url}/in`);
  const bytes = bytesOf(careCommunicationEnvelope());
  await vans.as(referenceSystem).submit(bytes);

  const entry = await event(vans, 'delivered');
  expect(party.requests).toHaveLength(1);
  expect(party.requests[0]).toMatchObject({ method: 'POST', path: '/in', body: bytes });
  expect(party.requests[0]?.headers).toMatchObject({
    authorization: 'Bearer their-secret',
    'content-type': 'application/xml',
  });
  expect(entry).toMatchObject({
    party: municipality.gln,
    direction: 'to-party',
    bytes: bytes.toString('base64'),
    transport: { by: 'http-push', status: 200 },
  });
  const [receipt] = await vans.as(referenceSystem).mailbox(5000);
  expect(envelopeIn(await vans.as(referenceSystem).take(receipt?.envelopeId ?? '')).kind).toBe(
    'positive-message',
  );
});

test('envelopes for one party are pushed one after the other, in the order in which they came', async () => {
  await using vans = await sampleVans();
  let open = 0;
  let most = 0;
  await using party = await receiver(async () => {
    most = Math.max(most, ++open);
    await nextTurn();
    open--;
    return { status: 204 };
  });
  await pushedTo(vans, party.url, 'party');
  const envelopes = Array.from({ length: 20 }, () => careCommunicationEnvelope());
  for (const envelope of envelopes) await vans.as(referenceSystem).submit(bytesOf(envelope));
  await party.has(20);
  expect(party.requests.map(({ body }) => envelopeIn(body).id)).toEqual(envelopes.map(({ id }) => id));
  expect(most).toBe(1);
});

test('a 4xx is the party refusing: the sender gets its first line in a negative receipt, and nothing is tried again', async () => {
  await using vans = await sampleVans();
  await using party = await receiver(() => ({
    status: 422,
    body: 'Kan ikke indlæses: ukendt version\nstak',
  }));
  await pushedTo(vans, party.url);
  const envelope = careCommunicationEnvelope();
  await vans.as(referenceSystem).submit(bytesOf(envelope));
  const [item] = await vans.as(referenceSystem).mailbox(5000);
  expect(envelopeIn(await vans.as(referenceSystem).take(item?.envelopeId ?? ''))).toMatchObject({
    kind: 'negative-message',
    sender: { id: municipality.gln },
    originalEnvelopeId: envelope.id,
    original: envelope.meta,
    error: { description: 'Kan ikke indlæses: ukendt version' },
  });
  expect((await vans.operator.status()).parties).toContainEqual({
    gln: municipality.gln,
    delivery: 'push',
    waiting: 0,
    failing: 0,
  });
});

const complaints: Readonly<Record<string, readonly [said: string | Buffer, told: string]>> = {
  nothing: ['', 'HTTP 400'],
  'characters that XML cannot carry': ['a\u0000b\u0007 <c>\uFFFF', 'a b <c>'],
  'bytes that are no text': [Buffer.from([0xff, 0xfe, 0x41]), '\uFFFD\uFFFDA'],
  'far too much': ['x'.repeat(100_000), 'x'.repeat(512)],
};

for (const [what, [said, told]] of Object.entries(complaints)) {
  test(`a party that refuses with ${what} still has its sender told`, async () => {
    await using vans = await sampleVans();
    await using party = await receiver(() => ({ status: 400, body: said }));
    await pushedTo(vans, party.url);
    await vans.as(referenceSystem).submit(bytesOf(careCommunicationEnvelope()));
    const [item] = await vans.as(referenceSystem).mailbox(5000);
    const receipt = envelopeIn(await vans.as(referenceSystem).take(item?.envelopeId ?? ''));
    expect(receipt).toMatchObject({ kind: 'negative-message', error: { description: told } });
  });
}

for (const status of [500, 503, 429, 302]) {
  test(`a ${status} is tried again later, with the same envelope`, async () => {
    const clock = steerableClock();
    await using vans = await sampleVans({ clock });
    await using party = await receiver((_, count) => ({ status: count === 1 ? status : 200 }));
    await pushedTo(vans, party.url);
    const bytes = bytesOf(careCommunicationEnvelope());
    await vans.as(referenceSystem).submit(bytes);
    expect(await event(vans, 'delivery-failed')).toMatchObject({
      direction: 'to-party',
      transport: { by: 'http-push', status },
      bytes: bytes.toString('base64'),
    });
    clock.advance(retryDelays[0]);
    await event(vans, 'delivered');
    expect(party.requests.map(({ body }) => body)).toEqual([bytes, bytes]);
  });
}

test('a party that cannot be reached keeps its envelopes waiting, and gets them when it gives another address', async () => {
  const clock = steerableClock();
  await using vans = await sampleVans({ clock });
  await pushedTo(vans, 'http://127.0.0.1:1/');
  const envelopes = [careCommunicationEnvelope(), careCommunicationEnvelope()];
  for (const envelope of envelopes) await vans.as(referenceSystem).submit(bytesOf(envelope));
  const failed = await event(vans, 'delivery-failed', 2);
  expect(failed.bytes).toBeUndefined();
  expect(failed.direction).toBeUndefined();
  expect(failed.transport).toEqual({
    by: 'http-push',
    problem: 'POST http://127.0.0.1:1/: nothing listens there',
  });
  for (const [index, delay] of retryDelays.entries()) {
    clock.advance(delay);
    await event(vans, 'delivery-failed', 2 * (index + 2));
  }
  expect((await vans.operator.status()).parties).toContainEqual({
    gln: municipality.gln,
    delivery: 'push',
    waiting: 2,
    failing: 2,
  });

  await using party = await receiver();
  await pushedTo(vans, party.url);
  await party.has(2);
  expect(party.requests.map(({ body }) => envelopeIn(body).id)).toEqual(envelopes.map(({ id }) => id));
});

test('when one delivery succeeds, what had failed before is tried at once', async () => {
  await using vans = await sampleVans({ clock: steerableClock() });
  await using party = await receiver((_, count) => ({ status: count === 1 ? 503 : 200 }));
  await pushedTo(vans, party.url);
  const [first, second] = [careCommunicationEnvelope(), careCommunicationEnvelope()];
  await vans.as(referenceSystem).submit(bytesOf(first));
  await event(vans, 'delivery-failed');
  await vans.as(referenceSystem).submit(bytesOf(second));
  await party.has(3);
  expect(party.requests.map(({ body }) => envelopeIn(body).id)).toEqual([first.id, second.id, first.id]);
});

test('a party that does not answer in time is tried again, and the bytes count as sent', async () => {
  const silent = new AbortController();
  await using vans = await sampleVans({ pushTimeoutMs: 50 });
  await using party = await listen(async ({ signal }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => resolve());
    silent.signal.addEventListener('abort', () => resolve());
    await promise;
    return { status: 200 };
  });
  await pushedTo(vans, party.url);
  await vans.as(referenceSystem).submit(bytesOf(careCommunicationEnvelope()));
  expect(await event(vans, 'delivery-failed')).toMatchObject({
    direction: 'to-party',
    transport: { problem: expect.stringContaining('no answer within 50 ms') },
  });
  silent.abort();
});

test('mail that waits in a mailbox is pushed when the party asks for it', async () => {
  await using vans = await sampleVans();
  const envelope = careCommunicationEnvelope();
  await vans.as(referenceSystem).submit(bytesOf(envelope));
  await using party = await receiver();
  await pushedTo(vans, party.url);
  await party.has(1);
  await event(vans, 'delivered');
  expect(await vans.as(municipality).mailbox()).toEqual([]);
});

test('a delayed envelope is pushed when its time has come on the clock of the VANS', async () => {
  const clock = steerableClock();
  await using vans = await sampleVans({ clock });
  await using party = await receiver();
  await pushedTo(vans, party.url);
  await vans.operator.setFault('late', { kind: 'delay', milliseconds: 3_600_000, to: municipality.gln });
  await vans.as(referenceSystem).submit(bytesOf(careCommunicationEnvelope()));
  expect(party.requests).toHaveLength(0);
  await vans.operator.advanceClock(3_600_000);
  await party.has(1);
  expect(clock.now().getTime()).toBeGreaterThan(moment.getTime());
});
