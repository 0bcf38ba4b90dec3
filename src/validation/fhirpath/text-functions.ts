import { type Items, itemsOf, none, numberOf, only, textOf } from './item.ts';
import type { Evaluate, FhirPathFunction, Scope } from './scope.ts';
import { FhirPathError } from './tokens.ts';

/** Functions over the text of one primitive. */
export const textFunctions: Record<string, FhirPathFunction> = {
  // HL7's engine looks at the first item where the specification wants only one.
  startsWith:
    ([prefix]) =>
    (input, scope) => {
      const [first] = input;
      const wanted = parameter(prefix, scope);
      const found = first === undefined ? undefined : textOf(first);
      return found === undefined || wanted === undefined ? none : [found.startsWith(wanted)];
    },
  // HL7's engine searches for the expression anywhere, and says no to several items and to empty text.
  matches:
    ([expression]) =>
    (input, scope) => {
      const pattern = parameter(expression, scope);
      if (input.length === 0 || pattern === undefined) return none;
      const found = input.length === 1 ? textOf(input[0]!) : undefined;
      return [Boolean(found) && regularExpression(pattern).test(found!)];
    },
  endsWith: onText((text, suffix) => text.endsWith(suffix)),
  contains: onText((text, part) => text.includes(part)),
  indexOf: onText((text, part) => text.indexOf(part)),
  matchesFull: onText((text, pattern) => regularExpression(`^(?:${pattern})$`).test(text)),
  replace: onText((text, part, by) => text.replaceAll(part, by)),
  replaceMatches: onText((text, pattern, by) => text.replace(regularExpression(pattern, 'g'), by)),
  length: () => (input) => itemsOf(soleText(input)?.length),
  upper: () => (input) => itemsOf(soleText(input)?.toUpperCase()),
  lower: () => (input) => itemsOf(soleText(input)?.toLowerCase()),
  trim: () => (input) => itemsOf(soleText(input)?.trim()),
  toString: () => (input: Items) => itemsOf(soleText(input)),
  toInteger: () => (input) => {
    const text = soleText(input);
    return text !== undefined && /^[+-]?\d+$/.test(text) ? [Number(text)] : none;
  },
  toDecimal: () => (input) => {
    const item = only(input);
    return itemsOf(item === undefined ? undefined : numberOf(item));
  },
  toBoolean: () => (input) => {
    const text = soleText(input)?.toLowerCase();
    return text === 'true' || text === 'false' ? [text === 'true'] : none;
  },
  substring:
    ([start, length]) =>
    (input, scope) => {
      const text = soleText(input);
      const from = whole(start, scope);
      if (text === undefined || from === undefined || from < 0 || from >= text.length) return none;
      const count = length ? whole(length, scope) : undefined;
      return [text.slice(from, count === undefined ? undefined : from + Math.max(count, 0))];
    },
};

function onText(
  compute: (text: string, first: string, second: string) => string | number | boolean,
): FhirPathFunction {
  return ([first, second]) =>
    (input, scope) => {
      const text = soleText(input);
      const a = parameter(first, scope);
      const b = second ? parameter(second, scope) : '';
      return text === undefined || a === undefined || b === undefined ? none : [compute(text, a, b)];
    };
}

function soleText(input: Items): string | undefined {
  const item = only(input);
  return item === undefined ? undefined : textOf(item);
}

function parameter(evaluate: Evaluate | undefined, scope: Scope): string | undefined {
  return evaluate && soleText(evaluate([scope.self], scope));
}

function whole(evaluate: Evaluate | undefined, scope: Scope): number | undefined {
  const text = parameter(evaluate, scope);
  return text === undefined ? undefined : Number(text);
}

const regularExpressions = new Map<string, RegExp>();

function regularExpression(pattern: string, flags = ''): RegExp {
  const key = flags + pattern;
  let made = regularExpressions.get(key);
  if (!made) {
    try {
      made = new RegExp(pattern, `s${flags}`);
    } catch {
      throw new FhirPathError(`${pattern} is not a regular expression`);
    }
    if (regularExpressions.size > 1000) regularExpressions.clear();
    regularExpressions.set(key, made);
  }
  return made;
}
