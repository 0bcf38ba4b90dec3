import { child, containerOf, type Element, notesOf, resourceOf, text } from '../element/element.ts';
import { isAbsolute } from '../uri.ts';
import { bundleIndex } from './bundle-index.ts';
import { containedResource } from './contained.ts';
import type { Judgement } from './judgement.ts';

/** Where a reference leads. */
export type Resolution = {
  readonly target: Element | undefined;
  readonly place: 'contained' | 'bundle' | 'outside';
  /** What is wrong with the way that it is written, whether or not it leads anywhere. */
  readonly problems: readonly { readonly key: string; readonly message: string }[];
};

/** Resolves a reference as the official validator does: contained resources, then entries of the Bundle around it by fullUrl. */
export function resolve(judgement: Judgement, from: Element, reference: string): Resolution {
  const notes = notesOf(from);
  const known = notes.resolution as Resolution | undefined;
  if (known) return known;
  const resolution = reference.startsWith('#')
    ? { target: contained(from, reference), place: 'contained' as const, problems: [] }
    : inBundle(judgement, from, reference);
  notes.resolution = resolution;
  return resolution;
}

function contained(from: Element, reference: string): Element | undefined {
  if (reference === '#') {
    const resource = resourceOf(from);
    return resource.role === 'contained' ? containerOf(resource) : undefined;
  }
  return containedResource(from, reference.slice(1));
}

function inBundle(judgement: Judgement, from: Element, reference: string): Resolution {
  let fullUrl: string | undefined;
  let entered = false;
  for (let at: Element | undefined = from; at; at = at.parent) {
    if (at.role === 'entry' && !entered) {
      entered = true;
      fullUrl = at.parent && text(at.parent, 'fullUrl');
    }
    if (at.type === 'Bundle' && at !== from) return amongEntries(judgement, at, from, reference, fullUrl);
  }
  return { target: undefined, place: 'outside', problems: [] };
}

function amongEntries(
  judgement: Judgement,
  bundle: Element,
  from: Element,
  reference: string,
  fullUrl: string | undefined,
): Resolution {
  const problems: { key: string; message: string }[] = [];
  const wanted = wantedUrl(reference, fullUrl);
  if ('key' in wanted) {
    const signature = from.parent?.name === 'signature';
    const silent = wanted.key === 'reference.no-full-url' && signature;
    return { target: undefined, place: 'outside', problems: silent ? [] : [wanted] };
  }
  let target: Element | undefined;
  for (const entry of bundleIndex(judgement.bundles, bundle).byFullUrl(wanted.url)) {
    const resource = child(entry, 'resource');
    const meta = resource && child(resource, 'meta');
    if (wanted.version && (meta && text(meta, 'versionId')) !== wanted.version) continue;
    if (target)
      problems.push({
        key: 'reference.ambiguous',
        message: `several entries have the fullUrl that ${reference} means`,
      });
    target = resource ?? target;
  }
  if (target && wanted.type && target.type !== wanted.type) {
    problems.push({ key: 'reference.type', message: `${reference} leads to a ${target.type}` });
  }
  return { target, place: target ? 'bundle' : 'outside', problems };
}

type Wanted = { readonly url: string; readonly version: string; readonly type?: string };

/** The fullUrl that a reference means: a relative one is completed from the fullUrl of its own entry. */
function wantedUrl(
  reference: string,
  fullUrl: string | undefined,
): Wanted | { key: string; message: string } {
  const history = reference.indexOf('/_history/');
  const version = history < 0 ? '' : reference.slice(history + '/_history/'.length);
  const plain = history < 0 ? reference : reference.slice(0, history);
  if (isAbsolute(reference)) return { url: plain, version };
  if (fullUrl === undefined) {
    return {
      key: 'reference.no-full-url',
      message: `${reference} is relative, but its entry has no fullUrl to be relative to`,
    };
  }
  const slashes = reference.split('/').length - 1;
  if (slashes !== 1 && slashes !== 3) {
    return { key: 'reference.format', message: `a relative reference is written Type/id, not ${reference}` };
  }
  const [type = '', id = ''] = plain.split('/');
  const base = baseOf(fullUrl);
  if (history >= 0) return { url: `${base}${type}/${id}`, version, type };
  return base.startsWith('urn') ? { url: base + id, version, type } : { url: base + reference, version };
}

function baseOf(fullUrl: string): string {
  if (fullUrl.startsWith('urn')) return fullUrl.slice(0, fullUrl.lastIndexOf(':') + 1);
  let end = fullUrl.length;
  while (end > 0 && fullUrl[end - 1] === '/') end--;
  const type = fullUrl.lastIndexOf('/', fullUrl.lastIndexOf('/', end - 1) - 1);
  return fullUrl.slice(0, type + 1);
}
