// A longer word is no slip of the pen, and costs time to compare.
const longestCompared = 40;

/**
 * The known words that somebody may have meant by a misspelt one, the closest first: those as close as the closest, or
 * one letter further. None when no word comes near.
 */
export function nearest(word: string, known: readonly string[], most = 1): readonly string[] {
  if (word.length > longestCompared) return [];
  const furthest = Math.max(2, Math.ceil(word.length / 3));
  const near = known
    .filter(({ length }) => Math.abs(length - word.length) <= furthest && length <= longestCompared)
    .map((one) => ({ one, distance: editDistance(word.toLowerCase(), one.toLowerCase()) }))
    .filter(({ distance }) => distance <= furthest)
    .toSorted((a, b) => a.distance - b.distance);
  const closest = near[0]?.distance ?? 0;
  return near
    .filter(({ distance }) => distance <= closest + 1)
    .slice(0, most)
    .map(({ one }) => one);
}

/** `did you mean …?` of a misspelt word, or `otherwise` when no known word comes near. */
export function didYouMean(word: string, known: readonly string[], otherwise: string, most = 3): string {
  const near = nearest(word, known, most);
  return near.length > 0 ? `did you mean ${near.join(', ')}?` : otherwise;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
