import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { HarnessError } from '../../../src/errors.ts';
import { openPackage } from '../../../src/validation/definitions/fhir-package.ts';
import { packageSet } from '../../../src/validation/definitions/package-set.ts';
import { tarEntries } from '../../../src/validation/definitions/tar.ts';
import { chooseVersion } from '../../../src/validation/definitions/version.ts';
import { loadValidator } from '../../../src/validation/validator.ts';
import { errorKeys } from './judged.ts';
import { tar, tgz } from './package-archive.ts';

let folder: string;
test.beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'packages-'))));
test.afterEach(() => rmSync(folder, { recursive: true }));

const url = 'http://medcomfhir.dk/ig/carecommunication/StructureDefinition/own-patient';
const element = (id: string, more: object = {}) => ({ id, path: id, min: 0, max: '*', ...more });
const profile = {
  resourceType: 'StructureDefinition',
  url,
  version: '1.0.0',
  type: 'Patient',
  kind: 'resource',
  derivation: 'constraint',
  snapshot: {
    element: [
      element('Patient', {
        constraint: [
          { key: 'own-1', severity: 'error', human: 'a name or nothing', expression: 'name.exists()' },
        ],
      }),
      element('Patient.birthDate', { min: 1, max: '1', type: [{ code: 'date' }] }),
    ],
  },
};

function writePackage(): void {
  const bytes = tgz(
    'medcom.fhir.dk.carecommunication',
    '5.0.9',
    { 'hl7.fhir.r4.core': '4.0.1' },
    { 'StructureDefinition-own-patient.json': profile },
  );
  writeFileSync(path.join(folder, 'own.tgz'), bytes);
}

const patient = { resourceType: 'Patient', meta: { profile: [url] }, text: undefined };
const bytesOf = (value: object) => Buffer.from(JSON.stringify(value));

test('judges by a package in a folder, and says which', async () => {
  writePackage();
  const validator = await loadValidator({
    definitions: { packages: folder },
    compiledFolder: path.join(folder, 'compiled'),
  });
  const result = validator.validate(bytesOf(patient));
  expect(errorKeys(result).toSorted()).toEqual(['cardinality.min', 'own-1']);
  expect(result.definitions.name).toBe('medcom.fhir.dk.carecommunication#5.0.9');
  const good = validator.validate(
    bytesOf({ ...patient, birthDate: '1947-09-25', name: [{ family: 'Elmer' }] }),
  );
  expect(errorKeys(good)).toEqual([]);
});

for (const [how, damage] of [
  ['cut off', (file: string) => truncateSync(file, 100)],
  [
    'changed',
    (file: string) =>
      writeFileSync(file, readFileSync(file).toString('latin1').replace('own-1', 'own-2'), 'latin1'),
  ],
  ['emptied', (file: string) => truncateSync(file, 0)],
] as const) {
  test(`compiled definitions that were ${how} are made anew`, async () => {
    writePackage();
    const compiledFolder = path.join(folder, 'compiled');
    const options = { definitions: { packages: folder }, compiledFolder } as const;
    const first = (await loadValidator(options)).validate(bytesOf(patient));
    const [name, ...others] = readdirSync(compiledFolder);
    expect(others).toEqual([]);
    const file = path.join(compiledFolder, name!);
    const intact = readFileSync(file);
    damage(file);
    const second = (await loadValidator(options)).validate(bytesOf(patient));
    expect(second.issues).toEqual(first.issues);
    expect(readFileSync(file).equals(intact)).toBe(true);
  });
}

test('a folder without packages, and a file that is none, are told in one line', async () => {
  await expect(loadValidator({ definitions: { packages: folder } })).rejects.toThrow(HarnessError);
  writeFileSync(path.join(folder, 'broken.tgz'), 'nothing');
  const validator = await loadValidator({ definitions: { packages: folder }, compiledFolder: folder });
  expect(() => validator.validate(bytesOf(patient))).toThrow(/broken\.tgz is not a FHIR package/);
});

const open = (name: string, version: string, dependencies: object = {}) =>
  openPackage(tgz(name, version, dependencies), name);

test('a folder of unpacked packages judges like the archives that they came from', async () => {
  writePackage();
  const unpacked = path.join(folder, 'cache', 'medcom.fhir.dk.carecommunication#5.0.9', 'package');
  mkdirSync(unpacked, { recursive: true });
  for (const { path: name, bytes } of tarEntries(gunzipSync(readFileSync(path.join(folder, 'own.tgz')))))
    writeFileSync(path.join(unpacked, path.basename(name)), bytes);
  const judgedBy = async (packages: string) => {
    const compiledFolder = path.join(folder, 'compiled');
    const validator = await loadValidator({ definitions: { packages }, compiledFolder });
    const { definitions, issues } = validator.validate(bytesOf(patient));
    return { definitions, issues };
  };
  expect(await judgedBy(path.join(folder, 'cache'))).toEqual(await judgedBy(folder));
});

test('an unpacked package that is damaged is told in one line', async () => {
  const damaged = path.join(folder, 'x#1.0.0', 'package');
  mkdirSync(damaged, { recursive: true });
  writeFileSync(path.join(damaged, 'package.json'), '{');
  const validator = await loadValidator({ definitions: { packages: folder }, compiledFolder: folder });
  expect(() => validator.validate(bytesOf(patient))).toThrow(/x#1\.0\.0 is not an unpacked FHIR package/);
});

test('a wildcard takes the newest that fits, and a pre-release only where nothing has been released', () => {
  const versions = ['2.1.0', '2.10.0', '2.9.1', '3.0.0', '3.1.0-ballot'];
  expect(chooseVersion('2.1.0', versions)).toBe('2.1.0');
  expect(chooseVersion('2.x', versions)).toBe('2.10.0');
  expect(chooseVersion('2.9.*', versions)).toBe('2.9.1');
  expect(chooseVersion('1.x', versions)).toBe('3.0.0');
  expect(chooseVersion('3.1.0-ballot', versions)).toBe('3.1.0-ballot');
  expect(chooseVersion(undefined, ['3.1.0-ballot'])).toBe('3.1.0-ballot');
  expect(chooseVersion(undefined, [])).toBeUndefined();
});

test('bytes that are no tar archive are not read as one', () => {
  expect([...tarEntries(tar({ a: 1 }))].map(({ path: name }) => name)).toEqual(['package/a']);
  const changed = tar({ a: 1 });
  changed.write('b', 8);
  expect(() => [...tarEntries(changed)]).toThrow('not a tar archive');
  expect(() => [...tarEntries(Buffer.alloc(2048, 'x'))]).toThrow(RangeError);
});

test('a dependency that is missing is replaced by the newest there is, and that is said', () => {
  const all = [
    open('top', '1.0.0', { part: '2.3.0', gone: '1.0.0' }),
    open('part', '2.9.0'),
    open('part', '2.10.0'),
    open('part', '1.0.0'),
  ];
  const set = packageSet(all, 'top')!;
  expect(set.packages.map(({ manifest }) => `${manifest.name}#${manifest.version}`)).toEqual([
    'part#2.10.0',
    'top#1.0.0',
  ]);
  expect(set.notes).toEqual([
    'top#1.0.0 asks for part#2.3.0; #2.10.0 is used',
    'gone#1.0.0, which top#1.0.0 depends on, is not here and is left out',
  ]);
  expect(packageSet(all, 'nobody')).toBeUndefined();
});
