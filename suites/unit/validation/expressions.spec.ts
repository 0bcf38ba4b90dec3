import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { builtInDefinitions } from '../../../src/validation/built-in/built-in-definitions.ts';
import { baseDefinitions } from '../../../src/validation/definitions/base-definitions.ts';
import { compilePackages } from '../../../src/validation/definitions/compile-packages.ts';
import type { DefinitionStore } from '../../../src/validation/definitions/definition-store.ts';
import { packageFolder } from '../../../src/validation/definitions/package-source.ts';
import { packageSet } from '../../../src/validation/definitions/package-set.ts';
import { compile } from '../../../src/validation/fhirpath/compile.ts';
import { FhirPathError } from '../../../src/validation/fhirpath/tokens.ts';
import { packageNames, standards } from '../../../src/validation/standards.ts';

function uncompiled({ constraints }: DefinitionStore): string[] {
  return constraints.flatMap(({ key, expression }) => {
    try {
      compile(expression);
      return [];
    } catch (error) {
      if (!(error instanceof FhirPathError)) throw error;
      return [`${key}: ${error.message}: ${expression}`];
    }
  });
}

test('every invariant of FHIR R4 compiles', () => {
  const base = baseDefinitions();
  expect(base.constraints.length).toBeGreaterThan(100);
  expect(uncompiled(base)).toEqual([]);
});

for (const standard of standards) {
  test(`every built-in invariant of ${standard} compiles`, () => {
    const store = builtInDefinitions(baseDefinitions(), standard);
    expect(store.constraints.length).toBeGreaterThan(10);
    expect(uncompiled(store)).toEqual([]);
  });
}

const igs = fileURLToPath(new URL('../../../../shared/igs', import.meta.url));

for (const name of Object.values(packageNames)) {
  test(`every invariant of ${name} and its dependencies compiles`, () => {
    test.skip(!existsSync(igs), "MedCom's packages are not in ../shared/igs");
    const set = packageSet(packageFolder(igs).open(), name)!;
    expect(uncompiled(compilePackages(set))).toEqual([]);
  });
}
