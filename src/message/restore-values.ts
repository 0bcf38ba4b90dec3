import { firstNumber, type LiftedValue } from './fhir-xml-skeleton.ts';

/** A skeleton in JSON with its values back in their places, and the values whose places are not there. */
export function restored(
  skeleton: unknown,
  values: readonly LiftedValue[],
): { value: unknown; missing: readonly LiftedValue[] } {
  const found = new Set<LiftedValue>();
  const value = valueOf(skeleton);
  return { value, missing: values.filter((lifted) => lifted.wanted && !found.has(lifted)) };

  function valueOf(node: unknown): unknown {
    if (typeof node === 'string') return textOf(node);
    if (typeof node === 'number') {
      const lifted = take(node);
      return lifted?.text === undefined ? undefined : numberOf(lifted.text);
    }
    if (Array.isArray(node)) return node.map(valueOf);
    if (typeof node === 'object' && node !== null) return objectOf(node);
    return node;
  }

  function textOf(text: string): string | undefined {
    const number = /^(?:<div [^>]*>)?(\d+)(?:<\/div>)?$/.exec(text)?.[1];
    return number === undefined ? text : take(Number(number))?.text;
  }

  function take(number: number): LiftedValue | undefined {
    const lifted = values[number - firstNumber];
    if (lifted) found.add(lifted);
    return lifted;
  }

  function objectOf(node: object): Record<string, unknown> | undefined {
    const members = new Map<string, unknown>();
    for (const [name, member] of Object.entries(node)) members.set(name, valueOf(member));
    for (const [name, member] of members) {
      if (member === undefined) members.delete(name);
      else if (Array.isArray(member)) members.set(name, aligned(member, members.get(partner(name))));
    }
    for (const [name, member] of members) {
      if (Array.isArray(member) && member.every((item) => item === null)) members.delete(name);
    }
    return members.size === 0 ? undefined : Object.fromEntries(members);
  }
}

/** `_given` for `given`, and the other way round: the values of a primitive element, and what else is said of them. */
function partner(name: string): string {
  return name.startsWith('_') ? name.slice(1) : `_${name}`;
}

/** FHIR's JSON keeps the two lists equally long, and fills the gaps with null. */
function aligned(items: readonly unknown[], beside: unknown): unknown[] {
  const length = Math.max(items.length, Array.isArray(beside) ? beside.length : 0);
  return Array.from({ length }, (_, index) => items[index] ?? null);
}

/** What is not a number in JSON's grammar stays the text that it is, for a validator to see. */
function numberOf(text: string): number | string {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
}
