import type { ConstraintTable } from './lean.ts';
import type { LeanConstraint } from './lean-definition.ts';

/** Collects constraints while definitions are made lean: equal ones get the same number. */
export function constraintTable(): ConstraintTable & { readonly rows: readonly LeanConstraint[] } {
  const rows: LeanConstraint[] = [];
  const numbers = new Map<string, number>();
  return {
    rows,
    index(constraint) {
      const text = JSON.stringify(constraint);
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, rows.length);
      return rows.push(constraint) - 1;
    },
  };
}
