import type { Element } from './element.ts';
import type { ElementShape } from './element-shape.ts';

/** An element without children; every element is made here, so that all have one layout in memory. */
export function newElement(
  name: string,
  shape: ElementShape,
  parent: Element | undefined,
  index: number,
  offset: number,
  role: Element['role'] = 'part',
): Element {
  return {
    name,
    type: shape.type,
    shape,
    parent,
    index,
    offset,
    children: [],
    value: undefined,
    role,
    notes: undefined,
  };
}
