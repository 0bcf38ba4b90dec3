import type { Definitions } from './definitions/definitions.ts';
import type { ElementRules } from './definitions/element-rules.ts';
import { shapesOf } from './element/element-shape.ts';
import type { Rulebook } from './rules/judgement.ts';
import type { Prepared } from './rules/prepared.ts';
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
      profiles: profilesNamed(definitions),
      sliceTests: new WeakMap(),
      looksRestful: (url) => url.length < 2000 && restful.test(url),
    },
  };
}

function profilesNamed(definitions: Definitions): Prepared['profiles'] {
  const known = new WeakMap<readonly string[], readonly ElementRules[]>();
  return (canonicals) => {
    let profiles = known.get(canonicals);
    if (!profiles) {
      profiles = canonicals.map((url) => definitions.structure(url)).filter((profile) => profile !== undefined);
      known.set(canonicals, profiles);
    }
    return profiles;
  };
}
