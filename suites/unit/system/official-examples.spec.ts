import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readFhirMessage } from '../../../src/message/read-fhir.ts';
import { acknowledgements, envelopeAround, startBench, type Bench } from './bench.ts';

const folder = join(import.meta.dirname, '../../../../shared/examples/carecommunication/receive');
const files = existsSync(folder) ? readdirSync(folder) : [];

test.skip(files.length === 0, 'MedCom’s published examples are not beside the repository');

const valid = files.filter((name) => !/-Tek-[MN]-/u.test(name));

test('every valid example is accepted, shown once and acknowledged', async () => {
  await using bench = await startBench();
  for (const name of valid) expect(await load(bench, name), name).toBe(202);

  const messages = new Set(valid.map((name) => headerIdOf(name)));
  const acks = await acknowledgements(bench);
  const refused = acks.filter(({ response }) => response.code !== 'ok');
  expect(refused.map(({ response, issues }) => [response.identifier, issues])).toEqual([]);
  expect(acks.map(({ response }) => response.identifier)).toEqual(valid.map((name) => headerIdOf(name)));
  const inbox = await bench.driver.inbox();
  expect(inbox.map(({ messageId }) => messageId).toSorted()).toEqual([...messages].toSorted());
});

test('an example that comes twice is shown once and answered twice (J, and K then L)', async () => {
  await using bench = await startBench();
  for (const letter of ['J', 'J', 'K', 'L']) await load(bench, tek(letter));

  const acks = await acknowledgements(bench);
  expect(acks.map(({ response }) => response.code)).toEqual(['ok', 'ok', 'ok', 'ok']);
  expect(new Set(acks.map(({ bundleId }) => bundleId)).size).toBe(4);
  expect(new Set(acks.map(({ response }) => response.identifier)).size).toBe(2);
  expect(await bench.driver.inbox()).toHaveLength(2);
});

test('the invalid examples are refused alike and not shown (M then N)', async () => {
  await using bench = await startBench();
  for (const letter of ['M', 'N']) await load(bench, tek(letter));

  const acks = await acknowledgements(bench);
  expect(acks.map(({ response }) => response.code)).toEqual(['fatal-error', 'fatal-error']);
  expect(acks[0]?.issues).not.toEqual([]);
  expect(acks[1]?.issues).toEqual(acks[0]?.issues);
  expect(await bench.driver.inbox()).toEqual([]);
});

test('a reply that comes before its question joins it in one thread (H then I)', async () => {
  await using bench = await startBench();
  for (const letter of ['H', 'I']) await load(bench, tek(letter));

  const [reply, question] = await bench.driver.inbox();
  expect(reply?.threadId).toBe(question?.threadId);
  expect([reply?.kind, question?.kind]).toEqual(['reply', 'new']);
  expect(reply?.segments.map(({ date }) => date)).toEqual([
    '2024-08-24T12:00:00+02:00',
    '2024-08-24T12:30:00+02:00',
  ]);
  expect(question?.segments.map(({ identifier }) => identifier)).toEqual([reply?.segments[0]?.identifier]);
});

test('parallel replies stay in one thread, and the conversation goes on (E, reply, F, reply)', async () => {
  await using bench = await startBench();
  await load(bench, tek('E'));
  const first = await bench.driver.send({
    action: 'reply',
    basedOn: headerIdOf(tek('E')),
    draft: { text: 'Vi svarer.' },
  });
  await load(bench, tek('F'));
  const second = await bench.driver.send({
    action: 'reply',
    basedOn: headerIdOf(tek('F')),
    draft: { text: 'Og vi svarer igen.' },
  });

  expect([first.sent, second.sent]).toEqual([true, true]);
  const threads = (await bench.driver.inbox()).map(({ threadId }) => threadId);
  expect(new Set(threads).size).toBe(1);
});

async function load(bench: Bench, name: string): Promise<number> {
  const format = name.endsWith('.json') ? 'json' : 'xml';
  const { status } = await bench.post(envelopeAround(readFileSync(join(folder, name)), { format }));
  return status;
}

function headerIdOf(name: string): string {
  const { message } = readFhirMessage(readFileSync(join(folder, name)));
  const entries = message?.bundle['entry'] as readonly { resource: { id: string } }[];
  return entries[0]?.resource.id ?? '';
}

function tek(letter: string): string {
  return files.find((name) => name.includes(`-Tek-${letter}-`)) ?? '';
}
