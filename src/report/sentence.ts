import type { Text } from '../requirement/define.ts';

/** The catalogue's phrases as sentences: a capital first, a full stop last. A name of an element keeps its small letter. */
export function sentence({ en, da }: Text): Text {
  return { en: written(en), da: written(da) };
}

function written(phrase: string): string {
  const begun = phrase.replace(
    /^\p{Ll}[\p{L}-]*(?=[\s,]|$)/u,
    (word) => word[0]!.toUpperCase() + word.slice(1),
  );
  return /[.?!]$/u.test(begun) ? begun : `${begun}.`;
}
