import type { FhirResource } from '../message/fhir-message.ts';
import { isNode, lastSegment, textAt, valuesAt } from '../message/query.ts';

/** An element of a resource that has elements of its own. */
export type FhirElement = Readonly<Record<string, unknown>>;

/** The Bundle with its resources of one type changed, or with those left out for which `change` gives nothing. */
export function withEach(
  bundle: FhirResource,
  type: string,
  change: (resource: FhirResource, index: number) => FhirResource | undefined,
): FhirResource {
  let index = 0;
  const entry = entryList(bundle).flatMap((item) => {
    const resource = item['resource'] as FhirResource | undefined;
    if (resource?.resourceType !== type) return [item];
    const changed = change(resource, index++);
    return changed ? [{ ...item, resource: changed }] : [];
  });
  return { ...bundle, entry };
}

/** The Bundle with one more resource, last. */
export function withAdded(bundle: FhirResource, resource: FhirResource): FhirResource {
  const entries = entryList(bundle);
  const like = textAt(entries[0], 'fullUrl') ?? '';
  const id = textAt(resource, 'id');
  const fullUrl = like.startsWith('urn:uuid:')
    ? `urn:uuid:${id}`
    : like.replace(/[^/]*\/[^/]*$/u, `${resource.resourceType}/${id}`);
  return { ...bundle, entry: [...entries, { fullUrl, resource }] };
}

/** The Bundle with its entries in another order, or some of them gone. */
export function withEntries(
  bundle: FhirResource,
  arrange: (entries: readonly FhirElement[]) => readonly FhirElement[],
): FhirResource {
  return { ...bundle, entry: arrange(entryList(bundle)) };
}

/** The payloads of the Communication, changed one by one; nothing for one that is left out. */
export function withEachPayload(
  bundle: FhirResource,
  change: (payload: FhirElement) => FhirElement | undefined,
): FhirResource {
  return withEach(bundle, 'Communication', (communication) => withList(communication, 'payload', change));
}

/** The Bundle without the people and organisations that nothing refers to any more. */
export function withoutOrphans(bundle: FhirResource): FhirResource {
  const mayGo = new Set(['Practitioner', 'PractitionerRole', 'CareTeam', 'Organization']);
  const referred = new Set(referencesIn(bundle).map(lastSegment));
  const kept = entryList(bundle).filter(({ resource }) => {
    const { resourceType, id } = resource as FhirResource;
    return !mayGo.has(resourceType) || referred.has(id as string);
  });
  const pruned = { ...bundle, entry: kept };
  return kept.length === entryList(bundle).length ? pruned : withoutOrphans(pruned);
}

function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isNode(value)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'reference' && typeof child === 'string' ? [child] : referencesIn(child),
  );
}

/** Everything with that text replaced by another, wherever it stands in the Bundle: ids, references, fullUrls. */
export function withTextReplaced(bundle: FhirResource, before: string, after: string): FhirResource {
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(before, after);
    if (Array.isArray(value)) return value.map(replaced);
    if (!isNode(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, replaced(child)]));
  };
  return replaced(bundle) as FhirResource;
}

/** The object with the objects of one of its lists changed one by one; nothing for one that is left out. */
export function withList<T extends FhirElement>(
  node: T,
  element: string,
  change: (item: FhirElement) => FhirElement | undefined,
): T {
  return { ...node, [element]: listAt(node, element).flatMap((item) => change(item) ?? []) };
}

/** The object without some of its elements. */
export function without<T extends FhirElement>(node: T, ...elements: readonly string[]): T {
  return Object.fromEntries(Object.entries(node).filter(([key]) => !elements.includes(key))) as T;
}

/** The objects of a list element; empty when it is missing. */
export function listAt(node: unknown, element: string): readonly FhirElement[] {
  return valuesAt(node, element).filter(isNode);
}

function entryList(bundle: FhirResource): readonly FhirElement[] {
  return listAt(bundle, 'entry');
}
