import { compare } from './compare.ts';
import { distinct, equal, equalItems, includes } from './equality.ts';
import { type Item, type Items, itemsOf, none, numberOf, only, textOf, truth } from './item.ts';

type Operator = (left: Items, right: Items) => Items;

/** FHIRPath's operators that need both sides; `and`, `or` and `implies` are in logic.ts because they may need only one. */
export const operators: Record<string, Operator> = {
  '=': (left, right) => (left.length && right.length ? [equalItems(left, right)] : none),
  '!=': (left, right) => (left.length && right.length ? [!equalItems(left, right)] : none),
  '~': (left, right) => [equivalent(left, right)],
  '!~': (left, right) => [!equivalent(left, right)],
  '<': ordered((difference) => difference < 0),
  '>': ordered((difference) => difference > 0),
  '<=': ordered((difference) => difference <= 0),
  '>=': ordered((difference) => difference >= 0),
  in: (left, right) => (left.length ? [left.every((item) => includes(right, item))] : none),
  contains: (left, right) => (right.length ? [right.every((item) => includes(left, item))] : none),
  '|': (left, right) => distinct([...left, ...right]),
  '&': (left, right) => [`${plain(left)}${plain(right)}`],
  '+': (left, right) => {
    const [a, b] = [only(left), only(right)];
    if (a === undefined || b === undefined) return none;
    const [x, y] = [textOf(a), textOf(b)];
    if (typeof a === 'number' || typeof b === 'number') return arithmetic((m, n) => m + n)(left, right);
    return x === undefined || y === undefined ? none : [x + y];
  },
  '-': arithmetic((a, b) => a - b),
  '*': arithmetic((a, b) => a * b),
  '/': arithmetic((a, b) => (b === 0 ? undefined : a / b)),
  div: arithmetic((a, b) => (b === 0 ? undefined : Math.trunc(a / b))),
  mod: arithmetic((a, b) => (b === 0 ? undefined : a % b)),
  xor: (left, right) => {
    const [a, b] = [truth(left), truth(right)];
    return itemsOf(a === undefined || b === undefined ? undefined : a !== b);
  },
};

function ordered(test: (difference: number) => boolean): Operator {
  return (left, right) => {
    const [a, b] = [only(left), only(right)];
    const difference = a === undefined || b === undefined ? undefined : compare(a, b);
    return itemsOf(difference === undefined ? undefined : test(difference));
  };
}

function arithmetic(compute: (a: number, b: number) => number | undefined): Operator {
  return (left, right) => {
    const [a, b] = [number(left), number(right)];
    return itemsOf(a === undefined || b === undefined ? undefined : compute(a, b));
  };
}

function number(items: Items): number | undefined {
  const item = only(items);
  return item === undefined ? undefined : numberOf(item);
}

function plain(items: Items): string {
  const item = only(items);
  return (item === undefined ? undefined : textOf(item)) ?? '';
}

function equivalent(left: Items, right: Items): boolean {
  return left.length === right.length && left.every((item) => right.some((other) => alike(item, other)));
}

function alike(a: Item, b: Item): boolean {
  return equal(a, b) || (folded(a) !== undefined && folded(a) === folded(b));
}

function folded(item: Item): string | undefined {
  return textOf(item)?.toLowerCase();
}
