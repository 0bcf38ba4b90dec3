export type Token = {
  readonly kind: 'name' | 'number' | 'string' | 'temporal' | 'variable' | 'symbol' | 'end';
  /** A string or quoted name is decoded; a variable is without its `%`. */
  readonly text: string;
  readonly offset: number;
};

/** The expression is not FHIRPath, or uses a part of it that is not here. */
export class FhirPathError extends Error {
  override readonly name = 'FhirPathError';
}

const patterns = [
  ['blank', /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ['temporal', /@T?\d[\d\-T:.+Z]*/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['string', /'(?:[^'\\]|\\[\s\S])*'/y],
  ['quoted', /`(?:[^`\\]|\\[\s\S])*`/y],
  ['variable', /%(?:[A-Za-z_][\w-]*|`[^`]*`|'[^']*')/y],
  ['name', /\$?[A-Za-z_]\w*/y],
  ['symbol', /!=|!~|<=|>=|[()[\]{}.,=~<>+\-*/|&]/y],
] as const;

export function tokens(expression: string): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < expression.length;) {
    const [kind, text] = tokenAt(expression, at);
    if (kind === 'string') found.push({ kind, text: unescaped(text.slice(1, -1)), offset: at });
    else if (kind === 'quoted') found.push({ kind: 'name', text: unescaped(text.slice(1, -1)), offset: at });
    else if (kind === 'variable')
      found.push({ kind, text: text.slice(1).replace(/^[`']|[`']$/g, ''), offset: at });
    else if (kind !== 'blank') found.push({ kind, text, offset: at });
    at += text.length;
  }
  found.push({ kind: 'end', text: 'the end', offset: expression.length });
  return found;
}

function tokenAt(expression: string, at: number): readonly [(typeof patterns)[number][0], string] {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(expression)?.[0];
    if (text) return [kind, text];
  }
  throw new FhirPathError(`${JSON.stringify(expression[at])} at ${at} is not FHIRPath`);
}

const escapes: Record<string, string> = { f: '\f', n: '\n', r: '\r', t: '\t' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, hex?: string, letter = '') =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (escapes[letter] ?? letter),
  );
}
