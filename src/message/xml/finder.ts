/** Whether a string occurs in the ranges asked for, which must come in order: the text is searched once in all. */
export function finder(text: string, wanted: string): (from: number, to: number) => boolean {
  let found = -1;
  return (from, to) => {
    if (found < from) found = indexOrEnd(text, wanted, from);
    return found < to;
  };
}

/** Where `wanted` is next, or the end of the text. */
export function indexOrEnd(text: string, wanted: string, from: number): number {
  const index = text.indexOf(wanted, from);
  return index < 0 ? text.length : index;
}
