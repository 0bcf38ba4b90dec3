import { child, childrenNamed, type Element, text } from '../element/element.ts';
import { containedResource } from './contained.ts';
import { narrativeOf } from '../narrative/read-narrative.ts';

export type NativeInvariant = (element: Element) => boolean | undefined;

/**
 * FHIR's own invariants that need not be asked at all. `ele-1`: an element that holds nothing is told when it is read, or
 * as a primitive; an id alone passes, as in the official validator.
 */
export const alwaysHold: ReadonlySet<string> = new Set(['ele-1']);

/**
 * FHIR's own invariants that every element or resource is asked, written out: the same answers as their expressions, in a
 * fraction of the time. Three are as the official validator mends them: `dom-6` is not asked of contained resources, `ref-1`
 * not of references without a text, and `txt-2` is a question of its own. Undefined means that it does not apply to this element.
 */
export const nativeInvariants: Record<string, NativeInvariant> = {
  'ext-1': (element) =>
    element.type === 'Extension'
      ? Boolean(child(element, 'extension')) !== Boolean(child(element, 'value'))
      : undefined,
  'dom-2': (element) => !contained(element).some((each) => child(each, 'contained')),
  'dom-3': (element) => {
    const resources = contained(element);
    if (resources.length === 0) return true;
    const mentioned = new Set<string>();
    collectTexts(element, mentioned);
    return resources.every((each) => mentioned.has(`#${text(each, 'id')}`) || mentionsContainer(each));
  },
  'dom-4': (element) =>
    !contained(element).some((each) => hasMeta(each, 'versionId') || hasMeta(each, 'lastUpdated')),
  'dom-5': (element) => !contained(element).some((each) => hasMeta(each, 'security')),
  'dom-6': (element) => {
    const narrative = child(element, 'text');
    return element.role === 'contained' || Boolean(narrative && child(narrative, 'div'));
  },
  'ref-1': (element) => {
    const reference = text(element, 'reference');
    if (!reference?.startsWith('#') || reference === '#') return true;
    return containedResource(element, reference.slice(1)) !== undefined;
  },
  'txt-1': (element) => narrativeOf(element).allowed,
  'txt-2': (element) => narrativeOf(element).visible,
  'bdl-7': (element) => {
    if (text(element, 'type') === 'history') return true;
    const seen = new Set<string>();
    for (const entry of childrenNamed(element, 'entry')) {
      const fullUrl = text(entry, 'fullUrl');
      if (fullUrl === undefined) continue;
      const resource = child(entry, 'resource');
      const name = `${fullUrl}|${(resource && inMeta(resource, 'versionId')) ?? ''}`;
      if (seen.has(name)) return false;
      seen.add(name);
    }
    return true;
  },
  'bdl-8': (element) => !text(element, 'fullUrl')?.includes('/_history/'),
};

function contained(resource: Element): readonly Element[] {
  return childrenNamed(resource, 'contained');
}

function inMeta(resource: Element, name: string): string | undefined {
  const found = child(resource, 'meta')?.children.find((each) => each.name === name);
  return found && (found.value ?? '');
}

function hasMeta(resource: Element, name: string): boolean {
  return inMeta(resource, name) !== undefined;
}

/** Every text that begins with `#`, as a reference to a contained resource does, and where narratives lead. */
function collectTexts(element: Element, into: Set<string>): void {
  if (element.value?.startsWith('#')) into.add(element.value);
  if (element.type === 'xhtml') {
    const { links, pictures } = narrativeOf(element);
    for (const fragment of [...links, ...pictures]) into.add(`#${fragment}`);
  }
  for (const each of element.children) collectTexts(each, into);
}

function mentionsContainer(element: Element): boolean {
  return (element.name === 'reference' && element.value === '#') || element.children.some(mentionsContainer);
}
