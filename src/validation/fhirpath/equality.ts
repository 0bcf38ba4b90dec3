import type { Element } from '../element/element.ts';
import { isElement, type Item, type Items, textOf } from './item.ts';

/**
 * Equality as HL7's engine has it: decimals by value, other primitives by their text (so `count() = '2'` can be true),
 * complex values by their content.
 */
export function equal(a: Item, b: Item): boolean {
  if (a === b) return true;
  const [left, right] = [textOf(a), textOf(b)];
  if (left !== undefined && right !== undefined) {
    return left === right || ((isDecimal(a) || isDecimal(b)) && Number(left) === Number(right));
  }
  return isElement(a) && isElement(b) && sameContent(a, b);
}

export function equalItems(left: Items, right: Items): boolean {
  return left.length === right.length && left.every((item, i) => equal(item, right[i]!));
}

export function includes(items: Items, item: Item): boolean {
  return items.some((each) => equal(each, item));
}

export function distinct(items: Items): Items {
  if (items.length < 2) return items;
  const texts = new Set<string>();
  const kept: Item[] = [];
  const complex: Item[] = [];
  for (const item of items) {
    const text = isDecimal(item) ? String(Number(textOf(item))) : textOf(item);
    if (text === undefined) {
      if (complex.includes(item) || includes(complex, item)) continue;
      complex.push(item);
    } else {
      if (texts.has(text)) continue;
      texts.add(text);
    }
    kept.push(item);
  }
  return kept;
}

function isDecimal(item: Item): boolean {
  return isElement(item) ? item.type === 'decimal' : typeof item === 'number' && !Number.isInteger(item);
}

function sameContent(a: Element, b: Element): boolean {
  if (a.type !== b.type || a.value !== b.value || a.children.length !== b.children.length) return false;
  return a.children.every((child) => {
    const twin = b.children.find((other) => other.name === child.name && other.index === child.index);
    return twin !== undefined && sameContent(child, twin);
  });
}
