import { childrenNamed, type Element, text } from '../element/element.ts';
import { distinct, includes } from './equality.ts';
import {
  holds,
  isElement,
  type Item,
  type Items,
  itemsOf,
  none,
  only,
  textOf,
  truth,
  truthOf,
} from './item.ts';
import { type Evaluate, type FhirPathFunction, inside, type Scope } from './scope.ts';
import { typeNameOf } from './syntax.ts';
import { textFunctions } from './text-functions.ts';
import { isOfType } from './type-test.ts';

export const functions: Record<string, FhirPathFunction> = {
  ...textFunctions,

  empty: () => (input) => [input.length === 0],
  exists: ([criteria]) =>
    criteria
      ? (input, scope) => [input.some((item, i) => truth(criteria([item], inside(scope, item, i))) === true)]
      : (input) => [input.length > 0],
  hasValue: () => (input) => [input.length === 1 && textOf(input[0]!) !== undefined],
  not: () => (input) => {
    const value = truth(input);
    return itemsOf(value === undefined ? undefined : !value);
  },
  count: () => (input) => [input.length],
  all:
    ([criteria]) =>
    (input, scope) => [input.every((item, i) => truth(criteria!([item], inside(scope, item, i))) === true)],
  allTrue: () => (input) => [input.every(truthOf)],
  anyTrue: () => (input) => [input.some(truthOf)],
  allFalse: () => (input) => [!input.some(truthOf)],
  anyFalse: () => (input) => [!input.every(truthOf)],
  iif:
    ([condition, then, otherwise]) =>
    (input, scope) => {
      if (holds(condition!(input, scope))) return then!(input, scope);
      return otherwise ? otherwise(input, scope) : none;
    },
  trace: () => (input) => input,

  where:
    ([criteria]) =>
    (input, scope) =>
      input.filter((item, i) => holds(criteria!([item], inside(scope, item, i)))),
  select:
    ([projection]) =>
    (input, scope) =>
      input.flatMap((item, i) => projection!([item], inside(scope, item, i))),
  repeat:
    ([projection]) =>
    (input, scope) =>
      repeated(projection!, input, scope),
  ofType: (_, [type]) => ofType(typeNameOf(type)),
  as: (_, [type]) => ofType(typeNameOf(type)),
  is: (_, [type]) => {
    const name = typeNameOf(type);
    return (input, { host }) => {
      const item = only(input);
      return item === undefined ? none : [isOfType(item, name, host)];
    };
  },

  first: () => (input) => input.slice(0, 1),
  last: () => (input) => input.slice(-1),
  tail: () => (input) => input.slice(1),
  single: () => (input) => (only(input) === undefined ? none : input),
  skip:
    ([count]) =>
    (input, scope) =>
      input.slice(amount(count!, input, scope)),
  take:
    ([count]) =>
    (input, scope) =>
      input.slice(0, amount(count!, input, scope)),

  distinct: () => (input) => distinct(input),
  isDistinct: () => (input) => [distinct(input).length === input.length],
  union:
    ([other]) =>
    (input, scope) =>
      distinct([...input, ...onSelf(other!, scope)]),
  combine:
    ([other]) =>
    (input, scope) => [...input, ...onSelf(other!, scope)],
  intersect:
    ([other]) =>
    (input, scope) => {
      const others = onSelf(other!, scope);
      return distinct(input.filter((item) => includes(others, item)));
    },
  exclude:
    ([other]) =>
    (input, scope) => {
      const others = onSelf(other!, scope);
      return input.filter((item) => !includes(others, item));
    },
  subsetOf:
    ([other]) =>
    (input, scope) => {
      const others = onSelf(other!, scope);
      return [input.every((item) => includes(others, item))];
    },
  supersetOf:
    ([other]) =>
    (input, scope) => [onSelf(other!, scope).every((item) => includes(input, item))],

  children: () => (input) => input.flatMap(childrenOf),
  descendants: () => (input) => descendants(input),
  extension:
    ([url]) =>
    (input, scope) => {
      const wanted = only(url!(input, scope));
      return input.flatMap(extensionsOf).filter((extension) => text(extension, 'url') === wanted);
    },

  resolve:
    () =>
    (input, { host }) =>
      input.map((item) => host.resolve(item)).filter((found) => found !== undefined),
  conformsTo:
    ([profile]) =>
    (input, scope) => {
      const item = only(input);
      const url = only(profile!(input, scope));
      return item !== undefined && isElement(item) && typeof url === 'string'
        ? [scope.host.conformsTo(item, url)]
        : none;
    },
  memberOf:
    ([valueSet]) =>
    (input, scope) => {
      const item = only(input);
      const url = only(valueSet!(input, scope));
      return item !== undefined && typeof url === 'string' ? itemsOf(scope.host.memberOf(item, url)) : none;
    },
  htmlChecks:
    () =>
    (input, { host }) => [input.every((item) => isElement(item) && host.htmlChecks(item))],
};

function ofType(type: string): Evaluate {
  return (input, { host }) => input.filter((item) => isOfType(item, type, host));
}

/** A parameter that is a collection of its own is evaluated where the function stands, not on its input. */
function onSelf(evaluate: Evaluate, scope: Scope): Items {
  return evaluate([scope.self], scope);
}

function amount(count: Evaluate, input: Items, scope: Scope): number {
  return Math.max(Number(only(count(input, scope)) ?? 0), 0);
}

function childrenOf(item: Item): Items {
  return isElement(item) ? item.children : none;
}

function descendants(input: Items): Item[] {
  const found: Item[] = [];
  const visit = (item: Item) => {
    for (const child of childrenOf(item)) {
      found.push(child);
      visit(child);
    }
  };
  input.forEach(visit);
  return found;
}

function repeated(projection: Evaluate, input: Items, scope: Scope): Items {
  const found = new Set<Item>();
  for (let next = input; next.length > 0;) {
    const fresh = next
      .flatMap((item, i) => projection([item], inside(scope, item, i)))
      .filter((item) => !found.has(item));
    for (const item of fresh) found.add(item);
    next = fresh;
  }
  return [...found];
}

function extensionsOf(item: Item): readonly Element[] {
  return isElement(item) ? childrenNamed(item, 'extension') : [];
}
