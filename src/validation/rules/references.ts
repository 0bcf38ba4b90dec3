import type { ElementRules } from '../definitions/element-rules.ts';
import type { LeanType } from '../definitions/lean-definition.ts';
import { type Element, text } from '../element/element.ts';
import { isAbsolute } from '../uri.ts';
import { checkAggregation } from './aggregation.ts';
import { fail, type Judgement, type Targets } from './judgement.ts';
import { resolve, type Resolution } from './resolution.ts';

const core = 'http://hl7.org/fhir/StructureDefinition/';

/** Checks a Reference: how it is written, where it leads, and whether that is allowed there. */
export function checkReference(
  judgement: Judgement,
  element: Element,
  types: readonly LeanType[],
  inProfile: boolean,
): void {
  const reference = text(element, 'reference');
  if (!reference) return;
  const { canonicals, profiles, aggregation } = judgement.prepared.targets(types);
  const resolution = resolve(judgement, element, reference);
  if (!inProfile) checkWriting(judgement, element, reference, resolution);
  checkStatedType(judgement, element, reference, resolution, canonicals);
  if (resolution.target && canonicals) {
    checkTarget(judgement, element, reference, resolution.target, { canonicals, profiles, inProfile });
  }
  checkAggregation(judgement, element, reference, resolution, aggregation);
}

function checkWriting(
  judgement: Judgement,
  element: Element,
  reference: string,
  { target, place, problems }: Resolution,
): void {
  if (/[ \t-\r]/.test(reference))
    fail(
      judgement,
      'reference.format',
      element,
      `a reference has no white space: ${JSON.stringify(reference.slice(0, 200))}`,
    );
  for (const { key, message } of problems) fail(judgement, key, element, message);
  if (place === 'contained' && !target)
    fail(judgement, 'reference.contained', element, `${reference} is not a contained resource`);
}

/** `Reference.type`, when it is given. */
function checkStatedType(
  judgement: Judgement,
  element: Element,
  reference: string,
  { target }: Resolution,
  targets: readonly string[] | undefined,
): void {
  const stated = text(element, 'type');
  if (stated === undefined) return;
  const url = isAbsolute(stated) ? stated : core + stated;
  const allowed = (canonical: string) => {
    if (canonical.split('|')[0] === url) return true;
    const profile = judgement.definitions.structure(canonical);
    return profile !== undefined && core + profile.structure.type === url;
  };
  if (targets && !targets.some(allowed))
    fail(judgement, 'reference.stated-type', element, `a ${stated} cannot be referred to here`);
  const actual = target?.type ?? typeInText(judgement, reference);
  if (actual && actual !== stated)
    fail(
      judgement,
      'reference.stated-type',
      element,
      `the type is given as ${stated}, but ${reference} is a ${actual}`,
    );
}

function typeInText({ definitions }: Judgement, reference: string): string | undefined {
  return reference
    .split('|')[0]!
    .split('/')
    .slice(0, -1)
    .findLast((part) => definitions.isResource(part));
}

function checkTarget(
  judgement: Judgement,
  element: Element,
  reference: string,
  target: Element,
  {
    canonicals,
    profiles,
    inProfile,
  }: Pick<Targets, 'profiles'> & {
    readonly canonicals: readonly string[];
    readonly inProfile: boolean;
  },
): void {
  let missed: ElementRules | undefined;
  for (const profile of profiles) {
    if (profile.structure.type !== target.type) continue;
    missed = profile;
    if (conforms(judgement, target, profile)) return;
  }
  if (!missed) {
    const allowed = [...new Set(profiles.map(({ structure }) => structure.type))].join(', ');
    fail(
      judgement,
      'reference.target',
      element,
      `${reference} is of type ${target.type}; allowed: ${allowed}`,
    );
    if (profiles.length === 0 || !inProfile) return;
  }
  const problem = missed ? judgement.walks.firstProblem(judgement, target, missed) : '';
  const message = `${reference} conforms to none of ${canonicals.join(', ')}${problem}`;
  fail(judgement, 'reference.profile', element, message);
}

function conforms(judgement: Judgement, target: Element, profile: ElementRules): boolean {
  return !profile.structure.constrains || judgement.walks.profileErrors(judgement, target, profile) === 0;
}
