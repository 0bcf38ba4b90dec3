import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { proevesten } from '../../self/proevesten.ts';

const fixture = 'fixtures/exchange/acknowledge-ok.json';
let folder: string;

test.beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'proevesten-judge-'))));
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The recorded exchange with a change, as a file. */
function altered(change: (exchange: any) => void): string {
  const exchange = JSON.parse(readFileSync(fixture, 'utf8'));
  change(exchange);
  const file = join(folder, `${String(exchange.events.length)}.json`);
  writeFileSync(file, JSON.stringify(exchange));
  return file;
}

test('a record as it was saved is judged, and what is not in it is named', async () => {
  const { exitCode, stderr } = await proevesten('judge', fixture);
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/not among these exchanges: .*send-reply/);
  expect(stderr).not.toContain('acknowledge-ok');
});

test('a note of validity that the bytes deny is told, not believed', async () => {
  const { exitCode, stderr } = await proevesten(
    'judge',
    altered(({ events }) => {
      const crossing = events.find((event: any) => event.direction === 'from-system');
      crossing.validation.valid = !crossing.validation.valid;
    }),
  );
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/#\d+: the record notes not valid of a message that is valid.*\[record-altered\]/);
});

test('a note that was taken out is told', async () => {
  const file = altered(({ events }) => events.forEach((event: any) => delete event.validation));
  const { exitCode, stderr } = await proevesten('judge', file);
  expect(exitCode).toBe(3);
  expect(stderr).toContain('record-altered');
});

test('an exchange without events, or twice, or of two systems is refused', async () => {
  const empty = altered((exchange) => (exchange.events = []));
  expect(await proevesten('judge', empty)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('holds no event'),
  });
  const twice = await proevesten(
    'judge',
    fixture,
    altered(() => {}),
  );
  expect(twice).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is in') });
  const other = altered((exchange) => {
    exchange.scenario.id = 'another';
    exchange.system.gln = '5790009999997';
  });
  expect(await proevesten('judge', fixture, other)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('of another run'),
  });
});

test('copies without CPR numbers that lie beside their originals do not count twice', async () => {
  for (const name of ['acknowledge-ok.json', 'acknowledge-ok.redacted.json'])
    writeFileSync(join(folder, name), readFileSync(fixture));
  expect(await proevesten('judge', folder)).toMatchObject({ exitCode: 0 });
  rmSync(join(folder, 'acknowledge-ok.json'));
  expect(await proevesten('judge', folder)).toMatchObject({ exitCode: 0 });
});
