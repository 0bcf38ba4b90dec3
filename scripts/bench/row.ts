/** One line of the table: the median of the figures, their range, and how they came about. */
export function row(what: string, figures: readonly number[], how: string): void {
  const sorted = figures.toSorted((a, b) => a - b);
  const [least = NaN] = sorted;
  const most = sorted.at(-1) ?? NaN;
  console.log(
    `${what.padEnd(28)}${shown(median(figures)).padStart(9)}  (${shown(least)} to ${shown(most)})  ${how}`.trimEnd(),
  );
}

/** Said instead of a line, so that nothing is left out silently. */
export function skipped(what: string, why: string): void {
  console.log(`${what.padEnd(28)}  skipped  ${why}`);
}

export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN;
}

function shown(figure: number): string {
  return figure >= 100 ? figure.toFixed(0) : figure.toFixed(2);
}
