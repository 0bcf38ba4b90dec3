import { childrenOf, positionAt } from './xml/element.ts';
import type { XmlDocument, XmlElement } from './xml/document.ts';
import { writeXml } from './xml/write-xml.ts';
import type { XmlOut, XmlOutNode } from './xml/xml-out.ts';

export const fhirNamespace = 'http://hl7.org/fhir';
export const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';

/** What a number in a skeleton stands for, and where it stood. */
export type LiftedValue = {
  /** Absent where the number stands for nothing, and only keeps a place or bears witness. */
  readonly text: string | undefined;
  /** It is a loss when the number does not come back. */
  readonly wanted: boolean;
  readonly element: string;
  readonly offset: number;
};

export type XmlSkeleton = {
  /** The document without prefixes, comments and narratives, each value replaced by its number. */
  readonly xml: string;
  readonly values: readonly LiftedValue[];
  readonly problems: readonly string[];
};

/** The first value's number; the others follow in document order. */
export const firstNumber = 1_000_000;

/**
 * The structure of a FHIR document with its values lifted out: numbers stand in their places, which pass as text and
 * as numbers. `true` and `false` stay where they are, because only they pass as booleans; a number beside them bears
 * witness that they came through.
 */
export function xmlSkeleton(document: XmlDocument): XmlSkeleton {
  const values: LiftedValue[] = [];
  const problems: string[] = [];
  return { xml: written(document.root, document.root.name, 1), values, problems };

  function written(element: XmlElement, path: string, alike: number): string {
    if (element.namespace === xhtmlNamespace && element.name === 'div') {
      const div = lifted(path, element.offset, narrativeText(document, element));
      return `<div xmlns="${xhtmlNamespace}">${div}</div>`;
    }
    if (element.namespace !== fhirNamespace) {
      problem(`${path} is in the namespace "${element.namespace}", not in ${fhirNamespace}`, element.offset);
      return '';
    }
    const children = childrenOf(element);
    const attributes = attributesOf(element, path);
    if (children.length === 0 && element.attributes.length === 0) {
      problem(`${path} is empty`, element.offset);
    }
    for (const child of element.children) {
      if (child.kind === 'text' && child.text.trim() !== '') problem(`text inside ${path}`, child.offset);
    }
    if (!('value' in attributes)) {
      // Without any attribute the library breaks on booleans and decimals; without a value it shifts the ones that follow.
      const keepsPlace = alike > 1 && children.every(({ name }) => name === 'extension');
      attributes[keepsPlace ? 'value' : 'none'] = keepsPlace
        ? numbered({ text: undefined, wanted: false, element: path, offset: element.offset })
        : 'none';
    }

    const counts = new Map<string, number>();
    for (const { name } of children) counts.set(name, (counts.get(name) ?? 0) + 1);
    const inside = children.map((child) =>
      written(child, `${path}.${child.name}`, counts.get(child.name) ?? 1),
    );
    const start = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
    return `<${element.name}${start.join('')}>${inside.join('')}</${element.name}>`;
  }

  function attributesOf(element: XmlElement, path: string): Record<string, string> {
    const attributes: Record<string, string> = {};
    for (const { name, namespace, value, offset } of element.attributes) {
      if (namespace === 'http://www.w3.org/2001/XMLSchema-instance') continue;
      const known = namespace === '' && (name === 'value' || name === 'id' || name === 'url');
      if (!known) problem(`the attribute ${name} of ${path} is none of FHIR's`, offset);
      else if (name === 'value' && (value === 'true' || value === 'false')) attributes[name] = value;
      else attributes[name] = lifted(path, offset, value);
    }
    const { value } = attributes;
    if (value === 'true' || value === 'false') {
      attributes['id'] ??= numbered({ text: undefined, wanted: true, element: path, offset: element.offset });
    }
    return attributes;
  }

  function lifted(element: string, offset: number, text: string): string {
    return numbered({ text, wanted: true, element, offset });
  }

  function numbered(value: LiftedValue): string {
    values.push(value);
    return String(firstNumber + values.length - 1);
  }

  function problem(what: string, offset: number): void {
    if (problems.length < enoughProblems) problems.push(located(document, what, offset));
  }
}

/** More are not told: one mistake often repeats itself through a whole document. */
export const enoughProblems = 20;

export function located(document: XmlDocument, what: string, offset: number): string {
  const { line, column } = positionAt(document, offset);
  return `${what} (line ${line}, column ${column})`;
}

/** A narrative as it is written, or as it would be if it did not lean on prefixes declared around it. */
function narrativeText(document: XmlDocument, div: XmlElement): string {
  const source = document.text.slice(div.offset, div.endOffset);
  const standsAlone = div.prefix === '' && /^<div\s[^>]*\bxmlns\s*=/.test(source) && !prefixed(div);
  if (standsAlone) return source;
  const bytes = writeXml(withoutPrefixes(div), { encoding: 'UTF-8', declaration: false });
  return Buffer.from(bytes).toString('utf8');
}

function prefixed(element: XmlElement): boolean {
  const names = [element, ...element.attributes];
  return names.some(({ prefix }) => prefix !== '' && prefix !== 'xml') || childrenOf(element).some(prefixed);
}

function withoutPrefixes(element: XmlElement): XmlOut {
  const children = element.children.map((child): XmlOutNode =>
    child.kind === 'text' ? child.text : withoutPrefixes(child),
  );
  const attributes = Object.fromEntries(
    element.attributes.map(({ prefix, name, value }) => [prefix === 'xml' ? `xml:${name}` : name, value]),
  );
  return { name: element.name, namespace: element.namespace, attributes, children };
}
