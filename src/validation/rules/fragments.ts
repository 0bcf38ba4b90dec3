import { type Element, type Fragments, notesOf, resourceOf } from '../element/element.ts';
import { narrativeOf } from '../narrative/read-narrative.ts';

/** Whether `#fragment` leads anywhere from an element: in its own resource, or in the Bundle around that. */
export function hasFragment(from: Element, fragment: string): boolean {
  let scope = resourceOf(from);
  for (let at = scope.parent; at; at = at.parent) if (at.type === 'Bundle') scope = at;
  const { ids, anchors } = fragmentsIn(scope);
  return ids.has(fragment) || anchors.has(fragment);
}

/** Worked out once, and only when something leads to a fragment. */
export function fragmentsIn(resource: Element): Fragments {
  const notes = notesOf(resource);
  return (notes.fragments ??= collect(resource));
}

function collect(resource: Element): Fragments {
  const ids = new Map<string, number>();
  const anchors = new Set<string>();
  const count = (id: string) => ids.set(id, (ids.get(id) ?? 0) + 1);
  const visit = (element: Element) => {
    if (element.name === 'id' && element.value !== undefined) count(element.value);
    if (element.type === 'xhtml') {
      const narrative = narrativeOf(element);
      narrative.ids.forEach(count);
      for (const anchor of narrative.anchors) anchors.add(anchor);
    }
    element.children.forEach(visit);
  };
  visit(resource);
  return { ids, anchors };
}
