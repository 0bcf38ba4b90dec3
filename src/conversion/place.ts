/** The dotted paths into a value: `patient.surname`. A list is one value. */
export type Path<T> = {
  [K in keyof T & string]: NonNullable<T[K]> extends readonly unknown[] | string | boolean
    ? K
    : K | `${K}.${Path<NonNullable<T[K]>>}`;
}[keyof T & string];

export type ValueAt<T, P extends string> = P extends `${infer K}.${infer Rest}`
  ? K extends keyof T
    ? ValueAt<NonNullable<T[K]>, Rest> | Extract<T[K], undefined>
    : never
  : P extends keyof T
    ? T[P]
    : never;

export function valueAt(value: unknown, path: string): unknown {
  let found = value;
  for (const step of path.split('.'))
    found = (found as Readonly<Record<string, unknown>> | undefined)?.[step];
  return found;
}

/** Values put at dotted paths, as one value: `[['patient.surname', 'Test']]` is `{ patient: { surname: 'Test' } }`. */
export function assembled(
  placed: Iterable<readonly [path: string, value: unknown]>,
): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [path, value] of placed) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let inner = root;
    for (const step of steps) inner = (inner[step] ??= {}) as Record<string, unknown>;
    inner[last] = value;
  }
  return root;
}
