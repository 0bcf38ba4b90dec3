import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { steerableClock } from '../../../src/clock.ts';
import { documentInformation } from '../../../src/message/document-kinds.ts';
import type { Envelope } from '../../../src/message/envelope.ts';
import { readEnvelope } from '../../../src/message/read-envelope.ts';
import { readFhirMessage } from '../../../src/message/read-fhir.ts';
import { messageEnvelope, writeEnvelope } from '../../../src/message/write-envelope.ts';
import { directoryOf } from '../../../src/network/directory.ts';
import { driverClient } from '../../../src/network/driver-client.ts';
import { operatorClient } from '../../../src/network/operator-client.ts';
import { partyClient } from '../../../src/network/party-client.ts';
import { startVans } from '../../../src/network/vans-server.ts';
import { startReferenceSystem } from '../../../src/system/reference-system.ts';
import { aDraft, aMessage, anAnswer, closedClinic, envelopeWith, municipality, own } from './bench.ts';

const receives = [
  { type: 'FDIS91', version: '5.0' },
  { type: 'FCTL', version: '2.0' },
];
const directory = directoryOf({
  organisations: [
    { ...own, receives },
    { ...municipality, receives },
  ],
  parties: [{ gln: municipality.gln, token: 'token-kommune', delivery: 'mailbox', receipts: 'vans' }],
});

test('a conversation over the VANS: a message, its acknowledgement, the other way round, and receipts', async () => {
  await using network = await startNetwork();
  const { driver, municipalityLine, next } = network;

  await driver.send({ action: 'new', draft: aDraft() });
  const arrived = await next('message');
  const { message } = readFhirMessage(arrived.kind === 'message' ? arrived.data : new Uint8Array());
  await municipalityLine.submit(envelopeWith(anAnswer(message!.bundle, 'ok')));
  await expect.poll(() => driver.outbox()).toMatchObject([{ state: 'acknowledged', attempts: 1 }]);

  await municipalityLine.submit(envelopeWith(aMessage()));
  expect((await next('message')).kind).toBe('message');
  expect(await driver.inbox()).toHaveLength(1);
});

test('what the system cannot read comes back to its sender as a negative receipt that says why', async () => {
  await using network = await startNetwork();
  const half = messageEnvelope({
    sender: municipality.gln,
    receiver: own.gln,
    document: documentInformation('care-communication', 'other'),
    mime: 'application/fhir+json',
    data: Buffer.from('{"resourceType":"Bundle","type":"message"}'),
    now: new Date(),
    newId: randomUUID,
  });
  await network.municipalityLine.submit(writeEnvelope(half));

  const receipt = await network.next('negative-message');
  expect(receipt).toMatchObject({
    originalEnvelopeId: half.id,
    error: { description: 'the message has no MessageHeader.id' },
  });
});

test('a message to somebody whom the network does not know is shown as failed', async () => {
  await using network = await startNetwork();
  await network.driver.send({ action: 'new', draft: aDraft({ receiverGln: closedClinic }) });

  await expect.poll(() => network.driver.outbox()).toMatchObject([{ state: 'failed', attempts: 1 }]);
  expect((await network.driver.outbox())[0]?.notice).toContain(closedClinic);
});

test('a network that is down does not keep a message from being sent later', async () => {
  await using system = await startReferenceSystem({
    vans: { url: 'http://127.0.0.1:1', token: 'token' },
    identity: own,
    clock: steerableClock(),
  });
  const driver = driverClient({ url: system.driverUrl });
  const answer = await driver.send({ action: 'new', draft: aDraft({ receiverGln: closedClinic }) });
  await driver.advanceClock(31 * 60_000);

  expect(answer.sent).toBe(true);
  expect(await driver.outbox()).toMatchObject([{ state: 'awaiting', attempts: 2 }]);
});

async function startNetwork() {
  await using begun = new AsyncDisposableStack();
  const vans = begun.use(await startVans({ directory, operatorToken: 'operator' }));
  const token = 'token-referencesystem';
  const system = begun.use(
    await startReferenceSystem({ vans: { url: vans.url, token }, identity: own, clock: steerableClock() }),
  );
  const operator = operatorClient({ url: vans.url, token: 'operator' });
  await operator.putParty({ gln: own.gln, token, delivery: { push: system.url }, receipts: 'vans' });
  const municipalityLine = partyClient({ url: vans.url, token: 'token-kommune', gln: municipality.gln });

  const next = async (kind: Envelope['kind']): Promise<Envelope> => {
    for (;;) {
      const [item] = await municipalityLine.mailbox(10_000);
      const bytes = item && (await municipalityLine.take(item.envelopeId));
      const { envelope } = bytes ? readEnvelope(bytes) : {};
      if (!envelope) throw new Error(`no ${kind} came`);
      if (envelope.kind === kind) return envelope;
    }
  };

  const running = begun.move();
  return {
    municipalityLine,
    driver: driverClient({ url: system.driverUrl }),
    /** The next envelope of that kind in the municipality's mailbox; those before it are taken and passed over. */
    next,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
