/**
 * A value with every text in it free of what no XML can carry: control characters are dropped, half a surrogate pair
 * becomes a replacement character. JSON lets a sender write both.
 */
export function cleaned<T>(value: T): { readonly value: T; readonly changed: boolean } {
  let changed = false;
  const clean = (part: unknown): unknown => {
    if (typeof part === 'string') {
      const text = part.toWellFormed().replace(forbidden, '');
      changed ||= text !== part;
      return text;
    }
    if (Array.isArray(part)) return part.map(clean);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, clean(inner)]));
  };
  const result = clean(value) as T;
  return { value: result, changed };
}

// oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** The text on one line, as a letter's short fields want it; `undefined` when nothing is left. */
export function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '');
  return line !== undefined && /\S/.test(line) ? line : undefined;
}

/** The first `max` characters, as XML counts them: never half of a surrogate pair. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : Array.from(text).slice(0, max).join('');
}
