import path from 'node:path';
import { sharedCache } from '../validation/definitions/package-source.ts';
import {
  listPackages,
  type PackageListing,
  type StandardListing,
} from '../validation/packages/list-packages.ts';
import { packageNames } from '../validation/standards.ts';

export type PackageListOptions = {
  readonly in?: string;
  readonly format: 'text' | 'json';
};

export function runPackageList(options: PackageListOptions): void {
  const listing = listPackages(options.in === undefined ? sharedCache() : path.resolve(options.in));
  console.log(options.format === 'json' ? JSON.stringify(listing, null, 2) : text(listing).join('\n'));
}

function text({ folder, packages, problems, standards }: PackageListing): string[] {
  return [
    packages.length > 0 ? folder : `${folder}: no packages`,
    ...packages.map((key) => `  ${key}`),
    ...problems.map((problem) => `  ${problem}`),
    ...standards.flatMap((standard) => ['', ...standardText(standard)]),
  ];
}

function standardText({ standard, uses, notes }: StandardListing): string[] {
  const main = uses.at(-1);
  if (main === undefined)
    return [
      `${standard}: ${packageNames[standard]} is not there (proevesten packages install --standard ${standard})`,
    ];
  return [
    `${standard} would be judged by ${main} and ${uses.length - 1} that it depends on`,
    ...uses.slice(0, -1).map((key) => `  ${key}`),
    ...notes.map((note) => `  note: ${note}`),
  ];
}
