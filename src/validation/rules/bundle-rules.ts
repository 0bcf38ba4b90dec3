import { child, type Element, text } from '../element/element.ts';
import { isAbsolute } from '../uri.ts';
import { bundleIndex, type BundleIndex } from './bundle-index.ts';
import { checkLinks } from './bundle-links.ts';
import { fail, type Judgement } from './judgement.ts';

const firstEntry: Record<string, string> = { message: 'MessageHeader', document: 'Composition' };
const withoutFullUrl = new Set(['transaction', 'transaction-response', 'batch', 'batch-response']);

/** What the official validator asks of a Bundle beyond its definition: first entry, fullUrls, references between entries. */
export function checkBundle(judgement: Judgement, bundle: Element): void {
  const type = text(bundle, 'type') ?? '';
  const index = bundleIndex(judgement.bundles, bundle);
  const wanted = firstEntry[type];
  if (wanted) {
    checkFirst(judgement, bundle, index, type, wanted);
    checkLinks(judgement, bundle, type);
  }
  for (const entry of index.entries) checkFullUrl(judgement, entry, withoutFullUrl.has(type));
}

function checkFirst(
  judgement: Judgement,
  bundle: Element,
  index: BundleIndex,
  type: string,
  wanted: string,
): void {
  const [first] = index.entries;
  if (!first) {
    fail(judgement, 'bundle.empty', bundle, `a Bundle of type ${type} must have entries`);
    return;
  }
  const resource = child(first, 'resource');
  if (!resource) {
    fail(judgement, 'bundle.first-entry', first, 'the first entry has no resource');
    return;
  }
  if (resource.type !== wanted)
    fail(
      judgement,
      'bundle.first-entry',
      resource,
      `the first entry must be a ${wanted}, not a ${resource.type}`,
    );
  const told = new Set<Element>();
  if (resource.type === 'MessageHeader') {
    const server = serverOf(judgement, first, resource);
    for (const each of resource.children) {
      if (each.name === 'focus') checkLink(judgement, index, server, each, { mustBeFound: true, told });
    }
  }
  for (const entry of index.entries) {
    const held = child(entry, 'resource');
    if (!held) continue;
    const server = serverOf(judgement, entry, held);
    forEachReference(held, (link) => checkLink(judgement, index, server, link, { mustBeFound: false, told }));
  }
}

function checkFullUrl(judgement: Judgement, entry: Element, optional: boolean): void {
  const fullUrl = text(entry, 'fullUrl');
  if (fullUrl === undefined) {
    if (!optional) fail(judgement, 'bundle.full-url', entry, 'an entry of a Bundle must have a fullUrl');
    return;
  }
  if (fullUrl === '') return;
  if (!isAbsolute(fullUrl)) {
    fail(
      judgement,
      'bundle.full-url',
      entry,
      `a fullUrl must be absolute: ${JSON.stringify(fullUrl.slice(0, 200))}`,
    );
    return;
  }
  const resource = child(entry, 'resource');
  if (!resource || !judgement.prepared.looksRestful(fullUrl)) return;
  const id = text(resource, 'id');
  if (id === undefined)
    fail(
      judgement,
      'bundle.full-url',
      entry,
      "the fullUrl looks like a server's, but the resource has no id",
    );
  else if (!fullUrl.endsWith(`/${resource.type}/${id}`)) {
    fail(
      judgement,
      'bundle.full-url',
      entry,
      `the fullUrl looks like a server's, so it must end with /${resource.type}/${id}`,
    );
  }
}

function forEachReference(element: Element, visit: (reference: Element) => void): void {
  if (element.type === 'Reference' && text(element, 'reference')) visit(element);
  for (const each of element.children) forEachReference(each, visit);
}

/** A reference that could lead to an entry must lead to exactly one, by the fullUrl that it means. */
function checkLink(
  judgement: Judgement,
  { byFullUrl, byTypeAndId }: BundleIndex,
  server: string | undefined,
  link: Element,
  { mustBeFound, told }: { readonly mustBeFound: boolean; readonly told: Set<Element> },
): void {
  const reference = text(link, 'reference')?.split('#')[0];
  if (!reference) return;
  const tell = (key: string, message: string) => {
    if (!told.has(link)) fail(judgement, key, link, message);
    told.add(link);
  };
  const absolute = isAbsolute(reference);
  const meant = absolute ? reference : server === undefined ? undefined : server + reference;
  const found = meant === undefined ? [] : byFullUrl(meant);
  if (found.length === 1) return;
  if (found.length > 1) {
    tell('bundle.ambiguous', `${found.length} entries have the fullUrl that ${reference} means`);
    return;
  }
  const [type = '', id] = reference.split('/');
  const alike =
    !absolute && id !== undefined && judgement.definitions.isResource(type)
      ? byTypeAndId(`${type}/${id}`)
      : [];
  if (alike.length > 0) {
    const known = text(alike[0]!, 'fullUrl') ?? 'missing';
    const why = meant === undefined ? 'refer to it by that' : `this means ${meant}`;
    tell('bundle.unreachable', `${reference} is in the Bundle, but its fullUrl is ${known}; ${why}`);
  } else if (mustBeFound && (absolute || (id !== undefined && judgement.definitions.isResource(type)))) {
    tell('bundle.not-found', `${reference} is not in the Bundle`);
  }
}

/** The address that completes relative references of an entry: that of its fullUrl, where that is a server's. */
function serverOf({ prepared }: Judgement, entry: Element, resource: Element): string | undefined {
  const fullUrl = text(entry, 'fullUrl');
  const tail = `${resource.type}/${text(resource, 'id')}`;
  // Most entries have a urn:uuid.
  if (!fullUrl?.startsWith('http') || !fullUrl.endsWith(tail) || !prepared.looksRestful(fullUrl))
    return undefined;
  return fullUrl.slice(0, -tail.length);
}
