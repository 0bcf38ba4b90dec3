import type { XmlElement } from './document.ts';
import { childrenOf, textOf } from './element.ts';
import type { XmlOut } from './xml-out.ts';

/**
 * What an element may hold, declared once: it reads an element into a value, noting where the element is not as
 * declared, and writes a value of the same kind. `R` is what is read, `W` what may be written.
 */
export type Shape<R, W = R> = {
  /** `undefined` when no value could be made of the element; then something was noted. */
  readonly read: (element: XmlElement, place: Place) => R | undefined;
  /** @throws Error when the value is not as declared: what we write ourselves must be right. */
  readonly write: (value: W, path: string) => Content;
};

export type Content = Pick<XmlOut, 'attributes' | 'children'>;

/** Where a shape is reading, and whom it tells what it finds there. */
export type Place = { readonly path: string; readonly note: (problem: string) => void };

export function within(place: Place, name: string): Place {
  const path = place.path === '' ? name : `${place.path}/${name}`;
  return { path, note: place.note };
}

/** How a text stands for a value. */
export type Lexical<T> = {
  readonly parse: (text: string) => T | undefined;
  readonly format: (value: T) => string;
  /** Named in problems: `"x" is not ${wanted}`. */
  readonly wanted: string;
  /** A text outside the rule that still can be used: it is noted, and kept. */
  readonly fits?: (text: string) => boolean;
};

/** An element that holds text alone. */
export function simple<T>(lexical: Lexical<T>): Shape<T> {
  return {
    read(element, place) {
      refuseAttributes(element, place);
      return readText(lexical, element, place);
    },
    write: (value, path) => ({ children: [formatted(lexical, value, path)] }),
  };
}

/** An element that holds text and has one attribute: read and written as a pair. */
export function attributed<A, T>(
  attribute: string,
  meaning: Lexical<A>,
  text: Lexical<T>,
): Shape<readonly [A, T]> {
  return {
    read(element, place) {
      refuseAttributes(element, place, attribute);
      const written = element.attributes.find(
        ({ name, namespace }) => name === attribute && namespace === '',
      );
      if (!written) place.note(`${place.path}: attribute ${attribute} is missing`);
      const value = written && parsed(meaning, written.value, within(place, `@${attribute}`));
      const content = readText(text, element, place);
      return value === undefined || content === undefined ? undefined : [value, content];
    },
    write: ([value, content], path) => ({
      attributes: { [attribute]: formatted(meaning, value, `${path}/@${attribute}`) },
      children: [formatted(text, content, path)],
    }),
  };
}

/** The same elements, read into and written from another form of the value. */
export function mapped<R, W, T>(shape: Shape<R, W>, to: (read: R) => T, from: (value: T) => W): Shape<T> {
  return {
    read(element, place) {
      const value = shape.read(element, place);
      return value === undefined ? undefined : to(value);
    },
    write: (value, path) => shape.write(from(value), path),
  };
}

/** XML Schema lets its own instance attributes stand on every element. */
const instance = 'http://www.w3.org/2001/XMLSchema-instance';

export function refuseAttributes(element: XmlElement, { path, note }: Place, allowed?: string): void {
  for (const { name, namespace } of element.attributes) {
    if (namespace !== instance && (namespace !== '' || name !== allowed)) {
      note(`${path}: attribute ${name} does not belong here`);
    }
  }
}

function readText<T>(lexical: Lexical<T>, element: XmlElement, place: Place): T | undefined {
  const [inner] = childrenOf(element);
  if (inner) place.note(`${place.path}: element ${inner.name} where text is needed`);
  return parsed(lexical, textOf(element), place);
}

function parsed<T>({ parse, wanted, fits }: Lexical<T>, text: string, { path, note }: Place): T | undefined {
  const value = parse(text);
  if (value === undefined || fits?.(text) === false) note(`${path}: ${quoted(text)} is not ${wanted}`);
  return value;
}

function formatted<T>(lexical: Lexical<T>, value: T, path: string): string {
  const text = lexical.format(value);
  if (lexical.parse(text) === undefined || lexical.fits?.(text) === false) {
    throw new Error(`${path}: ${quoted(text)} is not ${lexical.wanted}`);
  }
  return text;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
