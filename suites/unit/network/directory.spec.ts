import { writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { directoryOf, loadDirectory, type DirectoryData } from '../../../src/network/directory.ts';
import { directoryFile } from './sample-vans.ts';
import { municipality, nobody, practice, referenceSystem } from './sample.ts';

test('the directory that comes with the harness is valid, and its numbers and versions are text', () => {
  const directory = loadDirectory(directoryFile);
  expect(directory.find(referenceSystem.gln)).toEqual({
    gln: '5790000121526',
    sor: '325251000016005',
    name: 'Prøvesten Referencesystem',
    receives: [
      { type: 'FDIS91', version: '5.0' },
      { type: 'FCTL', version: '2.0' },
    ],
  });
  expect(directory.find(practice.gln)?.receives).toEqual([
    { type: 'XDIS91', version: 'XD9134L' },
    { type: 'XCTL' },
  ]);
  expect(directory.find(nobody)).toBeUndefined();
  expect(directory.parties.map(({ gln }) => gln)).toEqual([
    referenceSystem.gln,
    municipality.gln,
    practice.gln,
  ]);
});

const organisation = { gln: '5790000120314', sor: '325371000016006', name: 'Modpart Kommune', receives: [] };
const child = { ...organisation, gln: '5790000120321', name: 'Modpart Hjemmepleje' };
const party = { gln: organisation.gln, token: 'a', delivery: 'mailbox', receipts: 'vans' } as const;

test('an organisation inherits the message types of its ancestors, and overrides them', () => {
  const directory = directoryOf({
    organisations: [
      { ...organisation, receives: [{ type: 'FDIS91', version: '5.0' }, { type: 'FCTL' }] },
      { ...child, inheritsFrom: organisation.gln },
      {
        ...child,
        gln: '5790000120338',
        inheritsFrom: child.gln,
        receives: [{ type: 'FDIS91', version: '4.0' }],
      },
    ],
  });
  expect(directory.find('5790000120338')?.receives).toEqual([
    { type: 'FDIS91', version: '4.0' },
    { type: 'FCTL' },
  ]);
});

const both = [{ type: 'XDIS91' }, { type: 'FDIS91' }];

const mistakes: Readonly<Record<string, readonly [data: unknown, message: string]>> = {
  'nothing in it': [{}, 'organisations: Invalid input: expected array, received undefined'],
  'a short location number': [
    { organisations: [{ ...organisation, gln: '579' }] },
    'organisations.0.gln: a location number (GLN) is 13 digits',
  ],
  'a misspelt key': [
    { organisations: [{ ...organisation, recieves: [] }] },
    'organisations.0: Unrecognized key: "recieves"',
  ],
  'a message type in words': [
    { organisations: [{ ...organisation, receives: [{ type: 'CareCommunication' }] }] },
    'organisations.0.receives.0.type: a message type is written as in SOR, for example FDIS91',
  ],
  'one location number twice': [
    { organisations: [organisation, organisation] },
    '5790000120314 is listed twice: give each location number once',
  ],
  'a receiver for both formats': [
    { organisations: [{ ...organisation, receives: both }] },
    '5790000120314 receives both XDIS91 and FDIS91: a receiver is registered for one of them',
  ],
  'a receiver that inherits the other format': [
    {
      organisations: [
        { ...organisation, receives: [{ type: 'XDIS91' }] },
        { ...child, inheritsFrom: organisation.gln, receives: [{ type: 'FDIS91' }] },
      ],
    },
    '5790000120321 receives both XDIS91 and FDIS91: a receiver is registered for one of them',
  ],
  'an unknown ancestor': [
    { organisations: [{ ...organisation, inheritsFrom: nobody }] },
    '5790000120314 inherits from 5790009999995, which is not among the organisations',
  ],
  'a circle of ancestors': [
    {
      organisations: [
        { ...organisation, inheritsFrom: child.gln },
        { ...child, inheritsFrom: organisation.gln },
      ],
    },
    '5790000120314 inherits from itself, by way of 5790000120321',
  ],
  'a party that is no organisation': [
    { organisations: [organisation], parties: [{ ...party, gln: nobody }] },
    'party 5790009999995 is not among the organisations: add it there',
  ],
  'one token for two': [
    { organisations: [organisation, child], parties: [party, { ...party, gln: child.gln }] },
    'two parties have the same token: give each its own',
  ],
  'an unknown way of delivery': [
    { organisations: [organisation], parties: [{ ...party, delivery: 'pigeon' }] },
    'parties.0.delivery: delivery is "mailbox", or "push" with an http address and, where it wants one, a token',
  ],
};

for (const [what, [data, message]] of Object.entries(mistakes)) {
  test(`${what} is told in one line that begins with the source`, () => {
    expect(() => directoryOf(data as DirectoryData, 'my.yaml')).toThrow(`my.yaml: ${message}`);
  });
}

test('a file that is missing or no YAML is told by its path', async ({}, { outputDir }) => {
  await mkdir(outputDir, { recursive: true });
  const path = join(outputDir, 'directory.yaml');
  expect(() => loadDirectory(path)).toThrow(`${path}: no such file`);
  await writeFile(path, 'organisations: [');
  expect(() => loadDirectory(path)).toThrow(new RegExp(`^${path}: is not YAML: [^\\n]+[^:\\n]$`, 'u'));
  await writeFile(path, '');
  expect(() => loadDirectory(path)).toThrow(`${path}: is empty`);
  await writeFile(path, '- a');
  expect(() => loadDirectory(path)).toThrow(`${path}: is not a directory file`);
  expect(() => loadDirectory(outputDir)).toThrow(`${outputDir}: is a folder, and a file is needed`);
});
