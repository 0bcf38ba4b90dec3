import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { HarnessError } from '../../../src/errors.ts';
import { httpCall } from '../../../src/network/http-call.ts';
import { listen } from '../../../src/network/listen.ts';
import { partyClient } from '../../../src/network/party-client.ts';
import { watch } from '../../../src/network/watch.ts';
import {
  bytesOf,
  careCommunicationEnvelope,
  envelopeIn,
  municipality,
  practice,
  referenceSystem,
} from './sample.ts';

const count = 200;
/** The VANS is killed each time that so many submissions have been confirmed. */
const kills = [30, 80, 130];

const fhir = [{ type: 'FDIS91', version: '5.0' }];
const organisation = ({ gln }: { gln: string }) => ({
  gln,
  sor: '325251000016005',
  name: gln,
  receives: fhir,
});

/** The process on its port, restarted as often as it is killed. */
async function restartable(folder: string, push: string) {
  await mkdir(folder, { recursive: true });
  const directory = join(folder, 'directory.yaml');
  const parties = [
    { ...referenceSystem, delivery: 'mailbox', receipts: 'party' },
    { ...municipality, delivery: 'mailbox', receipts: 'party' },
    { ...practice, delivery: { push }, receipts: 'party' },
  ];
  await writeFile(directory, JSON.stringify({ organisations: parties.map(organisation), parties }));
  const entry = join(import.meta.dirname, 'vans-process.ts');
  let port = '0';
  let child: ChildProcess;
  const start = async () => {
    const execArgv = ['--disable-warning=ExperimentalWarning'];
    child = fork(entry, [directory, join(folder, 'state'), port], { execArgv });
    const [url] = (await once(child, 'message')) as [string];
    port = new URL(url).port;
    return url;
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { url: await start(), start, kill };
}

test('of 200 envelopes every one is delivered exactly once, though the process is killed three times', async ({}, {
  outputDir,
}) => {
  test.setTimeout(120_000);
  const pushed: string[] = [];
  const progress = watch();
  await using receiver = await listen(({ body }) => {
    pushed.push(envelopeIn(body).id);
    progress.wake();
    return { status: 200 };
  });
  const vans = await restartable(outputDir, receiver.url);
  const sender = partyClient({ url: vans.url, ...referenceSystem });
  const mailbox = partyClient({ url: vans.url, ...municipality });

  const envelopes = Array.from({ length: count }, (_, index) =>
    careCommunicationEnvelope({ from: referenceSystem, to: index % 2 ? municipality : practice }),
  );
  const confirmed = new Set<string>();
  const submit = async (envelope: (typeof envelopes)[number]) => {
    const { outcome } = await sender.submit(bytesOf(envelope));
    expect(outcome).toBe('accepted');
    confirmed.add(envelope.id);
    progress.wake();
  };
  const submitRest = () =>
    Promise.allSettled(envelopes.filter(({ id }) => !confirmed.has(id)).map((envelope) => submit(envelope)));

  // The mailbox party notes what it has read, and what the VANS has confirmed to be deleted.
  const read = new Set<string>();
  const deleted = new Set<string>();
  const emptyMailbox = async () => {
    for (const { envelopeId } of await mailbox.mailbox(1000)) {
      expect(deleted.has(envelopeId), `${envelopeId} is offered again after it was deleted`).toBe(false);
      await mailbox.fetch(envelopeId);
      read.add(envelopeId);
      const url = `${vans.url}/v1/mailbox/${envelopeId}`;
      const { status } = await httpCall({ method: 'DELETE', url, token: municipality.token });
      expect(status).toBe(204);
      deleted.add(envelopeId);
      progress.wake();
    }
  };
  const end = new AbortController();
  let running = true;
  const taking = (async () => {
    while (!end.signal.aborted) {
      try {
        await emptyMailbox();
      } catch (error) {
        if (!(error instanceof HarnessError)) throw error;
        await progress.until(() => running, AbortSignal.timeout(30_000));
      }
    }
  })();

  for (const after of kills) {
    const submitting = submitRest();
    await progress.until(() => confirmed.size >= after, AbortSignal.timeout(30_000));
    expect(confirmed.size, 'the process is killed in the middle of the work').toBeLessThan(count);
    running = false;
    await vans.kill();
    await submitting;
    await vans.start();
    running = true;
    progress.wake();
  }
  await submitRest();
  expect(confirmed.size).toBe(count);

  const forMailbox = envelopes.filter(({ receiver: { id } }) => id === municipality.gln).map(({ id }) => id);
  const forPush = envelopes.filter(({ receiver: { id } }) => id === practice.gln).map(({ id }) => id);
  const all = () => forPush.every((id) => pushed.includes(id)) && read.size >= forMailbox.length;
  await progress.until(all, AbortSignal.timeout(30_000));
  end.abort();
  await taking;

  await emptyMailbox();
  expect([...read].toSorted()).toEqual(forMailbox.toSorted());
  expect([...new Set(pushed)].toSorted()).toEqual(forPush.toSorted());
  // One envelope may be on the wire when the process dies; the party knows it by its identifier when it comes again.
  expect(pushed.length - new Set(pushed).size).toBeLessThanOrEqual(kills.length);
  expect(await mailbox.mailbox()).toEqual([]);
  await vans.kill();
});
