import { randomUUID } from 'node:crypto';

import { expect, test } from '@playwright/test';

import type { ReceiptEnvelope } from '../../../src/message/envelope.ts';
import { positiveReceipt } from '../../../src/message/envelope-receipt.ts';
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

/** Takes the one envelope that waits for a party. */
async function takeOne(party: {
  mailbox: (wait: number) => Promise<readonly { envelopeId: string }[]>;
  take: (id: string) => Promise<Buffer>;
}) {
  const waiting = await party.mailbox(5000);
  expect(waiting).toHaveLength(1);
  return party.take(waiting[0]?.envelopeId ?? '');
}

test('an envelope reaches its receiver byte for byte, and is gone when it has been taken', async () => {
  await using vans = await sampleVans();
  const receiver = vans.as(municipality);
  const waiting = receiver.mailbox(5000);
  const envelope = careCommunicationEnvelope();
  const answer = await vans.as(referenceSystem).submit(bytesOf(envelope));
  expect(answer).toEqual({ envelopeId: envelope.id, outcome: 'accepted', warnings: [] });

  expect(await waiting).toMatchObject([{ envelopeId: envelope.id, size: bytesOf(envelope).length }]);
  expect(await receiver.fetch(envelope.id)).toEqual(bytesOf(envelope));
  expect(await receiver.take(envelope.id)).toEqual(bytesOf(envelope));
  expect(await receiver.mailbox()).toEqual([]);
  await expect(receiver.fetch(envelope.id)).rejects.toMatchObject({
    code: 'vans-refused',
    message: `GET ${vans.url}/v1/mailbox/${envelope.id}: 404 no such envelope waits in your mailbox`,
  });
});

test('the VANS answers for a party that asked it to, once the party has the envelope', async () => {
  await using vans = await sampleVans();
  const [sender, receiver] = [vans.as(referenceSystem), vans.as(municipality)];
  const envelope = careCommunicationEnvelope();
  await sender.submit(bytesOf(envelope));
  expect(await sender.mailbox()).toEqual([]);

  await receiver.take(envelope.id);
  const receipt = envelopeIn(await takeOne(sender)) as ReceiptEnvelope;
  expect(receipt).toMatchObject({
    kind: 'positive-message',
    sender: { id: municipality.gln },
    receiver: { id: referenceSystem.gln },
    originalEnvelopeId: envelope.id,
    original: envelope.meta,
  });
  expect(receipt.id).not.toBe(envelope.id);
  expect(await receiver.mailbox()).toEqual([]);
});

test('a party that answers for itself has its receipt carried, and no receipt is answered', async () => {
  await using vans = await sampleVans();
  const [sender, receiver] = [vans.as(municipality), vans.as(referenceSystem)];
  const envelope = careCommunicationEnvelope({ from: municipality, to: referenceSystem });
  await sender.submit(bytesOf(envelope));
  await receiver.take(envelope.id);
  expect(await sender.mailbox()).toEqual([]);

  const receipt = positiveReceipt(envelope, { now: moment, newId: randomUUID });
  await receiver.submit(bytesOf(receipt));
  expect(await takeOne(sender)).toEqual(bytesOf(receipt));
  expect(await receiver.mailbox()).toEqual([]);
});

test('an unreliable envelope is not answered', async () => {
  await using vans = await sampleVans();
  const { meta, ...head } = careCommunicationEnvelope();
  const transport = {
    ...meta.transport,
    type: 'unreliable',
    transformMessage: false,
    serviceTags: meta.transport?.serviceTags ?? [],
  } as const;
  await vans.as(referenceSystem).submit(bytesOf({ ...head, meta: { ...meta, transport } }));
  await vans.as(municipality).take(head.id);
  expect(await vans.as(referenceSystem).mailbox()).toEqual([]);
});

test('what cannot be delivered is refused, and the sender of FHIR is told by a receipt of the VANS', async () => {
  await using vans = await sampleVans();
  const sender = vans.as(referenceSystem);
  const envelope = careCommunicationEnvelope({ from: referenceSystem, to: { gln: nobody } });
  expect(await sender.submit(bytesOf(envelope))).toEqual({
    envelopeId: envelope.id,
    outcome: 'refused',
    code: 1,
    description: `unknown receiver: ${nobody}`,
    warnings: [],
  });
  expect(envelopeIn(await takeOne(sender))).toMatchObject({
    kind: 'negative-vans',
    sender: { id: 'PROEVESTEN', type: 'VANS' },
    receiver: { id: referenceSystem.gln, type: 'EAN' },
    originalEnvelopeId: envelope.id,
    original: envelope.meta,
    error: { code: 1, description: `Ukendt modtager: ${nobody}` },
  });
});

