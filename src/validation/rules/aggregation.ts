import type { Element } from '../element/element.ts';
import { fail, type Judgement } from './judgement.ts';
import type { Resolution } from './resolution.ts';

/** Checks where a reference leads against where a profile lets it lead: into the message, into the resource, or anywhere. */
export function checkAggregation(
  judgement: Judgement,
  element: Element,
  reference: string,
  { target, place }: Resolution,
  modes: readonly string[],
): void {
  if (modes.length === 0) return;
  if (!target) {
    if (!modes.includes('referenced'))
      fail(judgement, 'reference.aggregation', element, `${reference} must be found in the message`);
    return;
  }
  const allowed = modes.some((mode) =>
    mode === 'contained'
      ? place === 'contained'
      : mode === 'bundled'
        ? place === 'bundle'
        : place !== 'contained',
  );
  if (!allowed)
    fail(
      judgement,
      'reference.aggregation',
      element,
      `${reference} must be ${modes.map((mode) => aggregations[mode] ?? mode).join(' or ')}`,
    );
}

/** FHIR's words for where a resource may lie, in words that say where. */
const aggregations: Readonly<Record<string, string>> = {
  bundled: 'an entry of the message',
  contained: 'a contained resource',
  referenced: 'a resource of its own',
};
