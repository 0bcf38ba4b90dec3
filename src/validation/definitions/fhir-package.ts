import { gunzipSync } from 'node:zlib';
import { HarnessError } from '../../errors.ts';
import { tarEntries } from './tar.ts';

/** What a FHIR npm package says of itself. */
export type PackageManifest = {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};

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
  try {
    const archive = gunzipSync(tgz, { maxOutputLength: mostUnpacked });
    return packageOf([...tarEntries(archive)].map(({ path, bytes }) => [path, () => bytes]));
  } catch (error) {
    throw new HarnessError(
      'package-unreadable',
      `${file} is not a FHIR package (.tgz with package/package.json)`,
      {
        cause: error,
      },
    );
  }
}

/** A package from its files: a path below the package's root, and how to read it. */
export function packageOf(files: readonly (readonly [path: string, read: () => Uint8Array])[]): FhirPackage {
  const manifest = files.find(([path]) => path === 'package/package.json');
  const { name, version, dependencies = {} } = parse(manifest?.[1]() ?? new Uint8Array());
  if (typeof name !== 'string' || typeof version !== 'string') throw new SyntaxError('no name and version');
  return {
    manifest: { name, version, dependencies },
    *resources() {
      for (const [path, read] of files) if (used.test(path)) yield parse(read());
    },
  };
}

function parse(bytes: Uint8Array): Record<string, any> {
  return JSON.parse(new TextDecoder().decode(bytes));
}
