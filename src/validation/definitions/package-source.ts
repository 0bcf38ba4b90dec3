import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors.ts';
import { type FhirPackage, openPackage, packageOf } from './fhir-package.ts';

/** Where packages are read from. */
export type PackageSource = {
  /** Changes when what is there changes. */
  readonly fingerprint: string;
  readonly open: () => readonly FhirPackage[];
};

/**
 * A folder of FHIR packages as .tgz files.
 * @throws HarnessError `packages-missing`
 */
export function packageFolder(folder: string): PackageSource {
  const files = list(folder).filter((file) => file.endsWith('.tgz'));
  if (files.length === 0) {
    throw new HarnessError('packages-missing', `${folder} holds no FHIR packages (.tgz)`);
  }
  const read = (file: string) => readFileSync(path.join(folder, file));
  const hash = createHash('sha256');
  for (const file of files) hash.update(read(file));
  return {
    fingerprint: hash.digest('hex'),
    open: () => files.map((file) => openPackage(read(file), file)),
  };
}

/**
 * The package cache that FHIR tools share, usually ~/.fhir/packages: a folder `name#version` for each package.
 * @throws HarnessError `packages-missing`
 */
export function packageCache(folder: string): PackageSource {
  const packages = list(folder)
    .map((name) => path.join(folder, name))
    .filter((each) => existsSync(path.join(each, 'package', 'package.json')));
  if (packages.length === 0) {
    throw new HarnessError(
      'packages-missing',
      `${folder} holds no unpacked FHIR packages (name#version/package)`,
    );
  }
  const hash = createHash('sha256');
  for (const each of packages) {
    const { mtimeMs } = statSync(path.join(each, 'package'));
    hash.update(`${path.basename(each)} ${mtimeMs}\n`);
  }
  return { fingerprint: hash.digest('hex'), open: () => packages.map(openFolder) };
}

function openFolder(folder: string): FhirPackage {
  const files = list(path.join(folder, 'package'));
  return packageOf(
    files.map((file) => [`package/${file}`, () => readFileSync(path.join(folder, 'package', file))]),
  );
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    throw new HarnessError('packages-missing', `the folder ${folder} cannot be read`, { cause: error });
  }
}
