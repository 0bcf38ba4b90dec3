import type { Definitions } from './definitions/definitions.ts';
import { shapesOf } from './element/element-shape.ts';
import type { Rulebook } from './rules/judgement.ts';
import { profilePlans } from './rules/profile-plan.ts';
import { terminologyOf } from './terminology/terminology.ts';

/** Prepares a set of definitions for judging; most of the work is done when a message first needs it. */
export function rulebook(definitions: Definitions): Rulebook {
  const shapes = shapesOf(definitions);
  const types = definitions.resourceTypes().join('|');
  // The official validator's notion of a RESTful URL.
  const restful = new RegExp(
    `^(?:https?://(?:[A-Za-z0-9\\\\.:%$_-]*/)*)(?:${types})/[A-Za-z0-9.-]{1,64}(?:/_history/[A-Za-z0-9.-]{1,64})?$`,
  );
  return {
    definitions,
    shapes,
    terminology: terminologyOf(definitions),
    prepared: {
      plans: profilePlans(definitions, shapes),
      sliceTests: new WeakMap(),
      looksRestful: (url) => url.length < 2000 && restful.test(url),
    },
  };
}