test('bytes that are no envelope are refused with a receipt when its identifier is legible', async () => {
  await using vans = await sampleVans();
  const sender = vans.as(referenceSystem);
  const envelope = careCommunicationEnvelope();
  const cut = bytesOf(envelope).subarray(0, 2000);
  expect(await sender.submit(cut)).toMatchObject({ envelopeId: envelope.id, outcome: 'refused', code: 4 });
  const receipt = envelopeIn(await takeOne(sender)) as ReceiptEnvelope;
  expect(receipt).toMatchObject({
    kind: 'negative-vans',
    originalEnvelopeId: envelope.id,
    error: { code: 4 },
  });
  expect(receipt.original).toBeUndefined();
});

for (const [negative, names] of [
  ['xctl01', ['MCM:XCTL01']],
  ['receipt', ['negative-vans']],
  ['both', ['MCM:XCTL01', 'negative-vans']],
] as const) {
  test(`the sender of a letter is told of a refusal by ${names.join(' and ')} when that is chosen`, async () => {
    await using vans = await sampleVans({ negative });
    const sender = vans.as(practice);
    await sender.submit(bytesOf(letterEnvelope({ from: practice, to: { gln: nobody } })));
    const told = await Promise.all(
      (await sender.mailbox(5000)).map(({ envelopeId }) => sender.fetch(envelopeId)),
    );
    expect(
      told
        .map((bytes) => envelopeIn(bytes))
        .map((one) => (one.kind === 'message' ? one.meta.document.name : one.kind)),
    ).toEqual(names);
  });
}

test('a refusal by letter refers to the letter and says why', async () => {
  await using vans = await sampleVans();
  const sender = vans.as(practice);
  await sender.submit(bytesOf(letterEnvelope({ from: practice, to: { gln: nobody } })));
  const told = envelopeIn(await takeOne(sender));
  const letter = Buffer.from(told.kind === 'message' ? told.data : []).toString('latin1');
  for (const part of [
    '<Sender><EANIdentifier>PROEVESTEN</EANIdentifier></Sender>',
    '<OriginalEnvelopeIdentifier>K20261120A</OriginalEnvelopeIdentifier>',
    '<RefuseCode>ukendt_lokationsnummer</RefuseCode>',
    `<RefuseText>Ukendt modtager: ${nobody}</RefuseText>`,
    '<OriginalLetterIdentifier>B20261120A</OriginalLetterIdentifier>',
  ])
    expect(letter.replaceAll(/>\s+</gu, '><')).toContain(part);
});

test('nobody sees, fetches or deletes what is in the mailbox of another', async () => {
  await using vans = await sampleVans();
  const envelope = careCommunicationEnvelope();
  await vans.as(referenceSystem).submit(bytesOf(envelope));
  for (const stranger of [referenceSystem, practice]) {
    expect(await vans.as(stranger).mailbox()).toEqual([]);
    const url = `${vans.url}/v1/mailbox/${envelope.id}`;
    for (const method of ['GET', 'DELETE'])
      expect((await httpCall({ method, url, token: stranger.token })).status).toBe(404);
  }
  expect(await vans.as(municipality).mailbox()).toHaveLength(1);
});

test('an envelope in the name of another is turned away and written down', async () => {
  await using vans = await sampleVans();
  const envelope = careCommunicationEnvelope({ from: municipality, to: referenceSystem });
  await expect(vans.as(practice).submit(bytesOf(envelope))).rejects.toMatchObject({
    message: `POST ${vans.url}/v1/envelopes: 403 SenderID is ${municipality.gln}, the token belongs to ${practice.gln}`,
  });
  expect(await vans.as(referenceSystem).mailbox()).toEqual([]);
  expect(await vans.journal()).toMatchObject([
    {
      event: 'rejected',
      party: practice.gln,
      direction: 'from-party',
      transport: { status: 403 },
      bytes: bytesOf(envelope).toString('base64'),
    },
  ]);
});

