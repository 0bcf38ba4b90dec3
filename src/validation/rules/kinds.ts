import type { Definitions } from '../definitions/definitions.ts';

/** Whether a type is another or derived from it. FHIRPath asks this of every element at the start of a path, so answers are kept. */
export function kindsOf({ isKindOf }: Definitions): (type: string, ancestor: string) => boolean {
  // Both names come from definitions, never from a message: there are only so many.
  const known = new Map<string, Map<string, boolean>>();
  return (type, ancestor) => {
    let ofType = known.get(type);
    if (!ofType) known.set(type, (ofType = new Map()));
    let answer = ofType.get(ancestor);
    if (answer === undefined) ofType.set(ancestor, (answer = isKindOf(type, ancestor)));
    return answer;
  };
}
