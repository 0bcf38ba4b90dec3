import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { HarnessError } from '../../errors.ts';
import { type FhirPackage, openPackage, openUnpacked } from './fhir-package.ts';

/** Where packages are read from. */
export type PackageSource = {
  /** Changes when what is there changes. */
  readonly fingerprint: string;
  readonly open: () => readonly FhirPackage[];
};

/**
 * A folder of FHIR packages: .tgz files, or unpacked as the package cache has them.
 * @throws HarnessError `packages-missing`
 */
export function packageFolder(folder: string): PackageSource {
  const files = list(folder).filter((file) => file.endsWith('.tgz'));
  if (files.length > 0) return archives(folder, files);
  if (unpackedIn(folder).length > 0) return packageCache(folder);
  throw new HarnessError('packages-missing', `${folder} holds no FHIR packages (.tgz)`);
}

/**
 * The package cache that FHIR tools share, usually ~/.fhir/packages: a folder `name#version` for each package.
 * @throws HarnessError `packages-missing`
 */
export function packageCache(folder: string): PackageSource {
  const packages = unpackedIn(folder);
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
  return { fingerprint: hash.digest('hex'), open: () => packages.map(openUnpacked) };
}

/** The folders of unpacked packages in a package cache, by name. */
export function unpackedIn(folder: string): readonly string[] {
  return list(folder)
    .map((name) => path.join(folder, name))
    .filter((each) => existsSync(path.join(each, 'package', 'package.json')));
}

/** Where FHIR tools keep packages, unless they are told otherwise. */
export function sharedCache(): string {
  return path.join(homedir(), '.fhir', 'packages');
}

function archives(folder: string, files: readonly string[]): PackageSource {
  const read = (file: string) => readFileSync(path.join(folder, file));
  const hash = createHash('sha256');
  for (const file of files) hash.update(read(file));
  return {
    fingerprint: hash.digest('hex'),
    open: () => files.map((file) => openPackage(read(file), file)),
  };
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    throw new HarnessError('packages-missing', `the folder ${folder} cannot be read`, { cause: error });
  }
}
