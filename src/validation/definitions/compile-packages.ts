import { createHash } from 'node:crypto';
import { constraintTable } from './constraint-table.ts';
import { storeOf, type DefinitionStore } from './definition-store.ts';
import type { LeanDefinition } from './lean-definition.ts';
import { packageKey } from './fhir-package.ts';
import { lean } from './lean.ts';
import type { PackageSet } from './package-set.ts';

/** The definitions of a set of packages, made lean. Their hash is of what was kept, so it says the same wherever they came from. */
export function compilePackages({ packages, notes }: PackageSet): DefinitionStore {
  const constraints = constraintTable();
  const hash = createHash('sha256');
  const definitions: { definition: LeanDefinition; origin: string }[] = [];
  for (const { manifest, resources } of packages) {
    const origin = packageKey(manifest);
    hash.update(origin);
    for (const resource of resources()) {
      const definition = lean(resource, constraints);
      if (!definition) continue;
      definitions.push({ definition, origin });
      hash.update(JSON.stringify(definition));
    }
  }
  hash.update(JSON.stringify(constraints.rows));
  const { name, version } = packages.at(-1)!.manifest;
  const parts = {
    name: `${name}#${version}`,
    hash: hash.digest('hex'),
    notes,
    constraints: constraints.rows,
  };
  return storeOf(parts, definitions);
}
