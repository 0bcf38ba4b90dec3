import { expect, test } from '@playwright/test';

import { frozenClock } from '../../../src/clock.ts';
import { httpCall } from '../../../src/network/http-call.ts';
import { sampleVans } from './sample-vans.ts';
import {
  bytesOf,
  careCommunicationEnvelope,
  envelopeIn,
  letterEnvelope,
  moment,
  municipality,
  nobody,
  practice,
  referenceSystem,
} from './sample.ts';

test('the journal tells in order what crossed the wire and what was decided', async () => {
  await using vans = await sampleVans({ clock: frozenClock(moment) });
  const envelope = careCommunicationEnvelope();
  const bytes = bytesOf(envelope);
  await vans.as(referenceSystem).submit(bytes);
  await vans.as(municipality).take(envelope.id);
  const entries = await vans.journal();
  expect(entries.map(({ sequence, event, party, direction }) => [sequence, event, party, direction])).toEqual(
    [
      [1, 'submitted', referenceSystem.gln, 'from-party'],
      [2, 'queued', municipality.gln, undefined],
      [3, 'fetched', municipality.gln, 'to-party'],
      [4, 'delivered', municipality.gln, undefined],
      [5, 'queued', referenceSystem.gln, undefined],
    ],
  );
  expect(entries[0]).toEqual({
    sequence: 1,
    at: moment.toISOString(),
    event: 'submitted',
    party: referenceSystem.gln,
    direction: 'from-party',
    envelopeId: envelope.id,
    bytes: bytes.toString('base64'),
    transport: { by: 'http-post', status: 202 },
    outcome: { accepted: true },
  });
  const crossings = entries.filter((entry) => entry.direction !== undefined);
  expect(crossings.map((entry) => entry.bytes)).toEqual([bytes.toString('base64'), bytes.toString('base64')]);
  expect(await vans.operator.journal({ after: 3 })).toEqual(entries.slice(3));
  expect(await vans.operator.journalEnd()).toBe(5);
});

test('a reader of the journal waits for what comes next, and can be woken', async () => {
  await using vans = await sampleVans();
  const next = vans.operator.journal({ after: 0, waitMilliseconds: 30_000 });
  await vans.as(referenceSystem).submit(bytesOf(careCommunicationEnvelope()));
  expect((await next).at(0)?.event).toBe('submitted');

  const end = await vans.operator.journalEnd();
  const never = vans.operator.journal({ after: end, waitMilliseconds: 30_000 });
  await vans.operator.wakeJournal();
  expect(await never).toEqual([]);
});

test('a lost envelope is accepted and never delivered, and the journal says which rule it was', async () => {
  await using vans = await sampleVans();
  await vans.operator.setFault('lost', {
    kind: 'drop',
    to: municipality.gln,
    documentName: 'MCM:FDIS91',
    first: 1,
  });
  const [first, second] = [careCommunicationEnvelope(), careCommunicationEnvelope()];
  for (const envelope of [first, second])
    expect(await vans.as(referenceSystem).submit(bytesOf(envelope))).toMatchObject({ outcome: 'accepted' });
  const waiting = await vans.as(municipality).mailbox();
  expect(waiting.map(({ envelopeId }) => envelopeId)).toEqual([second.id]);
  expect((await vans.journal()).find(({ event }) => event === 'fault')).toMatchObject({
    party: municipality.gln,
    envelopeId: first.id,
    text: 'rule lost',
  });
  expect((await vans.operator.status()).faults).toHaveProperty('lost');
  await vans.operator.clearFaults();
  expect((await vans.operator.status()).faults).toEqual({});
});

test('a duplicated envelope is taken twice', async () => {
  await using vans = await sampleVans();
  await vans.operator.setFault('twice', { kind: 'duplicate', to: municipality.gln });
  const envelope = careCommunicationEnvelope();
  await vans.as(referenceSystem).submit(bytesOf(envelope));
  const receiver = vans.as(municipality);
  expect((await receiver.mailbox()).map(({ envelopeId }) => envelopeId)).toEqual([envelope.id, envelope.id]);
  for (let copy = 0; copy < 2; copy++) expect(await receiver.take(envelope.id)).toEqual(bytesOf(envelope));
  expect(await receiver.mailbox()).toEqual([]);
});

test('a reordered envelope comes after the next one; without a next one it comes when faults are cleared', async () => {
  await using vans = await sampleVans();
  await vans.operator.setFault('swap', { kind: 'reorder', to: municipality.gln });
  const [first, second, third] = Array.from({ length: 3 }, () => careCommunicationEnvelope());
  const ids = async () => (await vans.as(municipality).mailbox()).map(({ envelopeId }) => envelopeId);
  for (const envelope of [first, second, third])
    if (envelope) await vans.as(referenceSystem).submit(bytesOf(envelope));
  expect(await ids()).toEqual([second?.id, first?.id]);
  await vans.operator.clearFaults();
  expect(await ids()).toEqual([second?.id, first?.id, third?.id]);
});

