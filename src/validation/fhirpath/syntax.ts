import { FhirPathError, type Token, tokens } from './tokens.ts';

/** A FHIRPath expression as a tree. */
export type Syntax =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'this' }
  | { readonly kind: 'index' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'name'; readonly on: Syntax | undefined; readonly name: string }
  | {
      readonly kind: 'call';
      readonly on: Syntax | undefined;
      readonly name: string;
      readonly parameters: readonly Syntax[];
    }
  | { readonly kind: 'item'; readonly on: Syntax; readonly index: Syntax }
  | { readonly kind: 'negative'; readonly on: Syntax }
  | { readonly kind: 'type'; readonly operator: 'is' | 'as'; readonly on: Syntax; readonly type: string }
  | { readonly kind: 'operator'; readonly operator: string; readonly left: Syntax; readonly right: Syntax };

/** How tightly operators bind, from the FHIRPath specification's grammar. */
const precedence: Record<string, number> = {
  implies: 1,
  or: 2,
  xor: 2,
  and: 3,
  in: 4,
  contains: 4,
  '=': 5,
  '!=': 5,
  '~': 5,
  '!~': 5,
  '<': 6,
  '>': 6,
  '<=': 6,
  '>=': 6,
  '|': 7,
  is: 8,
  as: 8,
  '+': 9,
  '-': 9,
  '&': 9,
  '*': 10,
  '/': 10,
  div: 10,
  mod: 10,
};

/** @throws FhirPathError */
export function parse(expression: string): Syntax {
  const list = tokens(expression);
  let at = 0;
  const peek = (): Token => list[at]!;
  const take = (): Token => list[at++]!;
  const is = (text: string) => peek().text === text && (peek().kind === 'symbol' || peek().kind === 'name');
  const expect = (text: string): void => {
    if (!is(text)) throw new FhirPathError(`${text} expected at ${peek().offset}, not ${peek().text}`);
    at++;
  };

  const expressionAbove = (lowest: number): Syntax => {
    let left = unary();
    for (;;) {
      const operator = peek();
      const binds =
        operator.kind === 'symbol' || operator.kind === 'name' ? precedence[operator.text] : undefined;
      if (binds === undefined || binds < lowest) return left;
      at++;
      left =
        operator.text === 'is' || operator.text === 'as'
          ? { kind: 'type', operator: operator.text, on: left, type: typeName() }
          : { kind: 'operator', operator: operator.text, left, right: expressionAbove(binds + 1) };
    }
  };
  const unary = (): Syntax => {
    if (is('+')) at++;
    else if (is('-')) {
      at++;
      return { kind: 'negative', on: unary() };
    }
    return path();
  };
  const path = (): Syntax => {
    let on = term();
    for (;;) {
      if (is('.')) {
        at++;
        on = step(on);
      } else if (is('[')) {
        at++;
        const index = expressionAbove(0);
        expect(']');
        on = { kind: 'item', on, index };
      } else return on;
    }
  };
  const term = (): Syntax => {
    const token = peek();
    switch (token.kind) {
      case 'number':
        at++;
        return { kind: 'literal', value: Number(token.text) };
      case 'string':
        at++;
        return { kind: 'literal', value: token.text };
      case 'temporal':
        at++;
        return { kind: 'literal', value: token.text.slice(1) };
      case 'variable':
        at++;
        return { kind: 'variable', name: token.text };
      case 'symbol':
        return bracketed();
      case 'name':
        return step(undefined);
      case 'end':
      default:
        throw new FhirPathError('the expression ends too early');
    }
  };
  const bracketed = (): Syntax => {
    if (is('{')) {
      at++;
      expect('}');
      return { kind: 'nothing' };
    }
    expect('(');
    const inner = expressionAbove(0);
    expect(')');
    return inner;
  };
  const step = (on: Syntax | undefined): Syntax => {
    const { kind, text } = take();
    if (kind !== 'name') throw new FhirPathError(`a name expected, not ${text}`);
    if (is('(')) return { kind: 'call', on, name: text, parameters: parameters() };
    if (text === '$this') return { kind: 'this' };
    if (text === '$index') return { kind: 'index' };
    if (!on && (text === 'true' || text === 'false')) return { kind: 'literal', value: text === 'true' };
    return { kind: 'name', on, name: text };
  };
  const parameters = (): Syntax[] => {
    const given: Syntax[] = [];
    expect('(');
    while (!is(')')) {
      if (given.length > 0) expect(',');
      given.push(expressionAbove(0));
    }
    at++;
    return given;
  };
  const typeName = (): string => {
    const first = take().text;
    if (!is('.')) return first;
    at++;
    return take().text;
  };

  const syntax = expressionAbove(0);
  if (peek().kind !== 'end') throw new FhirPathError(`${peek().text} at ${peek().offset} was not expected`);
  return syntax;
}

/** The type that a parameter names: `Patient`, `FHIR.Patient`, `System.String`. */
export function typeNameOf(syntax: Syntax | undefined): string {
  if (syntax?.kind !== 'name') throw new FhirPathError('a type name is expected');
  return syntax.name;
}
