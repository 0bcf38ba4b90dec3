export type Position = { readonly offset: number; readonly line: number; readonly column: number };

/** Line and column, both counted from 1, of a place in a text. Counted when asked for, so that offsets cost nothing. */
export function positionAt(source: { readonly text: string }, offset: number): Position {
  const { text } = source;
  let line = 1;
  let lineStart = 0;
  for (;;) {
    const end = text.indexOf('\n', lineStart);
    if (end < 0 || end >= offset) return { offset, line, column: offset - lineStart + 1 };
    line += 1;
    lineStart = end + 1;
  }
}
