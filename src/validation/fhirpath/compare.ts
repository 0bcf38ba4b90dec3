import { isElement, type Item, textOf } from './item.ts';

const temporal =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(Z|[+-]\d\d:\d\d)?)?)?)?$/;
const temporalTypes = new Set(['date', 'dateTime', 'instant']);

/** Negative, zero or positive; undefined when the two cannot be ordered, as dates of different precision can not. */
export function compare(a: Item, b: Item): number | undefined {
  const [left, right] = [textOf(a), textOf(b)];
  if (left === undefined || right === undefined) return undefined;
  if (isTemporal(a) || isTemporal(b)) return compareTimes(left, right);
  const [x, y] = [Number(left), Number(right)];
  if (!Number.isNaN(x) && !Number.isNaN(y) && (isNumeric(a) || isNumeric(b))) return x - y;
  return left < right ? -1 : left > right ? 1 : 0;
}

function isTemporal(item: Item): boolean {
  return isElement(item) && temporalTypes.has(item.type);
}

function isNumeric(item: Item): boolean {
  return isElement(item)
    ? /^(decimal|integer|positiveInt|unsignedInt)$/.test(item.type)
    : typeof item === 'number';
}

function compareTimes(a: string, b: string): number | undefined {
  const left = temporal.exec(a);
  const right = temporal.exec(b);
  if (!left || !right) return undefined;
  if (left[7] && right[7]) return Date.parse(a) - Date.parse(b);
  for (let part = 1; part <= 6; part++) {
    const [x, y] = [left[part], right[part]];
    if (x === undefined && y === undefined) return 0;
    if (x === undefined || y === undefined) return undefined;
    const difference = Number(x) - Number(y);
    if (difference) return difference;
  }
  return 0;
}
