import { XhtmlError } from './xhtml-error.ts';
import type { XhtmlElement, XhtmlNode } from './xhtml-node.ts';
import { resolved } from './xhtml-reference.ts';

// As `XhtmlParser` of the official validator has it.
const deepest = 500;

/** The namespaces that names without a prefix, and with one, are in. */
type Scope = {
  readonly unprefixed: string | undefined;
  readonly prefixed: ReadonlyMap<string, string | undefined>;
};

// oxlint-disable-next-line no-control-regex -- these are white space to Java
const blanks = /[\uFEFF\t-\r\u001C- \u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]*/y;
const names = /[\p{L}\p{Nd}_\-:.]*/uy;
const letter = /[\p{L}\p{Nd}]/u;
const references = /[^;&'"><]*/y;
const values: Record<string, RegExp> = { '"': /[^>&"]*/y, "'": /[^>&']*/y, '': /[^>&/]*/y };

/**
 * Reads the XHTML of a narrative in JSON as loosely as the official validator's `XhtmlParser` does: what stands after the
 * end is not looked at, the end itself may be missing, an attribute may be repeated or have no value.
 * @throws XhtmlError
 */
export function readXhtml(source: string): XhtmlElement {
  let at = 0;
  /** The next `&`: looked for once, not in every piece of text. */
  let reference = -1;
  const indexOrEnd = (mark: string): number => {
    const found = source.indexOf(mark, at);
    return found < 0 ? source.length : found;
  };
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const start = at;
    at += pattern.exec(source)![0].length;
    return source.slice(start, at);
  };
  const skipBlanks = (): void => {
    const c = source.charCodeAt(at);
    // Nearly always nothing, or one space.
    if (c > space && c < firstOtherBlank) return;
    take(blanks);
  };
  const takeName = (): string => {
    const start = at;
    while (isNamePart[source.charCodeAt(at)]) at++;
    return source.charCodeAt(at) < 0x80 ? source.slice(start, at) : source.slice(start, at) + take(names);
  };
  const until = (mark: string): string => {
    const end = source.indexOf(mark, at);
    if (end < 0) return stop(`${mark} is missing`);
    const start = at;
    at = end + mark.length;
    return source.slice(start, end);
  };

  const prolog = (): void => {
    for (;;) {
      skipBlanks();
      if (source.startsWith('<!--', at)) until('-->');
      else if (source.startsWith('<!-', at)) stop('a comment begins with <!--');
      else if (source.startsWith('<!', at) || source.startsWith('<?', at)) until('>');
      else return;
    }
  };
  const element = (depth: number, outer: Scope): XhtmlElement => {
    if (depth > deepest) stop(`nested deeper than ${deepest} levels`);
    const written = takeName();
    const [prefix, name] = split(depth === 0 ? written.toLowerCase() : written);
    const attributes = readAttributes(name);
    const scope = scopeWithin(outer, attributes);
    const namespace = prefix === undefined ? scope.unprefixed : scope.prefixed.get(prefix);
    const children: XhtmlNode[] = [];
    if (source[at++] === '/') {
      if (source[at++] !== '>') stop(`<${name}> does not end`);
    } else {
      const inside = scope.unprefixed === namespace ? scope : { ...scope, unprefixed: namespace };
      fill(name, children, depth, inside);
    }
    return { kind: 'element', name, namespace, attributes, children };
  };
  const fill = (name: string, children: XhtmlNode[], depth: number, scope: Scope): void => {
    while (at < source.length) {
      if (source[at] !== '<') {
        children.push({ kind: 'text', text: readText() });
        continue;
      }
      const next = source[++at] ?? '';
      if (next === '!') children.push(readMarkup());
      else if (next === '?') children.push({ kind: 'comment', text: until('>') });
      else if (next === '/') {
        at++;
        const end = at + name.length;
        if (source[end] === '>' && source.startsWith(name, at)) {
          at = end + 1;
          return;
        }
        const [, ended] = split(until('>'));
        if (ended === name) return;
        stop(`</${ended}> stands where </${name}> must`);
      } else if (letter.test(next)) children.push(element(depth + 1, scope));
      else stop('a < that begins nothing must be written as &lt;');
    }
  };
  const readMarkup = (): XhtmlNode => {
    at++;
    if (source[at] === '[') {
      const text = until(']]>');
      if (text.length < '[CDATA['.length) stop('<![ begins nothing');
      return { kind: 'section', text: text.slice('[CDATA['.length) };
    }
    const full = source.startsWith('--', at);
    if (full) at += 2;
    return { kind: 'comment', text: until(full ? '-->' : '>') };
  };
  const readText = (): string => {
    const end = indexOrEnd('<');
    if (reference < at) reference = indexOrEnd('&');
    if (reference > end) {
      const text = source.slice(at, end);
      at = end;
      return text;
    }
    let text = '';
    while (at < source.length && source[at] !== '<')
      text += source[at] === '&' ? readReference() : take(plain);
    return text;
  };
  /** What follows `&`; whatever mark ends it is passed over, be it the semicolon or not. */
  const readReference = (): string => {
    at++;
    const name = take(references);
    at++;
    return resolved(name) ?? stop(`&${name.slice(0, 40)}; is no reference that XML knows`);
  };
  const readAttributes = (owner: string): ReadonlyMap<string, string | undefined> => {
    if (source[at] === '>') return none;
    const attributes = new Map<string, string | undefined>();
    for (skipBlanks(); at < source.length && source[at] !== '>' && source[at] !== '/'; skipBlanks()) {
      const name = takeName() || stop(`<${owner}> has an attribute without a name`);
      skipBlanks();
      const next = source[at] ?? '';
      if (next === '=') {
        at++;
        skipBlanks();
        attributes.set(name, readValue());
      } else if (next === '>' || next === '/' || letter.test(next)) attributes.set(name, undefined);
      else stop(`attribute ${name} of <${owner}> has no value`);
    }
    return attributes;
  };
  const readValue = (): string => {
    const quote = source[at] === '"' || source[at] === "'" ? source[at++]! : '';
    let value = take(values[quote]!);
    while (source[at] === '&') value += readReference() + take(values[quote]!);
    if (quote !== '' && source[at] === quote) at++;
    return value;
  };

  prolog();
  if (source[at++] !== '<') stop('the narrative must begin with a <div>');
  return element(0, { unprefixed: undefined, prefixed: new Map() });
}

const plain = /[^<&]+/y;
const none: ReadonlyMap<string, undefined> = new Map();
const space = 0x20;
const firstOtherBlank = 0x1680;
/** By character code: what stands in nearly every name. */
const isNamePart = Array.from({ length: 0x80 }, (_, code) => /[\w\-:.]/.test(String.fromCharCode(code)));

function stop(problem: string): never {
  throw new XhtmlError(problem);
}

function split(written: string): readonly [prefix: string | undefined, name: string] {
  const colon = written.indexOf(':');
  return colon < 0 ? [undefined, written] : [written.slice(0, colon), written.slice(colon + 1)];
}

function scopeWithin(outer: Scope, attributes: ReadonlyMap<string, string | undefined>): Scope {
  let { unprefixed, prefixed } = outer;
  for (const [name, value] of attributes) {
    if (name === 'xmlns') unprefixed = value;
    else if (name.startsWith('xmlns:')) prefixed = new Map(prefixed).set(name.slice('xmlns:'.length), value);
  }
  return unprefixed === outer.unprefixed && prefixed === outer.prefixed ? outer : { unprefixed, prefixed };
}
