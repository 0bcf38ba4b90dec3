import { childrenNamed, containerOf, type Element, notesOf, resourceOf, text } from '../element/element.ts';

/** The contained resource that `#id` means, seen from an element: of its resource, or of the one around that. */
export function containedResource(from: Element, id: string): Element | undefined {
  const resource = resourceOf(from);
  return containedById(resource).get(id) ?? containedById(containerOf(resource)).get(id);
}

function containedById(resource: Element): Map<string, Element> {
  const notes = notesOf(resource);
  if (!notes.contained) {
    notes.contained = new Map();
    for (const each of childrenNamed(resource, 'contained')) {
      const id = text(each, 'id');
      if (id !== undefined && !notes.contained.has(id)) notes.contained.set(id, each);
    }
  }
  return notes.contained;
}
