import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { runVans } from '../src/cli/run-vans.ts';
import { operatorClient } from '../src/network/operator-client.ts';
import { partyClient, type PartyClient } from '../src/network/party-client.ts';
import { bytesOf, careCommunicationEnvelope } from '../suites/unit/network/sample.ts';

export type VansBench = {
  readonly runs: number;
  readonly envelopes: number;
  readonly envelopeBytes: number;
  /** Medians of the runs; the memory is that of the VANS's process alone. */
  readonly perSecond: number;
  /** Processor time of the VANS for one envelope, which does not depend on what else the machine does. */
  readonly cpuMillisecondsEach: number;
  readonly rssAtStartMegabytes: number;
  readonly rssAtEndMegabytes: number;
};

export type VansBenchOptions = {
  readonly envelopes: number;
  readonly runs: number;
  /** Who answers the envelopes with receipts: with `vans` every envelope causes a second one, which is taken as well. */
  readonly receipts: 'party' | 'vans';
};

const pairs = 10;
const tokenOf = (gln: string) => `token-${gln}`;
const senderOf = (pair: number) => `571000000000${pair}`;
const receiverOf = (pair: number) => `572000000000${pair}`;

/** How many envelopes a VANS in a process of its own takes in and gives out, every one of them flushed to the disk. */
export async function benchVans({ envelopes, runs, receipts }: VansBenchOptions): Promise<VansBench> {
  const measured: Run[] = [];
  for (let run = 0; run < runs; run++) measured.push(await oneRun(envelopes, receipts));
  return {
    runs,
    envelopes,
    envelopeBytes: sample().length,
    perSecond: Math.round(envelopes / median(measured.map(({ seconds }) => seconds))),
    cpuMillisecondsEach: median(measured.map(({ cpuMilliseconds }) => cpuMilliseconds)) / envelopes,
    rssAtStartMegabytes: median(measured.map(({ start }) => Math.round(start / 1e6))),
    rssAtEndMegabytes: median(measured.map(({ end }) => Math.round(end / 1e6))),
  };
}

type Run = {
  readonly seconds: number;
  readonly cpuMilliseconds: number;
  readonly start: number;
  readonly end: number;
};

async function oneRun(envelopes: number, receipts: 'party' | 'vans'): Promise<Run> {
  const state = await mkdtemp(join(tmpdir(), 'proevesten-bench-'));
  const vans = await startProcess(state, receipts);
  try {
    const { url } = vans;
    const operator = operatorClient({ url, token: operatorToken });
    const client = (gln: string) => partyClient({ url, token: tokenOf(gln), gln });
    const pair = (number: number, count: number) => {
      const sender = client(senderOf(number));
      const work = [submitAll(sender, receiverOf(number), count), takeAll(client(receiverOf(number)), count)];
      return receipts === 'vans' ? [...work, takeAll(sender, count)] : work;
    };
    const play = (count: number) =>
      Promise.all(Array.from({ length: pairs }, (_, number) => pair(number, count / pairs)).flat());

    // The first envelopes are compiled for, not measured.
    await play(envelopes / 5);
    const before = await operator.status();
    const started = performance.now();
    await play(envelopes);
    const seconds = (performance.now() - started) / 1000;
    const after = await operator.status();
    const cpuMilliseconds = after.cpuMilliseconds - before.cpuMilliseconds;
    return { seconds, cpuMilliseconds, start: before.rss, end: after.rss };
  } finally {
    vans.child.kill();
    await once(vans.child, 'exit');
    await rm(state, { recursive: true, force: true });
  }
}

async function submitAll(sender: PartyClient, receiver: string, count: number): Promise<void> {
  const template = sample(sender.gln, receiver).toString('latin1');
  const { id } = /<EnvelopeIdentifier>(?<id>[^<]+)</u.exec(template)?.groups ?? {};
  const { content } = /<MetaInformation>\s*<Identifier>(?<content>[^<]+)</u.exec(template)?.groups ?? {};
  const one = () => template.replace(id ?? '', randomUUID()).replace(content ?? '', randomUUID());
  for (let sent = 0; sent < count; sent++) await sender.submit(Buffer.from(one(), 'latin1'));
}

async function takeAll(receiver: PartyClient, count: number): Promise<void> {
  for (let taken = 0; taken < count;) {
    const waiting = await receiver.mailbox(10_000);
    for (const { envelopeId } of waiting) await receiver.take(envelopeId);
    taken += waiting.length;
  }
}

const sample = (from = senderOf(0), to = receiverOf(0)) =>
  bytesOf(careCommunicationEnvelope({ from: { gln: from }, to: { gln: to } }));

const operatorToken = randomUUID();

async function startProcess(
  state: string,
  receipts: 'party' | 'vans',
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const numbers = Array.from({ length: pairs }, (_, pair) => [senderOf(pair), receiverOf(pair)]).flat();
  const organisations = numbers.map((gln) => ({
    gln,
    sor: `32525100001${gln.slice(-4)}`,
    name: `Bench ${gln}`,
    receives: [{ type: 'FDIS91', version: '5.0' }],
  }));
  const parties = numbers.map((gln) => ({ gln, token: tokenOf(gln), delivery: 'mailbox', receipts }));
  const directory = join(state, 'directory.yaml');
  await writeFile(directory, JSON.stringify({ organisations, parties }));

  const child = fork(import.meta.filename, [
    '--serve',
    directory,
    '--state',
    join(state, 'vans'),
    '--token',
    operatorToken,
  ]);
  const [url] = (await once(child, 'message')) as [string];
  return { child, url };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      serve: { type: 'string' },
      state: { type: 'string', default: '' },
      token: { type: 'string', default: '' },
      envelopes: { type: 'string', default: '20000' },
      runs: { type: 'string', default: '3' },
    },
  });
  const { serve, state, token, envelopes, runs } = values;
  if (serve === undefined) await printed(Number(envelopes), Number(runs));
  else await served(serve, state, token);
}

/** The VANS that is measured, until it is told to stop. */
async function served(directory: string, state: string, token: string): Promise<void> {
  const stopped = once(process, 'SIGTERM');
  await using vans = await runVans({ port: 0, host: '127.0.0.1', directory, state, operatorToken: token });
  process.send?.(vans.url);
  await stopped;
  process.disconnect();
}

async function printed(envelopes: number, runs: number): Promise<void> {
  for (const receipts of ['party', 'vans'] as const) {
    const result = await benchVans({ envelopes, runs, receipts });
    const { perSecond, cpuMillisecondsEach, envelopeBytes, rssAtStartMegabytes, rssAtEndMegabytes } = result;
    console.log(
      [
        `receipts by ${receipts.padEnd(5)}`,
        `${String(perSecond).padStart(6)} envelopes/s`,
        `${cpuMillisecondsEach.toFixed(2)} ms of processor each`,
        `${runs} × ${envelopes} of ${envelopeBytes} bytes`,
        `memory ${rssAtStartMegabytes} → ${rssAtEndMegabytes} MB`,
      ].join('   '),
    );
  }
}
