import { childrenNamed, child, type Element, text } from '../element/element.ts';
import { isElement, type Item, textOf } from '../fhirpath/item.ts';
import type { Host } from '../fhirpath/scope.ts';
import { bundleIndex } from './bundle-index.ts';
import type { Judgement } from './judgement.ts';
import { narrativeOf } from '../narrative/read-narrative.ts';
import { resolve } from './resolution.ts';

/** What invariants may ask about the message that is being judged. */
export function fhirPathHost(judgement: Judgement): Host {
  const { definitions, terminology, prepared } = judgement;
  return {
    isKindOf: prepared.isKindOf,
    resolve: (item) => resolveItem(judgement, item),
    conformsTo(resource, canonical) {
      const profile = definitions.structure(canonical);
      return (
        profile?.structure.type === resource.type &&
        judgement.walks.profileErrors(judgement, resource, profile) === 0
      );
    },
    memberOf(item, canonical) {
      const valueSet = definitions.valueSet(canonical);
      return (
        valueSet &&
        codingsOf(item).some(([system, code]) => terminology.membership(valueSet, system, code) === 'in')
      );
    },
    htmlChecks: (element) => narrativeOf(element).allowed && narrativeOf(element).visible,
  };
}

/**
 * A Reference is resolved by the fullUrl it means; a mere string only by the fullUrl or the Type/id that it spells,
 * as in the official validator.
 */
function resolveItem(judgement: Judgement, item: Item): Element | undefined {
  const isReference = isElement(item) && item.type === 'Reference';
  const reference = isReference ? text(item, 'reference') : textOf(item);
  if (reference === undefined) return undefined;
  if (isElement(item) && (isReference || reference.startsWith('#'))) {
    const { target } = resolve(judgement, item, reference);
    if (target) return target;
    if (isReference && judgement.root.type === 'Bundle') return undefined;
  }
  if (judgement.root.type !== 'Bundle') return undefined;
  const { byFullUrl, byTypeAndId } = bundleIndex(judgement.bundles, judgement.root);
  const entry = byFullUrl(reference).find(holdsResource) ?? byTypeAndId(reference)[0];
  return entry && child(entry, 'resource');
}

function holdsResource(entry: Element): boolean {
  return child(entry, 'resource') !== undefined;
}

function codingsOf(item: Item): (readonly [system: string | undefined, code: string])[] {
  if (!isElement(item) || item.value !== undefined) return [[undefined, textOf(item) ?? '']];
  const codings = item.type === 'CodeableConcept' ? childrenNamed(item, 'coding') : [item];
  return codings.map((coding) => [text(coding, 'system'), text(coding, 'code') ?? '']);
}
