import type { Constraint } from '../definitions/element-rules.ts';
import { containerOf, type Element, resourceOf } from '../element/element.ts';
import { compile } from '../fhirpath/compile.ts';
import { holds } from '../fhirpath/item.ts';
import type { Evaluate } from '../fhirpath/scope.ts';
import { FhirPathError } from '../fhirpath/tokens.ts';
import { fhirPathHost } from './fhirpath-host.ts';
import { type Judgement, tell } from './judgement.ts';
import { nativeInvariants } from './native-invariants.ts';

const evaluations = new WeakMap<Constraint, Evaluate | FhirPathError>();

/** Checks one invariant of an element's definition. */
export function checkInvariant(judgement: Judgement, element: Element, constraint: Constraint): void {
  const outcome = evaluate(judgement, element, constraint);
  if (outcome === true) return;
  const { key, severity, human, source } = constraint;
  if (outcome === false) {
    tell(judgement, severity, key, element, human, source);
    return;
  }
  tell(
    judgement,
    severity,
    key,
    element,
    `the invariant ${key} cannot be evaluated: ${outcome.message}`,
    source,
  );
}

function evaluate(judgement: Judgement, element: Element, constraint: Constraint): boolean | FhirPathError {
  const native = constraint.ofFhir ? nativeInvariants[constraint.key]?.(element) : undefined;
  if (native !== undefined) return native;
  if (element.shape.primitive && element.value === undefined) return true;
  const expression = evaluationOf(constraint);
  if (expression instanceof FhirPathError) return expression;
  const resource = resourceOf(element);
  try {
    return holds(
      expression([element], {
        host: (judgement.host ??= fhirPathHost(judgement)),
        resource,
        rootResource: containerOf(resource),
        context: element,
        self: element,
        index: 0,
      }),
    );
  } catch (error) {
    if (error instanceof FhirPathError) return error;
    throw error;
  }
}

function evaluationOf(constraint: Constraint): Evaluate | FhirPathError {
  let known = evaluations.get(constraint);
  if (!known) {
    try {
      known = compile(constraint.expression);
    } catch (error) {
      if (!(error instanceof FhirPathError)) throw error;
      known = error;
    }
    evaluations.set(constraint, known);
  }
  return known;
}
