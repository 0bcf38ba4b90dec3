import type { XmlAttribute, XmlDocument, XmlElement } from '../../message/xml/document.ts';
import { childrenOf } from '../../message/xml/element.ts';
import type { Finding } from '../rules/finding.ts';
import { isEmptyText } from '../empty-text.ts';
import { childrenNamed, type Element } from './element.ts';
import type { Property, Shapes } from './element-shape.ts';
import { newElement } from './new-element.ts';
import { pathOf } from './path.ts';

type Builder = {
  readonly shapes: Shapes;
  readonly report: (finding: Finding) => void;
  readonly text: string;
};

const fhirNamespace = 'http://hl7.org/fhir';
const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';

/**
 * The elements of a resource written in XML: the same as of its JSON twin. What XML says in a way that FHIR does not know
 * is reported and left out.
 * @returns undefined when the root is not a resource
 */
export function buildFromXml(
  { root, text }: XmlDocument,
  { shapes, report }: Omit<Builder, 'text'>,
): Element | undefined {
  const builder = { shapes, report, text };
  refuseInstructions(root, builder);
  return resource(root, undefined, root.name, -1, builder);
}

/** Processing instructions are well-formed XML, but no part of a resource. */
function refuseInstructions(root: XmlElement, builder: Builder): void {
  const { text } = builder;
  const start = text.startsWith('<?xml') ? text.indexOf('?>') + 2 : 0;
  if (text.indexOf('<?', start) < 0) return;
  const markup = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g;
  markup.lastIndex = start;
  for (const { 0: written, index } of text.matchAll(markup)) {
    if (!written.startsWith('<?')) continue;
    const place = { path: root.name, offset: index };
    wrong(builder, 'xml.instruction', place, 'a processing instruction cannot stand in a resource');
  }
}

function resource(
  xml: XmlElement,
  parent: Element | undefined,
  name: string,
  index: number,
  builder: Builder,
): Element | undefined {
  const shape = builder.shapes.resource(xml.name);
  if (xml.namespace !== fhirNamespace || !shape) {
    const place = { path: parent ? `${pathOf(parent)}.${name}` : name, offset: xml.offset };
    if (shape) {
      const problem = `the namespace of <${xml.name}> must be ${fhirNamespace}, not ${xml.namespace || 'empty'}`;
      wrong(builder, 'xml.namespace', place, problem, !parent);
    } else {
      wrong(builder, 'structure.resource-type', place, `${xml.name} is not a resource of FHIR R4`, !parent);
      return undefined;
    }
  }
  const role = !parent ? 'root' : name === 'contained' ? 'contained' : 'entry';
  const element = newElement(name, shape, parent, index, xml.offset, role);
  refuseAttributes(element, xml, () => false, builder);
  fill(element, xml, builder);
  return element;
}

function fill(element: Element, xml: XmlElement, builder: Builder): void {
  refuseText(element, xml, builder);
  let previous: Property | undefined;
  let count = 0;
  let furthest = -1;
  for (const child of xml.children) {
    if (child.kind === 'text') continue;
    const property = element.shape.properties.get(child.name);
    if (!property || !isKnown(child.namespace)) {
      wrong(
        builder,
        'structure.unknown-property',
        placeOf(element, child),
        `<${child.name}> is not an element of ${element.type}`,
      );
      continue;
    }
    const { rank } = property;
    if (rank < furthest)
      wrong(
        builder,
        'xml.order',
        placeOf(element, child),
        `<${child.name}> stands too late among its siblings`,
      );
    // What repeats out of order was refused above; in order, equals are neighbours.
    count = previous?.rules === property.rules ? count + 1 : countBefore(element, property, rank <= furthest);
    if (count > 0 && !property.rules.repeats) refuseRepeated(element, property, child, builder);
    furthest = Math.max(furthest, rank);
    previous = property;
    const index = property.rules.repeats ? count : -1;
    if (property.primitive) primitive(element, property, index, child, builder);
    else if (property.holdsResource) held(element, property, index, child, builder);
    else complex(element, property, index, child, builder);
  }
}

function countBefore(element: Element, { rules }: Property, possible: boolean): number {
  return possible ? childrenNamed(element, rules.name).length : 0;
}

function refuseRepeated(element: Element, { rules }: Property, xml: XmlElement, builder: Builder): void {
  const place = placeOf(element, xml);
  if (rules.choice) wrong(builder, 'structure.choice', place, `only one ${rules.name}[x] can be given`);
  else wrong(builder, 'xml.repeated', place, `<${xml.name}> cannot be repeated`);
}