test('a corrupted envelope reaches the receiver and the record in the same state', async () => {
  await using vans = await sampleVans();
  await vans.operator.setFault('half', { kind: 'corrupt', how: 'truncated', to: municipality.gln });
  const envelope = careCommunicationEnvelope();
  await vans.as(referenceSystem).submit(bytesOf(envelope));
  const half = bytesOf(envelope).subarray(0, bytesOf(envelope).length >> 1);
  expect(await vans.as(municipality).take(envelope.id)).toEqual(half);
  const fetched = (await vans.journal()).find(({ event }) => event === 'fetched');
  expect(fetched?.bytes).toBe(half.toString('base64'));
});

test('a receipt can be lost while the message gets through', async () => {
  await using vans = await sampleVans();
  await vans.operator.setFault('no-receipts', { kind: 'drop', carries: 'receipt' });
  const envelope = careCommunicationEnvelope();
  await vans.as(referenceSystem).submit(bytesOf(envelope));
  await vans.as(municipality).take(envelope.id);
  expect(await vans.as(referenceSystem).mailbox()).toEqual([]);
});

for (const [by, kind, from] of [
  ['receiver', 'negative-message', municipality.gln],
  ['vans', 'negative-vans', 'PROEVESTEN'],
] as const) {
  test(`the network can refuse in the name of the ${by}`, async () => {
    await using vans = await sampleVans();
    await vans.operator.setFault('no', { kind: 'negative-receipt', by, code: 8, description: 'Afvist' });
    const envelope = careCommunicationEnvelope();
    await vans.as(referenceSystem).submit(bytesOf(envelope));
    const [item] = await vans.as(referenceSystem).mailbox(5000);
    expect(envelopeIn(await vans.as(referenceSystem).take(item?.envelopeId ?? ''))).toMatchObject({
      kind,
      sender: { id: from },
      originalEnvelopeId: envelope.id,
      error: { code: 8, description: 'Afvist' },
    });
    expect(await vans.as(municipality).mailbox()).toEqual([]);
  });
}

test('a party can be registered while the VANS runs, and what waited for it is there', async () => {
  await using vans = await sampleVans();
  const renewed = { ...municipality, token: 'another-token' };
  const envelope = careCommunicationEnvelope();
  await vans.as(referenceSystem).submit(bytesOf(envelope));
  await vans.operator.putParty({ ...renewed, delivery: 'mailbox', receipts: 'party' });
  await expect(vans.as(municipality).mailbox()).rejects.toMatchObject({ code: 'vans-refused' });
  expect(await vans.as(renewed).take(envelope.id)).toEqual(bytesOf(envelope));
  expect((await vans.operator.status()).refusedTokens).toBe(1);
});

const refusals: Readonly<
  Record<string, readonly [path: string, method: string, body: string, answer: string]>
> = {
  'a party of an unknown organisation': [
    `/operator/parties/${nobody}`,
    'PUT',
    '{"token":"t","delivery":"mailbox","receipts":"vans"}',
    `404 not found: ${nobody} is not among the organisations of the directory`,
  ],
  'a token that another party has': [
    `/operator/parties/${practice.gln}`,
    'PUT',
    `{"token":"${municipality.token}","delivery":"mailbox","receipts":"vans"}`,
    '409 token taken: another party has this token: give each its own',
  ],
  'a rule that is none': [
    '/operator/faults/x',
    'PUT',
    '{"kind":"drop","too":"x"}',
    '400 not valid: the body: Unrecognized key: "too"',
  ],
  'something that is no JSON': ['/operator/faults/x', 'PUT', '{', '400 not JSON: the body is not JSON'],
  'a clock that goes back': [
    '/operator/clock',
    'POST',
    '{"advanceMilliseconds":-1}',
    '400 not valid: advanceMilliseconds: Too small: expected number to be >=0',
  ],
};

for (const [what, [path, method, body, answer]] of Object.entries(refusals)) {
  test(`${what} is refused: ${answer.slice(0, 3)}`, async () => {
    await using vans = await sampleVans();
    const { status, body: said } = await httpCall({
      method,
      url: vans.url + path,
      body,
      token: vans.operatorToken,
    });
    const { title, detail } = JSON.parse(said.toString());
    expect(`${status} ${title}: ${detail}`).toBe(answer);
  });
}

test('what the conversion service would have to convert is refused where there is none', async () => {
  await using vans = await sampleVans();
  const answer = await vans.as(practice).submit(bytesOf(letterEnvelope()));
  expect(answer).toMatchObject({ outcome: 'refused', code: 2 });
});

test('the status says when a party last asked for its mailbox, and nothing of one that has not', async () => {
  await using vans = await sampleVans({ clock: frozenClock(moment) });
  const askedAt = async () =>
    (await vans.operator.status()).parties.find(({ gln }) => gln === municipality.gln)?.askedAt;
  expect(await askedAt()).toBeUndefined();
  await httpCall({ method: 'GET', url: `${vans.url}/v1/mailbox`, token: 'a-guess' });
  expect(await askedAt()).toBeUndefined();
  await vans.as(municipality).mailbox();
  expect(await askedAt()).toBe(moment.toISOString());
  await vans.operator.advanceClock(1000);
  await vans.as(municipality).mailbox();
  expect(await askedAt()).toBe(new Date(moment.getTime() + 1000).toISOString());
});
