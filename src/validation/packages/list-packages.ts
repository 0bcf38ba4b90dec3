import { HarnessError } from '../../errors.ts';
import { type FhirPackage, openUnpacked, packageKey } from '../definitions/fhir-package.ts';
import { packageSet } from '../definitions/package-set.ts';
import { unpackedIn } from '../definitions/package-source.ts';
import { packageNames, standards } from '../standards.ts';
import type { ValidatedStandard } from '../validation-result.ts';

export type PackageListing = {
  readonly folder: string;
  /** `name#version` of every package that can be read. */
  readonly packages: readonly string[];
  /** What lies there and cannot be read, a sentence each. */
  readonly problems: readonly string[];
  readonly standards: readonly StandardListing[];
};

/** What a standard would be judged by. */
export type StandardListing = {
  readonly standard: ValidatedStandard;
  /** Dependencies first, the package of the standard last; empty when that is not there. */
  readonly uses: readonly string[];
  readonly notes: readonly string[];
};

/** What is in a package cache, and what each standard would be judged by; a folder that is not there is empty. */
export function listPackages(folder: string): PackageListing {
  const packages: FhirPackage[] = [];
  const problems: string[] = [];
  for (const each of foldersIn(folder)) {
    try {
      packages.push(openUnpacked(each));
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      problems.push(error.message);
    }
  }
  const listings = standards.map((standard): StandardListing => {
    const set = packageSet(packages, packageNames[standard]);
    return {
      standard,
      uses: set?.packages.map(({ manifest }) => packageKey(manifest)) ?? [],
      notes: set?.notes ?? [],
    };
  });
  return {
    folder,
    packages: packages.map(({ manifest }) => packageKey(manifest)),
    problems,
    standards: listings,
  };
}

function foldersIn(folder: string): readonly string[] {
  try {
    return unpackedIn(folder);
  } catch (error) {
    if (error instanceof HarnessError && (error.cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
