import { expect, test } from '@playwright/test';
import { evidenceFiles } from '../../../src/report/evidence-file.ts';
import { sampleEvents, sampleExchange } from './sample.ts';

test("names the messages on the system's wire by standard, step, letter and direction", () => {
  const files = evidenceFiles([sampleExchange()]);
  expect(files.map(({ name, event }) => [name, event])).toEqual([
    ['CareCommunication_3.3.1.3_A_R.json', 3],
    ['Acknowledgement_3.3.1.3_A_S.json', 5],
  ]);
  expect(JSON.parse(Buffer.from(files[1]!.bytes).toString())).toMatchObject({ resourceType: 'Bundle' });
});

test('gives each file of a run a letter of its own', () => {
  const ids = Array.from({ length: 28 }, () => ({ id: 'acknowledge-ok', title: '' }));
  const names = evidenceFiles(ids.map((scenario) => sampleExchange(sampleEvents(), scenario))).map(
    ({ name }) => name,
  );
  expect(new Set(names).size).toBe(56);
  expect(names).toContain('Acknowledgement_3.3.1.3_AB_S.json');
});

test('names a message by its scenario when the protocols have no step for it', () => {
  const [file] = evidenceFiles([sampleExchange(sampleEvents(), { id: 'messages-3', title: '' })]);
  expect(file?.name).toBe('CareCommunication_messages-3_A_R.json');
  expect(file?.step).toBeUndefined();
});

test('keeps a name in its folder, whatever the scenario is called', () => {
  for (const id of ['../../etc/x', 'constructor']) {
    const [file] = evidenceFiles([sampleExchange(sampleEvents(), { id, title: '' })]);
    expect(file?.name).toMatch(/^CareCommunication_[\w-]+_A_R\.json$/);
  }
});
