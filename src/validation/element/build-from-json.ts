import { type JsonValue, member } from '../json/read-json.ts';
import type { Finding } from '../rules/finding.ts';
import type { Element } from './element.ts';
import type { ElementShape, Property, Shapes } from './element-shape.ts';
import { newElement } from './new-element.ts';
import { pathOf } from './path.ts';
import { primitiveJson } from './primitive-json.ts';

type Builder = { readonly shapes: Shapes; readonly report: (finding: Finding) => void };

/**
 * The elements of a resource written in JSON. What JSON writes in a way that FHIR does not know is reported and left out.
 * @returns undefined when it is not a resource at all
 */
export function buildFromJson(json: JsonValue, builder: Builder): Element | undefined {
  if (json.kind !== 'object') {
    wrong(
      builder,
      'structure.resource',
      { path: '$', offset: json.offset },
      `a resource is a JSON object, not ${a(json)}`,
      true,
    );
    return undefined;
  }
  const type = member(json, 'resourceType');
  const shape = type?.kind === 'string' ? builder.shapes.resource(type.text) : undefined;
  if (!type || !shape) {
    const problem = type
      ? `resourceType ${type.text || a(type)} is not a resource of FHIR R4`
      : 'resourceType is missing';
    wrong(builder, 'structure.resource-type', { path: '$', offset: json.offset }, problem, true);
    return undefined;
  }
  const root = newElement(shape.type, shape, undefined, -1, json.offset, 'root');
  fill(root, json, builder);
  return root;
}

function fill(element: Element, json: JsonValue, builder: Builder): void {
  const { names, values } = json;
  if (names.length === 0) {
    wrong(builder, 'structure.empty', element, 'an object must hold something');
    return;
  }
  const { properties } = element.shape;
  const isRepeated = repetition(names);
  const extended = names.some((name) => name.charCodeAt(0) === underscore);
  let choices: Map<string, string> | undefined;
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    const value = values[i]!;
    if (isRepeated(name, i)) {
      wrong(
        builder,
        'json.duplicate-property',
        placeIn(element, name, value),
        `${name} stands twice in one object`,
      );
      continue;
    }
    if (name === 'resourceType' && element.role !== 'part') continue;
    const beside = name.charCodeAt(0) === underscore;
    const property = properties.get(beside ? name.slice(1) : name);
    if (!property || (beside && !property.primitive)) {
      wrong(
        builder,
        'structure.unknown-property',
        placeIn(element, name, value),
        `${name} is not an element of ${element.type}`,
      );
      continue;
    }
    if (beside && names.includes(property.written)) continue;
    if (property.rules.choice) {
      choices ??= new Map();
      const other = choices.get(property.rules.name);
      if (other !== undefined && other !== property.written) {
        wrong(builder, 'structure.choice', element, `${other} and ${property.written} cannot both be given`);
      }
      choices.set(property.rules.name, property.written);
    }
    if (property.primitive) {
      const extra = beside ? value : extended ? member(json, `_${name}`) : undefined;
      primitives(element, property, beside ? undefined : value, extra, builder);
    } else complex(element, property, value, builder);
  }
}

/** Whether a name of an object stood there before; objects with many names are only sent to keep us busy. */
function repetition(names: readonly string[]): (name: string, index: number) => boolean {
  if (names.length < 20) return (name, index) => names.indexOf(name) < index;
  const seen = new Set<string>();
  return (name) => seen.size === seen.add(name).size;
}

function primitives(
  parent: Element,
  property: Property,
  value: JsonValue | undefined,
  extra: JsonValue | undefined,
  builder: Builder,
): void {
  if (!property.rules.repeats) {
    if (value?.kind === 'array') {
      wrong(
        builder,
        'structure.array',
        placeIn(parent, property.written, value),
        `${property.written} is a single value, not an array`,
      );
      return;
    }
    primitive(parent, property, -1, value, extra, builder);
    return;
  }
  if (value && value.kind !== 'array') {
    wrong(
      builder,
      'structure.array',
      placeIn(parent, property.written, value),
      `${property.written} must be an array`,
    );
  } else if (value?.values.length === 0) {
    // The official validator lets an empty list of simple values pass.
    const at = placeIn(parent, property.written, value);
    const message = 'an array must hold something';
    builder.report({ severity: 'warning', key: 'structure.empty', at, message, source: 'FHIR R4 JSON' });
  }
  const values = items(value);
  const extras = items(extra);
  for (let i = 0; i < Math.max(values.length, extras.length); i++) {
    primitive(parent, property, i, values[i], extras[i], builder);
  }
}

