/** What a document may cost before it is refused. */
export type JsonLimits = { readonly maxDepth: number; readonly maxValues: number };

/**
 * Reads JSON that is sound enough to be understood in one way only: no key twice in an object, no `__proto__`, not nested
 * or numerous beyond the limits.
 *
 * @throws SyntaxError with a message of one line
 */
export function readJson(text: string, limits: JsonLimits): unknown {
  // First, because the engine's own parser takes any depth, and the memory for it.
  refuseDoubtful(text, limits);
  return parsed(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The engine quotes the document in its message, which may hold line breaks and personal data.
    const place = /at position (\d+)/.exec((error as Error).message)?.[1];
    const at = place === undefined ? 'at the end' : where(text, Number(place));
    throw new SyntaxError(`not well-formed JSON ${at}`, { cause: error });
  }
}

/** One pass over a text that need not be well-formed: where it is not, the parser says so. */
function refuseDoubtful(text: string, { maxDepth, maxValues }: JsonLimits): void {
  const open: (Set<string> | undefined)[] = [];
  let values = 0;
  const token = /["{}[\],]/g;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const start = match.index;
    const keys = open.at(-1);
    switch (match[0]) {
      case '"': {
        const end = endOfString(text, start);
        if (end === 0) return;
        token.lastIndex = end;
        if (keys && isKey(text, end)) addKey(keys, text, start, end);
        break;
      }
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        values += 1;
        if (values > maxValues) throw new SyntaxError(`more than ${maxValues} values`);
        break;
      default:
        open.push(match[0] === '{' ? new Set() : undefined);
        if (open.length > maxDepth) {
          throw new SyntaxError(`nested more than ${maxDepth} deep ${where(text, start)}`);
        }
    }
  }
}

/** Just after the closing quotation mark; 0 when there is none. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === backslash) backslashes += 1;
  return backslashes % 2 === 1;
}

const backslash = 0x5c;

function isKey(text: string, end: number): boolean {
  const colon = /\s*:/y;
  colon.lastIndex = end;
  return colon.test(text);
}

function addKey(keys: Set<string>, text: string, start: number, end: number): void {
  const key = decoded(text.slice(start, end));
  if (key === '__proto__') throw new SyntaxError(`the key __proto__ ${where(text, start)}`);
  if (keys.has(key)) {
    throw new SyntaxError(
      `the key ${text.slice(start, end).slice(0, 60)} twice in one object ${where(text, start)}`,
    );
  }
  keys.add(key);
}

function decoded(key: string): string {
  try {
    return JSON.parse(key) as string;
  } catch {
    return key;
  }
}

function where(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `(line ${line}, column ${offset - before.lastIndexOf('\n')})`;
}
