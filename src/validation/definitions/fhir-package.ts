import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { HarnessError } from '../../errors.ts';
import { tarEntries, type TarEntry } from './tar.ts';

/** What a FHIR npm package says of itself. */
export type PackageManifest = {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};

/** As packages are named in caches and notes: `name#version`. */
export function packageKey({ name, version }: Pick<PackageManifest, 'name' | 'version'>): string {
  return `${name}#${version}`;
}

export type FhirPackage = {
  readonly manifest: PackageManifest;
  /** The conformance resources in `package/`, parsed one at a time. */
  readonly resources: () => Iterable<Record<string, unknown>>;
};

const used = /^package\/(StructureDefinition|ValueSet|CodeSystem)-[^/]+\.json$/;

// The largest official package unpacks to 60 MB; this only stops a bomb.
const mostUnpacked = 1 << 30;

/** @throws HarnessError `package-unreadable` when the bytes are not a FHIR package */
export function openPackage(tgz: Uint8Array, file: string): FhirPackage {
  return openArchive(tgz, file).fhirPackage;
}

/**
 * A package with all its files as they lie in the archive.
 * @throws HarnessError `package-unreadable` when the bytes are not a FHIR package
 */
export function openArchive(
  tgz: Uint8Array,
  file: string,
): { readonly fhirPackage: FhirPackage; readonly files: readonly TarEntry[] } {
  try {
    const files = [...tarEntries(gunzipSync(tgz, { maxOutputLength: mostUnpacked }))];
    return { fhirPackage: packageOf(files.map((entry) => [entry.path, () => entry.bytes])), files };
  } catch (error) {
    throw unreadable(`${file} is not a FHIR package (.tgz with package/package.json)`, error);
  }
}

/** @throws HarnessError `package-unreadable` when there is no such package in the folder */
export function openUnpacked(folder: string): FhirPackage {
  const inside = path.join(folder, 'package');
  try {
    const read = (file: string) => () => readFileSync(path.join(inside, file));
    return packageOf(
      readdirSync(inside)
        .toSorted()
        .map((file) => [`package/${file}`, read(file)]),
    );
  } catch (error) {
    throw unreadable(`${folder} is not an unpacked FHIR package (with package/package.json)`, error);
  }
}

function unreadable(what: string, cause: unknown): HarnessError {
  return new HarnessError('package-unreadable', what, { cause });
}

/** A package from its files: a path below the package's root, and how to read it. */
export function packageOf(files: readonly (readonly [path: string, read: () => Uint8Array])[]): FhirPackage {
  const manifest = files.find(([file]) => file === 'package/package.json');
  const { name, version, dependencies } = parse(manifest?.[1]() ?? new Uint8Array());
  if (typeof name !== 'string' || typeof version !== 'string') throw new SyntaxError('no name and version');
  return {
    manifest: { name, version, dependencies: dependencies ?? {} },
    *resources() {
      for (const [file, read] of files) if (used.test(file)) yield parse(read());
    },
  };
}

function parse(bytes: Uint8Array): Record<string, any> {
  return JSON.parse(new TextDecoder().decode(bytes));
}
