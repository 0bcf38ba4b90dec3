import type { ElementShape } from './element-shape.ts';

/** What is kept about an element while it is judged, so that nothing is worked out twice. */
export type ElementNotes = {
  /** Errors of a resource against its base type, once that has been walked. */
  baseErrors?: number;
  /** By profile. */
  runs?: Map<object, unknown>;
  /** Invariants and value sets of profiles that were already applied: a second profile that repeats them finds them done. */
  applied?: Set<unknown>;
  /** A narrative that was read as XML. */
  xhtml?: unknown;
  resolution?: unknown;
  /** Contained resources by id. */
  contained?: Map<string, Element>;
  fragments?: Fragments;
};

/** The places of a resource that `#…` may lead to: how often each id is given, and the names of anchors in narratives. */
export type Fragments = {
  readonly ids: ReadonlyMap<string, number>;
  readonly anchors: ReadonlySet<string>;
};

/** One element of a message: resources, complex values and primitives alike, whatever format it was written in. */
export type Element = {
  /** As in the definition: `value`, not `valueCoding`. */
  readonly name: string;
  /** As found: `Coding`; for a resource its type. */
  readonly type: string;
  readonly shape: ElementShape;
  readonly parent: Element | undefined;
  /** Place among its equals, or -1 when it does not repeat. */
  readonly index: number;
  /** Offset in the text where it begins. */
  readonly offset: number;
  readonly children: Element[];
  /** The lexical form of a primitive: `1.50` stays `1.50`. */
  value: string | undefined;
  /** `root`, `entry` and `contained` are resources. */
  readonly role: 'root' | 'entry' | 'contained' | 'part';
  /** What rules have worked out about it so far. */
  notes: ElementNotes | undefined;
};

export function child(element: Element, name: string): Element | undefined {
  for (const each of element.children) if (each.name === name) return each;
  return undefined;
}

export function childrenNamed(element: Element, name: string): readonly Element[] {
  let found: Element[] | undefined;
  for (const each of element.children) if (each.name === name) (found ??= []).push(each);
  return found ?? noElements;
}

const noElements: readonly Element[] = [];

/** The text of a primitive child. */
export function text(element: Element, name: string): string | undefined {
  return child(element, name)?.value;
}

/** The resource that an element is part of: itself, when it is one. */
export function resourceOf(element: Element): Element {
  let at = element;
  while (at.role === 'part' && at.parent) at = at.parent;
  return at;
}

/** The resource that holds a contained one; any other resource is its own container. */
export function containerOf(resource: Element): Element {
  return resource.role === 'contained' && resource.parent ? resourceOf(resource.parent) : resource;
}

/** The notes of an element: most never get any. */
export function notesOf(element: Element): ElementNotes {
  return (element.notes ??= {});
}
