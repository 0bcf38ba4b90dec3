import type { XmlElement } from './document.ts';
import { childrenOf } from './element.ts';
import { refuseAttributes, type Place, type Shape, within } from './shape.ts';
import type { XmlOut } from './xml-out.ts';

type Field<R, W, C extends 'one' | 'optional' | 'many'> = {
  readonly element: string;
  readonly shape: Shape<R, W>;
  readonly count: C;
  readonly max: number;
};

type AnyField = Field<any, any, 'one' | 'optional' | 'many'>;
type Fields = Readonly<Record<string, AnyField>>;

export function one<R, W>(element: string, shape: Shape<R, W>): Field<R, W, 'one'> {
  return { element, shape, count: 'one', max: 1 };
}

export function optional<R, W>(element: string, shape: Shape<R, W>): Field<R, W, 'optional'> {
  return { element, shape, count: 'optional', max: 1 };
}

/** None up to `max`. */
export function many<R, W>(element: string, shape: Shape<R, W>, max: number): Field<R, W, 'many'> {
  return { element, shape, count: 'many', max };
}

type Required<F extends Fields> = { [K in keyof F]: F[K]['count'] extends 'optional' ? never : K }[keyof F];

type ReadValue<F> = F extends Field<infer R, any, infer C> ? (C extends 'many' ? readonly R[] : R) : never;
type WrittenValue<F> = F extends Field<any, infer W, infer C> ? (C extends 'many' ? readonly W[] : W) : never;

export type ReadSequence<F extends Fields> = { readonly [K in Required<F>]: ReadValue<F[K]> } & {
  readonly [K in Exclude<keyof F, Required<F>>]?: ReadValue<F[K]>;
};
export type WrittenSequence<F extends Fields> = { readonly [K in Required<F>]: WrittenValue<F[K]> } & {
  readonly [K in Exclude<keyof F, Required<F>>]?: WrittenValue<F[K]> | undefined;
};

/**
 * An element that holds these elements, in this order, all in its own namespace. `choice` names optional fields of which
 * exactly one must be there. Elements out of order are noted, and read all the same.
 */
export function sequence<const F extends Fields>(
  fields: F,
  choice: readonly (keyof F & string)[] = [],
): Shape<ReadSequence<F>, WrittenSequence<F>> {
  const rows = Object.entries(fields);
  const order = rows.map(([, { element }]) => element);
  const alternatives = choice.map((key) => fields[key]?.element ?? key);

  return {
    read(element, place) {
      refuseAttributes(element, place);
      refuseStrayText(element, place);
      const children = inOrder(element, order, place);
      const chosen = children.filter(({ name }) => alternatives.includes(name));
      if (alternatives.length > 0 && chosen.length !== 1) {
        place.note(`${place.path}: ${chosen.length} of ${alternatives.join(', ')} where 1 is needed`);
      }

      const value: Record<string, unknown> = {};
      let complete = true;
      for (const [key, field] of rows) {
        const found = readField(
          field,
          children.filter(({ name }) => name === field.element),
          place,
        );
        if (found !== undefined) value[key] = found;
        else if (field.count === 'one') complete = false;
      }
      return complete ? (value as ReadSequence<F>) : undefined;
    },

    write(value, path) {
      const given = rows.filter(([key]) => (value as Readonly<Record<string, unknown>>)[key] !== undefined);
      const chosen = given.filter(([, { element }]) => alternatives.includes(element));
      if (alternatives.length > 0 && chosen.length !== 1) {
        throw new Error(`${path}: ${chosen.length} of ${alternatives.join(', ')} where 1 is needed`);
      }
      const children = rows.flatMap(([key, field]) =>
        writeField(field, (value as Readonly<Record<string, unknown>>)[key], path),
      );
      return { children };
    },
  };
}

function readField(field: AnyField, found: readonly XmlElement[], place: Place): unknown {
  const { element, shape, count, max } = field;
  if (found.length === 0 && count === 'one') place.note(`${place.path}: ${element} is missing`);
  if (found.length > max) place.note(`${place.path}: ${found.length} ${element} where ${max} may stand`);
  const values = found
    .slice(0, max)
    .map((child) => shape.read(child, within(place, element)))
    .filter((value) => value !== undefined);
  return count === 'many' ? values : values[0];
}

function writeField({ element, shape, count, max }: AnyField, value: unknown, path: string): XmlOut[] {
  const values: readonly unknown[] = count === 'many' ? (value as readonly unknown[]) : [value];
  if (values.length > max) throw new Error(`${path}: ${values.length} ${element} where ${max} may stand`);
  return values.flatMap((each) => {
    if (each === undefined && count === 'optional') return [];
    if (each === undefined) throw new Error(`${path}: ${element} is missing`);
    return [{ name: element, ...shape.write(each, `${path}/${element}`) }];
  });
}

/** The children that belong here; the others, and those out of order, are noted. */
function inOrder(element: XmlElement, order: readonly string[], { path, note }: Place): XmlElement[] {
  let reached = 0;
  return childrenOf(element).filter((child) => {
    const index = child.namespace === element.namespace ? order.indexOf(child.name) : -1;
    if (index < 0) note(`${path}: ${child.name} does not belong here`);
    else if (index < reached) note(`${path}: ${child.name} stands after ${order[reached]}`);
    else reached = index;
    return index >= 0;
  });
}

function refuseStrayText(element: XmlElement, { path, note }: Place): void {
  if (element.children.some((child) => child.kind === 'text' && /[^ \t\n\r]/.test(child.text))) {
    note(`${path}: text between the elements`);
  }
}