test('the directory tells who an organisation is and what it takes', async () => {
  await using vans = await sampleVans();
  const party = vans.as(referenceSystem);
  expect(await party.directory(practice.gln)).toEqual({
    gln: practice.gln,
    sor: '382871000016004',
    name: 'Modpart Lægehus',
    receives: [{ type: 'XDIS91', version: 'XD9134L' }, { type: 'XCTL' }],
  });
  expect(await party.directory(nobody)).toBeUndefined();
});

test('a receiver with as many envelopes as it may have gets no more, and none is lost', async () => {
  await using vans = await sampleVans({ mostWaiting: 1 });
  const sender = vans.as(referenceSystem);
  await sender.submit(bytesOf(careCommunicationEnvelope()));
  const second = bytesOf(careCommunicationEnvelope());
  await expect(sender.submit(second)).rejects.toMatchObject({
    message: expect.stringContaining(': 503 1 envelopes wait'),
  });
  await takeOne(vans.as(municipality));
  expect(await sender.submit(second)).toMatchObject({ outcome: 'accepted', warnings: [] });
});

test('an identifier that is not hexadecimal, as the published pattern allows, is answered as it was written', async () => {
  await using vans = await sampleVans();
  const id = 'ZZZZZZZZ-0000-4000-8000-000000000001';
  const { id: ours, ...rest } = careCommunicationEnvelope();
  const bytes = Buffer.from(
    bytesOf({ id: ours, ...rest })
      .toString()
      .replace(ours, id),
  );
  const { outcome, warnings } = await vans.as(referenceSystem).submit(bytes);
  expect([outcome, warnings.length]).toEqual(['accepted', 1]);
  expect(await vans.as(municipality).take(id)).toEqual(bytes);
  expect(envelopeIn(await takeOne(vans.as(referenceSystem)))).toMatchObject({ originalEnvelopeId: id });
});

test('an envelope whose identifier no receipt could name is turned away and written down', async () => {
  await using vans = await sampleVans();
  const sender = vans.as(referenceSystem);
  const { id, ...rest } = careCommunicationEnvelope();
  const bytes = Buffer.from(
    bytesOf({ id, ...rest })
      .toString()
      .replace(id, 'a&#13;&#10;X-Evil: 1'),
  );
  await expect(sender.submit(bytes)).rejects.toMatchObject({
    message: expect.stringContaining('/v1/envelopes: 400 EnvelopeIdentifier: '),
  });
  expect(await sender.mailbox()).toEqual([]);
  const [entry, ...more] = await vans.journal();
  expect(entry).toMatchObject({
    event: 'rejected',
    party: referenceSystem.gln,
    direction: 'from-party',
    transport: { status: 400 },
    outcome: {
      accepted: false,
      description: String.raw`EnvelopeIdentifier: "a\r\nX-Evil: 1" is not a UUID`,
    },
    bytes: bytes.toString('base64'),
  });
  expect(entry).not.toHaveProperty('envelopeId');
  expect(more).toEqual([]);
});

test('an identifier that was used before and content that is not valid: the first of the two is told', async () => {
  await using vans = await sampleVans();
  const sender = vans.as(referenceSystem);
  const envelope = careCommunicationEnvelope();
  await sender.submit(bytesOf(envelope));
  const bytes = Buffer.from(bytesOf(envelope).toString().replace(envelope.meta.identifier, 'abc'));
  expect(await sender.submit(bytes)).toMatchObject({ outcome: 'refused', code: 4 });
  expect(envelopeIn(await takeOne(sender))).toMatchObject({
    kind: 'negative-vans',
    originalEnvelopeId: envelope.id,
    error: { code: 4 },
  });
});

test('a letter whose own identifiers are too long for an XCTL01 is refused by an envelope receipt', async () => {
  await using vans = await sampleVans();
  const { meta, ...letter } = letterEnvelope({ from: practice, to: { gln: nobody } });
  const data = Buffer.from(
    Buffer.from(letter.data).toString('latin1').replace('B20261120A', 'B'.repeat(30)),
    'latin1',
  );
  const document = { ...meta.document, sizeInBytes: data.length };
  await vans.as(practice).submit(bytesOf({ ...letter, data, meta: { ...meta, document } }));
  expect(envelopeIn(await takeOne(vans.as(practice)))).toMatchObject({
    kind: 'negative-vans',
    error: { code: 1 },
  });
});