function items(value: JsonValue | undefined): readonly JsonValue[] {
  if (value?.kind === 'array') return value.values;
  return value ? [value] : [];
}

function primitive(
  parent: Element,
  property: Property,
  index: number,
  value: JsonValue | undefined,
  extra: JsonValue | undefined,
  builder: Builder,
): void {
  if (!value && !extra) return;
  const element = newElement(property.rules.name, property.shape(), parent, index, (value ?? extra!).offset);
  const extended = extra?.kind === 'object' ? extra : undefined;
  if (value?.kind === 'null') {
    if (index < 0 || !extra) wrong(builder, 'structure.null', element, 'null stands where a value must be');
    if (!extra) return;
  } else if (value) {
    if (value.kind === 'object' || value.kind === 'array') {
      wrong(builder, 'structure.value', element, `a simple value must stand here, not ${a(value)}`);
      return;
    }
    const wanted = primitiveJson[property.primitive!];
    if (value.kind !== wanted)
      wrong(
        builder,
        'structure.json-type',
        element,
        `${property.type} is written as a JSON ${wanted}, not as ${a(value)}`,
      );
    if (value.kind === 'string' && value.text === '')
      wrong(builder, 'primitive.empty', element, 'a value cannot be empty');
    element.value = value.text;
  }
  if (extended) fill(element, extended, builder);
  else if (extra && (index < 0 || extra.kind !== 'null'))
    wrong(builder, 'structure.object', element, `_${property.written} must be an object, not ${a(extra)}`);
  parent.children.push(element);
}

function complex(parent: Element, property: Property, value: JsonValue, builder: Builder): void {
  const { written, rules } = property;
  if (!rules.repeats) {
    single(parent, property, -1, value, builder);
    return;
  }
  if (value.kind !== 'array') {
    wrong(builder, 'structure.array', placeIn(parent, written, value), `${written} must be an array`);
    if (value.kind === 'object') single(parent, property, 0, value, builder);
    return;
  }
  if (value.values.length === 0)
    wrong(builder, 'structure.empty', placeIn(parent, written, value), 'an array must hold something');
  for (const [index, item] of value.values.entries()) single(parent, property, index, item, builder);
}

function single(
  parent: Element,
  property: Property,
  index: number,
  value: JsonValue,
  builder: Builder,
): void {
  const { rules, written } = property;
  if (value.kind !== 'object') {
    wrong(
      builder,
      'structure.object',
      placeIn(parent, written, value),
      `${written} must be an object, not ${a(value)}`,
    );
    return;
  }
  if (!property.holdsResource) {
    const element = newElement(rules.name, property.shape(), parent, index, value.offset);
    parent.children.push(element);
    fill(element, value, builder);
    return;
  }
  const shape = resourceShape(parent, written, value, builder);
  if (!shape) return;
  const resource = newElement(
    rules.name,
    shape,
    parent,
    index,
    value.offset,
    written === 'contained' ? 'contained' : 'entry',
  );
  parent.children.push(resource);
  fill(resource, value, builder);
}

function resourceShape(
  parent: Element,
  written: string,
  value: JsonValue,
  builder: Builder,
): ElementShape | undefined {
  const type = member(value, 'resourceType');
  const shape = type?.kind === 'string' ? builder.shapes.resource(type.text) : undefined;
  if (!shape) {
    const problem = type
      ? `resourceType ${type.text} is not a resource of FHIR R4`
      : 'resourceType is missing';
    wrong(builder, 'structure.resource-type', placeIn(parent, written, value), problem);
  }
  return shape;
}

function placeIn(parent: Element, written: string, value: JsonValue) {
  return { path: `${pathOf(parent)}.${written}`, offset: value.offset };
}

function a(value: JsonValue): string {
  return value.kind === 'null'
    ? 'null'
    : /^[aeiou]/.test(value.kind)
      ? `an ${value.kind}`
      : `a ${value.kind}`;
}

function wrong(builder: Builder, key: string, at: Finding['at'], message: string, fatal = false): void {
  builder.report({ severity: fatal ? 'fatal' : 'error', key, at, message, source: 'FHIR R4 JSON' });
}

const underscore = 0x5f;
