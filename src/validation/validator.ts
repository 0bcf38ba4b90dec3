import { homedir } from 'node:os';
import path from 'node:path';
import { HarnessError } from '../errors.ts';
import type { FhirFormat } from '../message/fhir-message.ts';
import { builtInDefinitions } from './built-in/built-in-definitions.ts';
import { baseDefinitions } from './definitions/base-definitions.ts';
import { compilePackages } from './definitions/compile-packages.ts';
import { compiledOnce } from './definitions/compiled-cache.ts';
import type { DefinitionStore } from './definitions/definition-store.ts';
import { definitionsOf } from './definitions/definitions.ts';
import {
  packageCache,
  packageFolder,
  type PackageSource,
  sharedCache,
} from './definitions/package-source.ts';
import { packageSet } from './definitions/package-set.ts';
import { judgeMessage } from './judge-message.ts';
import { rulebook } from './rulebook.ts';
import type { Rulebook } from './rules/judgement.ts';
import { claims, packageNames, standardOf } from './standards.ts';
import type { ValidatedStandard, ValidationIssue, ValidationResult } from './validation-result.ts';

export type ValidatorOptions = {
  /** What judges: Prøvesten's own definitions, packages in a folder, or the package cache that FHIR tools share. */
  readonly definitions: 'built-in' | 'cache' | { readonly packages: string };
  /** Where compiled packages are kept; without it, in the user's cache folder. */
  readonly compiledFolder?: string;
  /** Made ready at once, and refused at once when they cannot be judged; others are when a message first needs them. */
  readonly standards?: readonly ValidatedStandard[];
};

export type Validator = {
  /**
   * Judges one message. The standard is the one whose profiles it names, and the format is seen from its first character,
   * unless they are given. Any bytes get a result.
   * @throws HarnessError when the definitions of the standard are not at hand
   */
  readonly validate: (
    message: Uint8Array,
    as?: { readonly standard?: ValidatedStandard | undefined; readonly format?: FhirFormat | undefined },
  ) => ValidationResult;
  /** What a user should know of the definitions of a standard: versions that had to be replaced, in sentences. */
  readonly notes: (standard: ValidatedStandard) => readonly string[];
};

/** @throws HarnessError when there are no definitions where the options say */
export async function loadValidator(options: ValidatorOptions): Promise<Validator> {
  const base = baseDefinitions();
  const open = opener(options, base);
  const books = new Map<ValidatedStandard, Rulebook>();
  const book = (standard: ValidatedStandard): Rulebook => {
    let made = books.get(standard);
    if (!made) books.set(standard, (made = rulebook(definitionsOf(base, open(standard)))));
    return made;
  };
  for (const standard of options.standards ?? []) book(standard);

  return {
    validate(message, { standard = standardOf(message), format } = {}) {
      const rules = book(standard);
      const start = performance.now();
      const judged = judgeMessage(rules, message, format);
      const verdict = claims(message, standard)
        ? judged
        : { ...judged, issues: [...judged.issues, notClaimed(standard)] };
      const { name, hash } = rules.definitions;
      const milliseconds = performance.now() - start;
      return { ...verdict, standard, definitions: { name, hash }, milliseconds };
    },
    notes: (standard) => book(standard).definitions.notes,
  };
}

/** No error, as the official validator has it: but nobody may take it for a verdict by the standard. */
function notClaimed(standard: ValidatedStandard): ValidationIssue {
  return {
    severity: 'warning',
    key: 'profile.not-claimed',
    path: '$',
    line: 1,
    column: 1,
    message: `nothing in it claims a profile of ${standard} in meta.profile, so it was judged as FHIR only`,
    source: packageNames[standard],
  };
}

type Opener = (standard: ValidatedStandard) => DefinitionStore;

function opener(
  { definitions, compiledFolder = userCache() }: ValidatorOptions,
  base: DefinitionStore,
): Opener {
  if (definitions === 'built-in') return (standard) => builtInDefinitions(base, standard);
  const source = definitions === 'cache' ? packageCache(sharedCache()) : packageFolder(definitions.packages);
  return (standard) =>
    compiledOnce(compiledFolder, `${standard} ${source.fingerprint}`, () =>
      compileStandard(source, standard),
    );
}

function compileStandard(source: PackageSource, standard: ValidatedStandard): DefinitionStore {
  const set = packageSet(source.open(), packageNames[standard]);
  if (!set)
    throw new HarnessError(
      'packages-missing',
      `the package ${packageNames[standard]} is not among the packages`,
    );
  return compilePackages(set);
}

function userCache(): string {
  return path.join(
    process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'),
    'proevesten',
    'definitions',
  );
}
