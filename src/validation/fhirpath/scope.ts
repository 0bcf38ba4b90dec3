import type { Element } from '../element/element.ts';
import type { Item, Items } from './item.ts';
import type { Syntax } from './syntax.ts';

/** What an expression asks of the world outside the elements it is given. */
export type Host = {
  readonly isKindOf: (type: string, ancestor: string) => boolean;
  /** The resource that a Reference, or the text of one, points at. */
  readonly resolve: (item: Item) => Element | undefined;
  readonly conformsTo: (resource: Element, profile: string) => boolean;
  /** Undefined when the value set is not at hand. */
  readonly memberOf: (item: Item, valueSet: string) => boolean | undefined;
  readonly htmlChecks: (narrative: Element) => boolean;
};

export type Scope = {
  readonly host: Host;
  /** `%resource`, `%rootResource` and `%context` */
  readonly resource: Element;
  readonly rootResource: Element;
  readonly context: Element;
  /** `$this` and `$index` */
  readonly self: Item;
  readonly index: number;
};

/** A compiled expression. */
export type Evaluate = (input: Items, scope: Scope) => Items;

/** Makes the function for one place where it is called, from its parameters compiled and as written. */
export type FhirPathFunction = (parameters: readonly Evaluate[], written: readonly Syntax[]) => Evaluate;

export function inside(scope: Scope, self: Item, index: number): Scope {
  return {
    host: scope.host,
    resource: scope.resource,
    rootResource: scope.rootResource,
    context: scope.context,
    self,
    index,
  };
}
