import type { Element } from '../element/element.ts';

type Fixed = string | number | boolean | null | { readonly [name: string]: Fixed } | readonly Fixed[];

/** Whether an element is exactly the fixed value. */
export function isFixed(element: Element, value: unknown): boolean {
  return same(element, value as Fixed, false);
}

/** Whether an element holds at least what the pattern holds. */
export function matchesPattern(element: Element, value: unknown): boolean {
  return same(element, value as Fixed, true);
}

function same(element: Element, value: Fixed, more: boolean): boolean {
  if (value === null || typeof value !== 'object')
    return element.value !== undefined && element.value === String(value);
  const names = Object.keys(value).filter((name) => !name.startsWith('_'));
  const object = value as { readonly [name: string]: Fixed };
  for (const name of names) if (!sameNamed(element, name, object[name]!, more)) return false;
  return more || element.children.every((child) => names.includes(writtenName(child)));
}

function sameNamed(element: Element, name: string, value: Fixed, more: boolean): boolean {
  const mine = element.children.filter((child) => writtenName(child) === name);
  if (!Array.isArray(value)) return mine.length === 1 && same(mine[0]!, value, more);
  const wanted: readonly Fixed[] = value;
  if (more) return wanted.every((item) => mine.some((child) => same(child, item, true)));
  return mine.length === wanted.length && wanted.every((item, i) => same(mine[i]!, item, false));
}

function writtenName({ name, type, shape }: Element): string {
  return shape.rules.choice ? name + type[0]!.toUpperCase() + type.slice(1) : name;
}
