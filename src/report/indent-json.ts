/**
 * JSON laid out for people, token by token: numbers keep the digits that they were written with and members that stand
 * twice stay twice, which parsing would lose. Text that is not JSON comes back as it was.
 */
export function indentJson(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }

  let depth = 0;
  const line = (change: number) => {
    depth += change;
    return `\n${'  '.repeat(depth)}`;
  };
  return Array.from(text.trim().matchAll(tokens), ([token]) => {
    if (/^[{[]\s*[}\]]$/u.test(token)) return token[0] + token.at(-1)!;
    if (token === '{' || token === '[') return token + line(1);
    if (token === '}' || token === ']') return line(-1) + token;
    if (token === ',') return token + line(0);
    return token === ':' ? ': ' : token;
  }).join('');
}

const tokens = /"(?:[^"\\]|\\.)*"|\{\s*\}|\[\s*\]|[{}[\],:]|[^\s"{}[\],:]+/gsu;
