import type { Element } from './element.ts';

/** The FHIRPath of an element: `Bundle.entry[0].resource.event.ofType(Coding).code`. */
export function pathOf(element: Element): string {
  const { parent, name, index, shape, role } = element;
  if (!parent) return name;
  const typed = role === 'part' && shape.rules.choice ? `.ofType(${element.type})` : '';
  return `${pathOf(parent)}.${name}${typed}${index < 0 ? '' : `[${index}]`}`;
}
