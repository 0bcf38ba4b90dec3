import { isElement, type Item, none, only } from './item.ts';
import type { Evaluate, Host } from './scope.ts';

/** `item is Type` and `item as Type` */
export function typeTest(operator: 'is' | 'as', type: string, on: Evaluate): Evaluate {
  return (input, scope) => {
    const items = on(input, scope);
    if (operator === 'as') return items.filter((item) => isOfType(item, type, scope.host));
    const item = only(items);
    return item === undefined ? none : [isOfType(item, type, scope.host)];
  };
}

export function isOfType(item: Item, type: string, host: Host): boolean {
  if (isElement(item)) return host.isKindOf(item.type, type);
  return systemTypes[typeof item]?.includes(type.toLowerCase()) ?? false;
}

const systemTypes: Record<string, readonly string[]> = {
  string: ['string', 'date', 'datetime', 'time'],
  number: ['integer', 'decimal'],
  boolean: ['boolean'],
};
