import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { steerableClock } from '../../../src/clock.ts';
import type { MessageEnvelope } from '../../../src/message/envelope.ts';
import { readFhirMessage } from '../../../src/message/read-fhir.ts';
import { readCareCommunication } from '../../../src/message/read-care-communication.ts';
import { conversionClient } from '../../../src/network/conversion-client.ts';
import type { ConversionPort } from '../../../src/network/conversion-port.ts';
import { retryDelays } from '../../../src/network/retries.ts';
import { directoryFile, sampleVans } from './sample-vans.ts';
import { bytesOf, envelopeIn, letterEnvelope, practice, referenceSystem } from './sample.ts';

const count = 100;
/** The process is killed while it converts these, counted in questions. */
const killedAtWork = new Set([10, 35, 60]);
/** It is killed when it has answered these, and nobody has seen the answer. */
const killedBeforeTheAnswer = new Set([20, 21, 50]);

/** A conversion in a process of its own, which is killed and started again on the way. */
async function mortalConversion(stateDir: string): Promise<ConversionPort & { stop: () => Promise<void> }> {
  const entry = join(import.meta.dirname, 'conversion-process.ts');
  let child: ChildProcess;
  let url = '';
  const start = async () => {
    const execArgv = ['--disable-warning=ExperimentalWarning'];
    child = fork(entry, [directoryFile, stateDir], { execArgv });
    [url] = (await once(child, 'message')) as [string];
  };
  const stop = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  await start();
  let asked = 0;
  return {
    stop,
    async convert(request) {
      asked++;
      const answer = conversionClient(url).convert(request);
      if (killedAtWork.has(asked)) {
        await Promise.all([stop(), answer.catch(() => undefined)]);
        await start();
      }
      const answered = await answer;
      if (!killedBeforeTheAnswer.has(asked)) return answered;
      await stop();
      await start();
      throw new Error('the answer was lost');
    },
  };
}

test('of 100 letters every one is delivered exactly once, though the conversion is killed six times', async ({}, {
  outputDir,
}) => {
  test.setTimeout(120_000);
  const conversion = await mortalConversion(join(outputDir, 'conversion'));
  const clock = steerableClock();
  await using vans = await sampleVans({ clock, conversion });
  const letterIds = Array.from({ length: count }, (_, number) => `B${number}`);
  for (const letterId of letterIds)
    await vans
      .as(practice)
      .submit(bytesOf(letterEnvelope({ from: practice, to: referenceSystem }, letterId)));

  await expect
    .poll(
      async () => {
        clock.advance(retryDelays[0]);
        return (await vans.operator.status()).conversions;
      },
      { timeout: 60_000 },
    )
    .toBe(0);

  const system = vans.as(referenceSystem);
  const delivered = await Promise.all(
    (await system.mailbox()).map(({ envelopeId }) => system.take(envelopeId)),
  );
  const envelopes = delivered.map((bytes) => envelopeIn(bytes) as MessageEnvelope);
  expect(new Set(envelopes.map(({ id }) => id)).size).toBe(count);
  expect(new Set(envelopes.map(headerIdOf)).size).toBe(count);
  expect(envelopes).toHaveLength(count);
  const told = (await vans.operator.journal({ after: 0 })).filter(({ text }) => text?.startsWith('ignored'));
  expect(told).toEqual([]);
  await conversion.stop();
});

function headerIdOf({ data }: MessageEnvelope): string | undefined {
  const { message } = readFhirMessage(data);
  return message && readCareCommunication(message.bundle).headerId;
}
