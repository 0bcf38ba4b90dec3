import type { SystemRecord } from '../exchange/exchange.ts';
import { requirements, type Requirement } from './define.ts';
import { requirementOf } from './invariant.ts';
import { invariants } from './named-invariants.ts';

type Slug = keyof typeof invariants;

const slugs = Object.keys(invariants) as Slug[];
const declared = Object.fromEntries(slugs.map((slug) => [slug, requirementOf(invariants[slug])]));

/** Each named invariant as a requirement. */
export const invariantRequirements = requirements('profile', declared as Record<Slug, Requirement>);

/** The requirement that tells a broken invariant of a system, when there is one that is asked of it. */
export function tellerOf(key: string, { capabilities }: SystemRecord): string | undefined {
  const slug = slugs.find((one) => invariants[one].keys.some((own) => own === key));
  if (!slug) return undefined;
  const id = `profile.${slug}` as const;
  const { when = [] } = invariantRequirements[id];
  return when.every((capability) => capabilities.includes(capability)) ? id : undefined;
}
