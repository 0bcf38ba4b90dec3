import type { Element } from '../element/element.ts';
import { FhirPathError } from './tokens.ts';

/** What FHIRPath computes with: elements of the message, and values of its own. Dates are their text. */
export type Item = Element | string | number | boolean;
export type Items = readonly Item[];

/** True, false, or nothing. */
export type Truth = boolean | undefined;

export const none: Items = [];

export function isElement(item: Item): item is Element {
  return typeof item === 'object';
}

/** The text of a primitive, whether it comes from the message or was computed. */
export function textOf(item: Item): string | undefined {
  return isElement(item) ? item.value : String(item);
}

export function numberOf(item: Item): number | undefined {
  const number = typeof item === 'number' ? item : Number(textOf(item) ?? Number.NaN);
  return Number.isNaN(number) ? undefined : number;
}

/** The only item, or undefined when there is none. */
export function only(items: Items): Item | undefined {
  if (items.length > 1) throw new FhirPathError(`one item expected, not ${items.length}`);
  return items[0];
}

export function truthOf(item: Item): boolean {
  if (typeof item === 'boolean') return item;
  // Anything that is not a boolean counts as true by being there, as in HL7's engine.
  return isElement(item) && item.type === 'boolean' ? item.value === 'true' : true;
}

/** An operand of `and`, `or`, `not` …: nothing stays nothing. */
export function truth(items: Items): Truth {
  const item = only(items);
  return item === undefined ? undefined : truthOf(item);
}

/** The outcome of a criterion or an invariant: nothing is false, several items are true. */
export function holds(items: Items): boolean {
  return items.length === 1 ? truthOf(items[0]!) : items.length > 1;
}

export function itemsOf(value: Truth | string | number): Items {
  return value === undefined ? none : [value];
}
