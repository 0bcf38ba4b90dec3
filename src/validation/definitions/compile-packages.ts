import { constraintTable } from './constraint-table.ts';
import { storeOf, type DefinitionStore } from './definition-store.ts';
import type { LeanDefinition } from './lean-definition.ts';
import { lean } from './lean.ts';
import type { PackageSet } from './package-set.ts';

/** The definitions of a set of packages, made lean. `hash` names the bytes that they came from. */
export function compilePackages({ packages, notes }: PackageSet, hash: string): DefinitionStore {
  const constraints = constraintTable();
  const definitions: { definition: LeanDefinition; origin: string }[] = [];
  for (const { manifest, resources } of packages) {
    const origin = `${manifest.name}#${manifest.version}`;
    for (const resource of resources()) {
      const definition = lean(resource, constraints);
      if (definition) definitions.push({ definition, origin });
    }
  }
  const wanted = packages.at(-1)!.manifest;
  const name = `${wanted.name}#${wanted.version}`;
  return storeOf({ name, hash, notes, constraints: constraints.rows }, definitions);
}
