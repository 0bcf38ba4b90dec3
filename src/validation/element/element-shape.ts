import type { Definitions } from '../definitions/definitions.ts';
import type { Constraint, ElementRules } from '../definitions/element-rules.ts';
import { isPrimitive, type PrimitiveType } from './primitive-json.ts';

/** One name that may stand inside an element: `valueCoding` and `valueString` are two properties of one element. */
export type Property = {
  /** As written: the JSON property or the XML element. */
  readonly written: string;
  readonly rules: ElementRules;
  readonly type: string;
  readonly primitive: PrimitiveType | undefined;
  readonly holdsResource: boolean;
  /** Place in the order that XML must keep. */
  readonly rank: number;
  /** The shape of what it holds; a resource brings its own. */
  readonly shape: () => ElementShape;
};

/** What base FHIR says of an element of one type: prepared once, used for every such element of every message. */
export type ElementShape = {
  readonly type: string;
  readonly rules: ElementRules;
  /** Where its children are defined: the element itself, or its type. */
  readonly inside: ElementRules | undefined;
  readonly primitive: PrimitiveType | undefined;
  readonly properties: ReadonlyMap<string, Property>;
  /** The elements that must be there. */
  readonly required: readonly ElementRules[];
  /** Invariants of the element and of its type, each once. */
  readonly constraints: readonly Constraint[];
};

export type Shapes = {
  /** The shape of a resource, or undefined when there is no such resource type. */
  readonly resource: (type: string) => ElementShape | undefined;
  readonly of: (rules: ElementRules, type: string) => ElementShape;
};

export function shapesOf(definitions: Definitions): Shapes {
  const known = new Map<ElementRules, Map<string, ElementShape>>();
  const of = (rules: ElementRules, type: string): ElementShape => {
    let byType = known.get(rules);
    if (!byType) known.set(rules, (byType = new Map()));
    let shape = byType.get(type);
    if (!shape) byType.set(type, (shape = makeShape(rules, type)));
    return shape;
  };
  const makeShape = (rules: ElementRules, type: string): ElementShape => {
    const inside = definitions.inside(rules, type);
    const ofType = inside && inside !== rules && !inside.parent ? inside.constraints : [];
    return {
      type,
      rules,
      inside,
      primitive: isPrimitive(type) ? type : undefined,
      // The value of a primitive is its own text, not an element of it.
      properties: propertiesOf(
        // Nor has a narrative's XHTML an id or extensions of FHIR's.
        type === 'xhtml'
          ? []
          : inside?.children.filter((each) => !isPrimitive(type) || each.name !== 'value'),
        of,
      ),
      required: isPrimitive(type) ? [] : (inside?.children ?? []).filter((each) => each.min > 0),
      constraints: [...new Set([...rules.constraints, ...ofType])],
    };
  };
  return {
    of,
    resource(type) {
      const rules = definitions.isResource(type) ? definitions.type(type) : undefined;
      // Named as its definition has it: a name cut out of a message would keep the whole message in memory.
      return rules && of(rules, rules.structure.type);
    },
  };
}

/** Shapes lead back to themselves (an Extension may hold one), so each is made when it is first asked for. */
function once(make: () => ElementShape): () => ElementShape {
  let made: ElementShape | undefined;
  return () => (made ??= make());
}

function propertiesOf(children: readonly ElementRules[] = [], of: Shapes['of']): Map<string, Property> {
  const properties = new Map<string, Property>();
  for (const [rank, rules] of children.entries()) {
    const types = rules.choice ? rules.typeCodes : [rules.typeCodes[0] ?? 'BackboneElement'];
    for (const type of types) {
      const written = rules.choice ? rules.name + type[0]!.toUpperCase() + type.slice(1) : rules.name;
      properties.set(written, {
        written,
        rules,
        type,
        primitive: isPrimitive(type) ? type : undefined,
        holdsResource: type === 'Resource',
        rank,
        shape: once(() => of(rules, type)),
      });
    }
  }
  return properties;
}
