import { child, childrenNamed, type Element, text } from '../element/element.ts';

/** The entries of a Bundle, found by what references name. */
export type BundleIndex = {
  readonly entries: readonly Element[];
  readonly byFullUrl: (url: string) => readonly Element[];
  /** @param name `Patient/123` */
  readonly byTypeAndId: (name: string) => readonly Element[];
};

/** The index of a Bundle, made once for each judgement. */
export function bundleIndex(made: Map<Element, BundleIndex>, bundle: Element): BundleIndex {
  let index = made.get(bundle);
  if (!index) made.set(bundle, (index = indexOf(bundle)));
  return index;
}

function indexOf(bundle: Element): BundleIndex {
  const entries = childrenNamed(bundle, 'entry');
  const byFullUrl = Map.groupBy(entries, (entry) => text(entry, 'fullUrl'));
  const byTypeAndId = Map.groupBy(entries, (entry) => {
    const resource = child(entry, 'resource');
    return resource && `${resource.type}/${text(resource, 'id')}`;
  });
  return {
    entries,
    byFullUrl: (url) => byFullUrl.get(url) ?? [],
    byTypeAndId: (name) => byTypeAndId.get(name) ?? [],
  };
}
