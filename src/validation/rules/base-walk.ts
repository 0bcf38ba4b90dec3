import { child, childrenNamed, type Element, notesOf } from '../element/element.ts';
import { checkBinding } from './bindings.ts';
import { checkBundle } from './bundle-rules.ts';
import { countErrors } from './finding.ts';
import { checkInvariant } from './invariants.ts';
import { apart, fail, type Judgement, tell } from './judgement.ts';
import { checkPrimitive, idPattern, notAnId } from './primitives.ts';

/** Judges a resource by base FHIR and by every profile that it claims. */
export function judgeResource(judgement: Judgement, resource: Element): void {
  walkResource(judgement, resource);
  const meta = child(resource, 'meta');
  for (const claim of meta ? childrenNamed(meta, 'profile') : []) {
    if (!claim.value) continue;
    const profile = judgement.definitions.structure(claim.value);
    if (!profile) {
      tell(
        judgement,
        'warning',
        'profile.unknown',
        claim,
        `the profile ${claim.value} is not at hand, so it is not checked`,
      );
    } else if (
      !profile.structure.abstract &&
      !judgement.definitions.isKindOf(resource.type, profile.structure.type)
    ) {
      fail(
        judgement,
        'profile.type',
        claim,
        `${claim.value} is a profile of ${profile.structure.type}, not of ${resource.type}`,
      );
    } else judgement.walks.runProfile(judgement, resource, profile);
  }
}

/** Judges a resource, and all that is in it, by base FHIR; once. */
export function walkResource(judgement: Judgement, resource: Element): void {
  const notes = notesOf(resource);
  if (notes.baseErrors !== undefined) return;
  notes.baseErrors = 0;
  const findings = apart(judgement, () => {
    walk(judgement, resource);
    if (resource.type === 'Bundle') checkBundle(judgement, resource);
  });
  notes.baseErrors = countErrors(findings);
  for (const finding of findings) judgement.sink.push(finding);
}

function walk(judgement: Judgement, element: Element): void {
  const { shape } = element;
  const { invariants, ofType } = judgement.prepared.basePlans(shape);
  if (shape.primitive) checkPrimitive(judgement, element);
  for (const invariant of invariants) checkInvariant(judgement, element, invariant);
  checkBinding(judgement, element, shape.rules.binding);
  for (const { name, min, structure } of shape.required) {
    if (!child(element, name))
      fail(judgement, 'cardinality.min', element, `${name} is missing: at least ${min}`, structure.url);
  }
  ofType?.(judgement, element);
  if (element.role !== 'part') checkId(judgement, element);
  for (const each of element.children) {
    if (each.role === 'part') walk(judgement, each);
    else judgeResource(judgement, each);
  }
}

function checkId(judgement: Judgement, resource: Element): void {
  const id = child(resource, 'id');
  if (!id && resource.role === 'contained')
    fail(judgement, 'resource.id', resource, 'a contained resource must have an id');
  if (id?.value !== undefined && !idPattern.test(id.value)) {
    fail(judgement, 'resource.id', id, notAnId(id.value));
  }
}
