import type { Definitions } from './definitions/definitions.ts';
import type { LeanType } from './definitions/lean-definition.ts';
import { shapesOf } from './element/element-shape.ts';
import type { Prepared, Rulebook, Targets } from './rules/judgement.ts';
import { basePlans } from './rules/base-plan.ts';
import { kindsOf } from './rules/kinds.ts';
import { profilePlans } from './rules/profile-plan.ts';
import { firstProblem, profileErrors, runProfile } from './rules/profile-run.ts';
import { walkProfile } from './rules/profile-walk.ts';
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
      basePlans: basePlans(),
      plans: profilePlans(definitions, shapes),
      isKindOf: kindsOf(definitions),
      targets: targetsOf(definitions),
      sliceTests: new WeakMap(),
      looksRestful: (url) => url.length < 2000 && restful.test(url),
    },
    walks: { runProfile, profileErrors, firstProblem, walkProfile },
  };
}

function targetsOf(definitions: Definitions): Prepared['targets'] {
  const known = new WeakMap<readonly LeanType[], Targets>();
  const make = (types: readonly LeanType[]): Targets => {
    const { targetProfile = [], aggregation = [] } = types.find(({ code }) => code === 'Reference') ?? {};
    const any =
      targetProfile.length === 0 || targetProfile.some((target) => target.split('|')[0] === anyResource);
    return {
      canonicals: any ? undefined : targetProfile,
      profiles: targetProfile
        .map((url) => definitions.structure(url))
        .filter((profile) => profile !== undefined),
      aggregation,
    };
  };
  return (types) => {
    let targets = known.get(types);
    if (!targets) known.set(types, (targets = make(types)));
    return targets;
  };
}

const anyResource = 'http://hl7.org/fhir/StructureDefinition/Resource';
