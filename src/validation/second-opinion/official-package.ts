import { builtInEquals } from '../built-in/built-in-definitions.ts';
import { packageNames } from '../standards.ts';
import type { ValidationResult } from '../validation-result.ts';

/** The official package that another validator must judge by to be asked the same: `name#version`. */
export function officialPackage({ standard, definitions }: ValidationResult): string {
  return definitions.name.startsWith('built-in ')
    ? `${packageNames[standard]}#${builtInEquals(standard)}`
    : definitions.name;
}
