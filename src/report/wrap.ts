/**
 * Text in lines of at most `width` characters: broken at blanks, and inside a word only when the word alone is too long.
 * Line breaks in the text are kept.
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(width, 10)));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/[ \t]+/u).flatMap((one) => pieces(one, width))) {
    if (current === '') current = word;
    else if (length(current) + 1 + length(word) <= width) current += ` ${word}`;
    else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current];
}

function pieces(word: string, width: number): string[] {
  const characters = Array.from(word);
  const count = Math.max(Math.ceil(characters.length / width), 1);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * width, (index + 1) * width).join(''),
  );
}

/** The columns that a text takes, as far as every character takes one. */
export function length(text: string): number {
  return Array.from(text).length;
}
