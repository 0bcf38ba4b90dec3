import type { FhirResource } from './fhir-message.ts';

export type BundleEntry = { readonly fullUrl: string | undefined; readonly resource: FhirResource };

type Node = Readonly<Record<string, unknown>>;

/**
 * Everything that stands at a dot path such as `destination.receiver.reference`, arrays flattened on the way, in
 * document order. Whatever the shape of `node`, the answer is a list: empty when nothing stands there.
 */
export function valuesAt(node: unknown, path: string): unknown[] {
  let found = flat(node);
  for (const step of path.split('.')) {
    found = found.flatMap((value) => (isNode(value) && Object.hasOwn(value, step) ? flat(value[step]) : []));
  }
  return found;
}

/** The first text at the path; a number or a truth value counts as the text that it is written as. */
export function textAt(node: unknown, path: string): string | undefined {
  for (const value of valuesAt(node, path)) {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  }
  return undefined;
}

/** The entries of a Bundle that hold a resource. */
export function entriesOf(bundle: FhirResource): BundleEntry[] {
  return valuesAt(bundle, 'entry').flatMap((entry) => {
    const resource = valuesAt(entry, 'resource').find(isResource);
    return resource ? [{ fullUrl: textAt(entry, 'fullUrl'), resource }] : [];
  });
}

/** The resources of a Bundle in document order, all of them or those of one type. */
export function resourcesOf(bundle: FhirResource, type?: string): FhirResource[] {
  const all = entriesOf(bundle).map(({ resource }) => resource);
  return type === undefined ? all : all.filter(({ resourceType }) => resourceType === type);
}

/**
 * The resource of the Bundle that a reference points to. An absolute one (`https://…`, `urn:uuid:…`) names a fullUrl; a
 * relative one (`Patient/1`) the end of a fullUrl, or else type and id. A Bundle must not change once it was asked.
 */
export function resolveReference(
  bundle: FhirResource,
  reference: string | undefined,
): FhirResource | undefined {
  if (!reference) return undefined;
  const { byUrl, byEnd } = indexOf(bundle);
  const wanted = withoutVersion(reference);
  return wanted.includes(':') ? byUrl.get(wanted) : byEnd.get(wanted);
}

type Index = Readonly<Record<'byUrl' | 'byEnd', ReadonlyMap<string, FhirResource>>>;

const indexes = new WeakMap<FhirResource, Index>();

function indexOf(bundle: FhirResource): Index {
  const known = indexes.get(bundle);
  if (known) return known;

  const byUrl = new Map<string, FhirResource>();
  const byEnd = new Map<string, FhirResource>();
  const entries = entriesOf(bundle);
  for (const { fullUrl = '', resource } of entries) {
    addFirst(byUrl, fullUrl, resource);
    addFirst(byEnd, fullUrl.split('/').slice(-2).join('/'), resource);
  }
  for (const { resource } of entries) {
    addFirst(byEnd, `${resource.resourceType}/${textAt(resource, 'id')}`, resource);
  }
  const index = { byUrl, byEnd };
  indexes.set(bundle, index);
  return index;
}

function addFirst(index: Map<string, FhirResource>, key: string, resource: FhirResource): void {
  if (!index.has(key)) index.set(key, resource);
}

function withoutVersion(reference: string): string {
  return reference.replace(/\/_history\/.*$/, '');
}

/** `1` of `Patient/1` and of `https://x.dk/Patient/1/_history/2`; the uuid of `urn:uuid:…`. */
export function lastSegment(reference: string | undefined): string | undefined {
  return reference && (withoutVersion(reference).split(/[/:]/).at(-1) || undefined);
}

/** Whether a parsed value is an object with elements, not a list, a text or nothing. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isResource(value: unknown): value is FhirResource {
  return isNode(value) && typeof value['resourceType'] === 'string';
}

function flat(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flat(Infinity);
  return value === undefined || value === null ? [] : [value];
}
