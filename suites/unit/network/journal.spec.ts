import { copyFile, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { openJournal, type Journal, type JournalRecord } from '../../../src/network/journal.ts';

type Fact = { readonly name: string };

const firstFile = '000001.journal';

/** A unit of records whose bodies are their names, repeated. */
const unit = (...names: readonly string[]) =>
  names.map((name) => ({
    fact: { name },
    ...(name === 'bare' ? {} : { body: Buffer.from(name.repeat(10)) }),
  }));

async function reopened(
  directory: string,
): Promise<{ journal: Journal<Fact>; found: JournalRecord<Fact>[] }> {
  const found: JournalRecord<Fact>[] = [];
  const journal = await openJournal<Fact>(directory, {
    durable: false,
    recover: (record) => found.push(record),
  });
  return { journal, found };
}

const namesOf = (records: readonly JournalRecord<Fact>[]) => records.map(({ fact }) => fact.name);

test('what was appended is read again by sequence, with its bytes', async ({}, { outputDir }) => {
  await using journal = await openJournal<Fact>(outputDir);
  await journal.append(unit('a', 'bare')).durable;
  await journal.append(unit('c')).durable;

  expect(journal.last).toBe(3);
  expect(namesOf(await journal.read(0, 10))).toEqual(['a', 'bare', 'c']);
  expect(namesOf(await journal.read(1, 1))).toEqual(['bare']);
  expect(await journal.read(3, 10)).toEqual([]);

  const [first, bare] = await journal.read(0, 2);
  expect(first?.body && (await journal.body(first.body)).toString()).toBe('aaaaaaaaaa');
  expect(bare?.body).toBeUndefined();
});

test('a restart finds every record and goes on counting', async ({}, { outputDir }) => {
  {
    await using journal = await openJournal<Fact>(outputDir);
    await journal.append(unit('a', 'b')).durable;
  }
  const { journal, found } = await reopened(outputDir);
  await using _closing = journal;
  expect(found.map(({ sequence, fact }) => [sequence, fact.name])).toEqual([
    [1, 'a'],
    [2, 'b'],
  ]);
  const { records, durable } = journal.append(unit('c'));
  await durable;
  expect(records[0]?.sequence).toBe(3);
});

test('a crash at any byte leaves whole units, and what was cut is set aside', async ({}, { outputDir }) => {
  const ends: number[] = [];
  const whole = join(outputDir, 'whole');
  {
    await using journal = await openJournal<Fact>(whole);
    for (const names of [['a', 'b'], ['c'], ['d', 'bare']]) {
      await journal.append(unit(...names)).durable;
      ends.push((await readFile(join(whole, firstFile))).length);
    }
  }
  for (let length = 0; length <= (ends.at(-1) ?? 0); length++) {
    const directory = join(outputDir, `cut-${length}`);
    await mkdir(directory);
    await copyFile(join(whole, firstFile), join(directory, firstFile));
    await truncate(join(directory, firstFile), length);
    const complete = ends.filter((end) => end <= length).length;
    const left = [['a', 'b'], ['c'], ['d', 'bare']].slice(0, complete).flat();

    const { journal, found } = await reopened(directory);
    await using _closing = journal;
    expect(namesOf(found), `cut at ${length}`).toEqual(left);
    const torn = length - (ends[complete - 1] ?? 0);
    const aside = await readFile(join(directory, `${firstFile}.torn`)).catch(() => Buffer.alloc(0));
    expect(aside.length, `cut at ${length}`).toBe(torn);
    await journal.append(unit('e')).durable;
    expect(namesOf(await journal.read(0, 10)), `cut at ${length}`).toEqual([...left, 'e']);
  }
});

test('a damaged byte in the last unit takes that unit alone', async ({}, { outputDir }) => {
  {
    await using journal = await openJournal<Fact>(outputDir);
    await journal.append(unit('a')).durable;
    await journal.append(unit('b')).durable;
  }
  const path = join(outputDir, firstFile);
  const bytes = await readFile(path);
  bytes[bytes.length - 1] = 0;
  await writeFile(path, bytes);
  const { journal, found } = await reopened(outputDir);
  await using _closing = journal;
  expect(namesOf(found)).toEqual(['a']);
});

test('damage before the last file is told, and nothing is changed', async ({}, { outputDir }) => {
  {
    await using journal = await openJournal<Fact>(outputDir, { segmentBytes: 1 });
    await journal.append(unit('a')).durable;
    await journal.append(unit('b')).durable;
  }
  const path = join(outputDir, firstFile);
  const bytes = await readFile(path);
  bytes[20] = 0;
  await writeFile(path, bytes);
  await expect(reopened(outputDir)).rejects.toMatchObject({ code: 'journal-damaged' });
  expect(await readFile(path)).toEqual(bytes);
});

test('a long journal lies in several files and is read across them', async ({}, { outputDir }) => {
  const names = Array.from({ length: 300 }, (_, index) => `record-${index + 1}`);
  {
    await using journal = await openJournal<Fact>(outputDir, { segmentBytes: 10_000, durable: false });
    await Promise.all(names.map((name) => journal.append(unit(name)).durable));
    expect(namesOf(await journal.read(100, 150))).toEqual(names.slice(100, 250));
  }
  expect((await readdir(outputDir)).length).toBeGreaterThan(3);
  const { journal, found } = await reopened(outputDir);
  await using _closing = journal;
  expect(namesOf(found)).toEqual(names);
  expect(namesOf(await journal.read(199, 2))).toEqual(['record-200', 'record-201']);
});

test('a reader waits for the next record, or until it gives up', async ({}, { outputDir }) => {
  await using journal = await openJournal<Fact>(outputDir);
  const patience = new AbortController();
  const arrived = journal.later(0, patience.signal);
  await journal.append(unit('a')).durable;
  await arrived;

  const never = journal.later(1, patience.signal);
  patience.abort();
  await never;
  expect(journal.last).toBe(1);
});

test('files that are dropped are gone from the disk and from every reading, and stay so', async ({}, {
  outputDir,
}) => {
  const options = { segmentBytes: 1, durable: false };
  {
    await using journal = await openJournal<Fact>(outputDir, options);
    for (const name of ['a', 'b', 'c', 'd']) await journal.append(unit(name)).durable;
    const [first] = await journal.read(0, 1);
    expect(journal.spans()).toEqual(
      [1, 2, 3, 4].map((number) => ({ segment: number, first: number, last: number })),
    );
    await journal.drop(new Set([1, 3]));
    expect(namesOf(await journal.read(0, 10))).toEqual(['b', 'd']);
    expect(namesOf(await journal.read(2, 10))).toEqual(['d']);
    if (first?.body) await expect(journal.body(first.body)).rejects.toThrow('segment 1');
  }
  expect(await readdir(outputDir)).toEqual(['000002.journal', '000004.journal']);
  const { journal, found } = await reopened(outputDir);
  await using _closing = journal;
  expect(found.map(({ sequence }) => sequence)).toEqual([2, 4]);
  const { records, durable } = journal.append(unit('e'));
  await durable;
  expect(records[0]?.sequence).toBe(5);
});

test('a journal of which everything was dropped goes on counting where it was', async ({}, { outputDir }) => {
  await using journal = await openJournal<Fact>(outputDir, { counted: 41 });
  expect(journal.last).toBe(41);
  const { records, durable } = journal.append(unit('a'));
  await durable;
  expect(records[0]?.sequence).toBe(42);
  expect(namesOf(await journal.read(0, 10))).toEqual(['a']);
});
