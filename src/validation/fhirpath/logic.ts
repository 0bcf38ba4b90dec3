import { itemsOf, none, truth } from './item.ts';
import type { Evaluate } from './scope.ts';

type Connective = (left: Evaluate, right: Evaluate) => Evaluate;

const yes = [true];
const no = [false];

/** Three-valued logic; the right side is only evaluated when the left one does not decide. */
export const logic: Record<string, Connective> = {
  and: (left, right) => (input, scope) => {
    const a = truth(left(input, scope));
    if (a === false) return no;
    const b = truth(right(input, scope));
    if (b === false) return no;
    return a && b ? yes : none;
  },
  or: (left, right) => (input, scope) => {
    const a = truth(left(input, scope));
    if (a) return yes;
    const b = truth(right(input, scope));
    if (b) return yes;
    return a === false && b === false ? no : none;
  },
  implies: (left, right) => (input, scope) => {
    const a = truth(left(input, scope));
    if (a === false) return yes;
    const b = truth(right(input, scope));
    if (a) return itemsOf(b);
    return b ? yes : none;
  },
};