function isKnown(namespace: string): boolean {
  return namespace === fhirNamespace || namespace === xhtmlNamespace;
}

function placeOf(parent: Element, xml: XmlElement) {
  return { path: `${pathOf(parent)}.${xml.name}`, offset: xml.offset };
}

function primitive(
  parent: Element,
  property: Property,
  index: number,
  xml: XmlElement,
  builder: Builder,
): void {
  const element = newElement(property.rules.name, property.shape(), parent, index, xml.offset);
  if (property.primitive === 'xhtml') {
    element.value = xml.namespace === xhtmlNamespace ? builder.text.slice(xml.offset, xml.endOffset) : '';
    element.notes = { xhtml: xml };
    if (element.value === '')
      wrong(builder, 'primitive.empty', element, `<div> must be in the namespace ${xhtmlNamespace}`);
    parent.children.push(element);
    return;
  }
  const inFhir = xml.namespace === fhirNamespace;
  for (const each of inFhir ? xml.attributes : []) {
    if (each.name === 'value') element.value = each.value;
    else if (each.name === 'id') attribute(element, each, builder);
  }
  refuseAttributes(element, xml, ({ name }) => name === 'value' || name === 'id', builder);
  fill(element, inFhir ? xml : { ...xml, children: [] }, builder);
  if (element.value === undefined && element.children.length === 0) {
    wrong(builder, 'structure.empty', element, `<${xml.name}> must have a value or children`);
    return;
  }
  if (element.value === '') wrong(builder, 'primitive.empty', element, 'a value cannot be empty');
  parent.children.push(element);
}

function complex(
  parent: Element,
  property: Property,
  index: number,
  xml: XmlElement,
  builder: Builder,
): void {
  const element = newElement(property.rules.name, property.shape(), parent, index, xml.offset);
  const extension = property.type === 'Extension';
  for (const each of xml.attributes) {
    if (each.name === 'id' || (extension && each.name === 'url')) attribute(element, each, builder);
  }
  refuseAttributes(element, xml, ({ name }) => name === 'id' || (extension && name === 'url'), builder);
  fill(element, xml.namespace === fhirNamespace ? xml : { ...xml, children: [] }, builder);
  if (element.children.length === 0)
    wrong(builder, 'structure.empty', element, `<${xml.name}> must hold something`);
  parent.children.push(element);
}

/** Text, attributes and further elements around a resource are not looked at, as in the official validator. */
function held(parent: Element, property: Property, index: number, xml: XmlElement, builder: Builder): void {
  const [only] = childrenOf(xml);
  if (!only) {
    wrong(builder, 'structure.resource', placeOf(parent, xml), `<${xml.name}> must hold a resource`);
  }
  const element = only && resource(only, parent, property.rules.name, index, builder);
  if (element) parent.children.push(element);
}

/** `id` and an extension's `url` are attributes in XML, elements everywhere else. */
function attribute(parent: Element, { name, value, offset }: XmlAttribute, builder: Builder): void {
  const property = parent.shape.properties.get(name);
  if (!property) return;
  const element = newElement(name, property.shape(), parent, -1, offset);
  element.value = value;
  if (value === '') wrong(builder, 'primitive.empty', element, `attribute ${name} cannot be empty`);
  parent.children.push(element);
}

function refuseAttributes(
  element: Element,
  xml: XmlElement,
  known: (attribute: XmlAttribute) => boolean,
  builder: Builder,
): void {
  for (const each of xml.attributes) {
    if (each.namespace === '' && known(each)) continue;
    const place = { path: `${pathOf(element)}.@${each.name}`, offset: each.offset };
    wrong(builder, 'xml.attribute', place, `attribute ${each.name} is not known on <${xml.name}>`);
  }
}

function refuseText(element: Element, xml: XmlElement, builder: Builder): void {
  for (const node of xml.children) {
    if (node.kind !== 'text' || isEmptyText(node.text)) continue;
    const place = { path: pathOf(element), offset: node.offset };
    wrong(
      builder,
      'xml.text',
      place,
      `text cannot stand in <${xml.name}>: ${JSON.stringify(node.text.trim().slice(0, 40))}`,
    );
  }
}

function wrong(builder: Builder, key: string, at: Finding['at'], message: string, fatal = false): void {
  builder.report({ severity: fatal ? 'fatal' : 'error', key, at, message, source: 'FHIR R4 XML' });
}
