import type { Element } from '../element/element.ts';
import type { ElementShape } from '../element/element-shape.ts';
import { checkAttachment } from './attachment.ts';
import { checkCoding } from './coding.ts';
import { checkExtension } from './extensions.ts';
import { checkIdentifier } from './identifier.ts';
import { invariantsOf } from './invariant.ts';
import type { BasePlan, Judgement } from './judgement.ts';
import { checkNarrative } from './narrative.ts';
import { checkReference } from './references.ts';

/** Rules that every element of a type is asked, beyond what its definition says. */
const ofType = new Map<string, (judgement: Judgement, element: Element) => void>([
  ['Attachment', checkAttachment],
  ['Coding', checkCoding],
  ['Extension', checkExtension],
  ['Identifier', checkIdentifier],
  ['Narrative', checkNarrative],
  ['Reference', (judgement, element) => checkReference(judgement, element, element.shape.rules.types, false)],
]);

/** The plans of shapes, each made once. */
export function basePlans(): (shape: ElementShape) => BasePlan {
  const known = new Map<ElementShape, BasePlan>();
  return (shape) => {
    let plan = known.get(shape);
    if (!plan) {
      plan = { invariants: invariantsOf(shape.constraints), ofType: ofType.get(shape.type) };
      known.set(shape, plan);
    }
    return plan;
  };
}
