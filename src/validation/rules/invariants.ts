import { containerOf, type Element, resourceOf } from '../element/element.ts';
import { holds } from '../fhirpath/item.ts';
import { FhirPathError } from '../fhirpath/tokens.ts';
import { fhirPathHost } from './fhirpath-host.ts';
import type { Invariant } from './invariant.ts';
import { type Judgement, tell } from './judgement.ts';

/** Checks one invariant of an element's definition. */
export function checkInvariant(judgement: Judgement, element: Element, invariant: Invariant): void {
  const outcome = evaluate(judgement, element, invariant);
  if (outcome === true) return;
  const { key, severity, human, source } = invariant.constraint;
  if (outcome === false) {
    tell(judgement, severity, key, element, `not met: ${human}`, source);
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

function evaluate(judgement: Judgement, element: Element, invariant: Invariant): boolean | FhirPathError {
  const native = invariant.native?.(element);
  if (native !== undefined) return native;
  if (invariant.constraint.ofFhir && element.shape.primitive && element.value === undefined) return true;
  const expression = invariant.expression();
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
