import type { Constraint } from '../definitions/element-rules.ts';
import { compile } from '../fhirpath/compile.ts';
import type { Evaluate } from '../fhirpath/scope.ts';
import { FhirPathError } from '../fhirpath/tokens.ts';
import { alwaysHold, type NativeInvariant, nativeInvariants } from './native-invariants.ts';

/** An invariant, ready to be asked. */
export type Invariant = {
  readonly constraint: Constraint;
  /** Written out, where we have that; its expression is evaluated otherwise. */
  readonly native: NativeInvariant | undefined;
  /** Compiled when it is first needed; an error when it cannot be. */
  readonly expression: () => Evaluate | FhirPathError;
};

const prepared = new WeakMap<Constraint, Invariant>();

/** The same object for the same constraint; those that always hold are left out. */
export function invariantsOf(constraints: readonly Constraint[]): readonly Invariant[] {
  return constraints.filter(({ ofFhir, key }) => !ofFhir || !alwaysHold.has(key)).map(invariantOf);
}

function invariantOf(constraint: Constraint): Invariant {
  let invariant = prepared.get(constraint);
  if (!invariant) prepared.set(constraint, (invariant = prepare(constraint)));
  return invariant;
}

function prepare(constraint: Constraint): Invariant {
  let compiled: Evaluate | FhirPathError | undefined;
  return {
    constraint,
    native: constraint.ofFhir ? nativeInvariants[constraint.key] : undefined,
    expression: () => (compiled ??= compileOrError(constraint.expression)),
  };
}

function compileOrError(expression: string): Evaluate | FhirPathError {
  try {
    return compile(expression);
  } catch (error) {
    if (error instanceof FhirPathError) return error;
    throw error;
  }
}
