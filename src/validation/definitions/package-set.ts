import { type FhirPackage, packageKey } from './fhir-package.ts';
import { chooseVersion } from './version.ts';

export type PackageSet = {
  /** Dependencies first, the wanted package last. */
  readonly packages: readonly FhirPackage[];
  /** What was chosen instead of what was asked for, one sentence each. */
  readonly notes: readonly string[];
};

/** FHIR itself is not taken from packages: it is part of the engine's own definitions. */
export const isCore = (name: string) => /^hl7\.fhir\.r\d+b?\.(core|expansions|examples)$/.test(name);

/**
 * The newest package called `name`, and all that it depends on.
 * MedCom's packages pin each other loosely and some pinned versions were never kept,
 * so a version that is missing is replaced by the newest that is there, and that is said.
 */
export function packageSet(all: readonly FhirPackage[], name: string): PackageSet | undefined {
  const chosen = new Map<string, FhirPackage>();
  const notes = new Set<string>();

  const find = (wanted: string, version?: string) => {
    const candidates = all.filter(({ manifest }) => manifest.name === wanted);
    const chosenVersion = chooseVersion(
      version,
      candidates.map(({ manifest }) => manifest.version),
    );
    return candidates.find(({ manifest }) => manifest.version === chosenVersion);
  };
  const visiting = new Set<string>();
  const collect = (fhirPackage: FhirPackage) => {
    const { manifest } = fhirPackage;
    const key = packageKey(manifest);
    if (visiting.has(key)) return;
    visiting.add(key);
    for (const [dependency, version] of Object.entries(manifest.dependencies)) {
      if (isCore(dependency)) continue;
      const found = find(dependency, version);
      if (!found) notes.add(`${dependency}#${version}, which ${key} depends on, is not here and is left out`);
      else if (found.manifest.version !== version) {
        notes.add(`${key} asks for ${dependency}#${version}; #${found.manifest.version} is used`);
      }
      if (found) collect(found);
    }
    chosen.set(key, fhirPackage);
  };

  const wanted = find(name);
  if (!wanted) return undefined;
  collect(wanted);
  return { packages: [...chosen.values()], notes: [...notes] };
}
