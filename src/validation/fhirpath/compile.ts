import { child, type Element } from '../element/element.ts';
import { functions } from './functions.ts';
import { isElement, type Item, type Items, none, numberOf, only } from './item.ts';
import { logic } from './logic.ts';
import { operators } from './operators.ts';
import type { Evaluate, Scope } from './scope.ts';
import { parse, type Syntax } from './syntax.ts';
import { FhirPathError } from './tokens.ts';
import { typeTest } from './type-test.ts';

const urls: Record<string, string> = {
  ucum: 'http://unitsofmeasure.org',
  sct: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
};

/**
 * A FHIRPath expression as a function over elements, with the ways of HL7's engine where it leaves the specification.
 * @throws FhirPathError when it cannot be compiled; the compiled function throws it when it cannot be evaluated
 */
export function compile(expression: string): Evaluate {
  return compiled(parse(expression));
}

function compiled(syntax: Syntax): Evaluate {
  switch (syntax.kind) {
    case 'literal': {
      const value = [syntax.value];
      return () => value;
    }
    case 'nothing':
      return () => none;
    case 'this':
      return (_, scope) => [scope.self];
    case 'index':
      return (_, scope) => [scope.index];
    case 'variable':
      return variable(syntax.name);
    case 'name':
      return syntax.on ? step(compiled(syntax.on), syntax.name) : firstStep(syntax.name);
    case 'call':
      return call(syntax);
    case 'item':
      return indexed(compiled(syntax.on), compiled(syntax.index));
    case 'negative': {
      const on = compiled(syntax.on);
      return (input, scope) => on(input, scope).map((item) => -(numberOf(item) ?? Number.NaN));
    }
    case 'type':
      return typeTest(syntax.operator, syntax.type, compiled(syntax.on));
    case 'operator':
    default:
      return operator(syntax.operator, compiled(syntax.left), compiled(syntax.right));
  }
}

function variable(name: string): Evaluate {
  switch (name) {
    case 'resource':
      return (_, { resource }) => [resource];
    case 'rootResource':
      return (_, { rootResource }) => [rootResource];
    case 'context':
      return (_, { context }) => [context];
    default: {
      const url = urls[name];
      if (!url) throw new FhirPathError(`%${name} is not known`);
      return () => [url];
    }
  }
}

function step(on: Evaluate, name: string): Evaluate {
  return (input, scope) => childrenOf(on(input, scope), name);
}

/** At the start of a path a type's name stands for the element itself: `Patient.name` on a patient. */
function firstStep(name: string): Evaluate {
  if (!/^[A-Z]/.test(name)) return (input) => childrenOf(input, name);
  return (input, { host }) => {
    const typed = input.filter((item) => isElement(item) && host.isKindOf(item.type, name));
    return typed.length > 0 ? typed : childrenOf(input, name);
  };
}

function childrenOf(items: Items, name: string): Items {
  if (items.length === 1) return childrenOfOne(items[0]!, name);
  const found: Item[] = [];
  for (const item of items) for (const each of childrenOfOne(item, name)) found.push(each);
  return found;
}

function childrenOfOne(item: Item, name: string): Items {
  if (!isElement(item)) return none;
  // A primitive's `value` is the primitive: MedCom and dk-core write `value.matches(…)` on an Identifier's value.
  if (name === 'value' && item.shape.primitive) return item.value === undefined ? none : [item];
  const first = child(item, name);
  if (!first) return none;
  return first.index < 0 ? [first] : item.children.filter((each: Element) => each.name === name);
}

function call({ on, name, parameters }: Syntax & { kind: 'call' }): Evaluate {
  const make = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!make) throw new FhirPathError(`function ${name}() is not known`);
  const apply = make(parameters.map(compiled), parameters);
  if (!on) return apply;
  const evaluate = compiled(on);
  return (input, scope) => apply(evaluate(input, scope), scope);
}

function indexed(on: Evaluate, index: Evaluate): Evaluate {
  return (input, scope) => {
    const at = only(index(input, scope));
    const item = at === undefined ? undefined : on(input, scope)[numberOf(at) ?? -1];
    return item === undefined ? none : [item];
  };
}

function operator(name: string, left: Evaluate, right: Evaluate): Evaluate {
  const shortcut = logic[name];
  if (shortcut) return shortcut(left, right);
  const apply = operators[name]!;
  return (input: Items, scope: Scope) => apply(left(input, scope), right(input, scope));
}
