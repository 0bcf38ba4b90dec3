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
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const start = at;
    at += pattern.exec(source)![0].length;
    return source.slice(start, at);
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
      take(blanks);
      if (source.startsWith('<!--', at)) until('-->');
      else if (source.startsWith('<!-', at)) stop('a comment begins with <!--');
      else if (source.startsWith('<!', at) || source.startsWith('<?', at)) until('>');
      else return;
    }
  };
  const element = (depth: number, outer: Scope): XhtmlElement => {
    if (depth > deepest) stop(`nested deeper than ${deepest} levels`);
    const written = take(names);
    const [prefix, name] = split(depth === 0 ? written.toLowerCase() : written);
    const attributes = readAttributes(name);
    const scope = scopeWithin(outer, attributes);
    const namespace = prefix === undefined ? scope.unprefixed : scope.prefixed.get(prefix);
    const children: XhtmlNode[] = [];
    if (source[at++] === '/') {
      if (source[at++] !== '>') stop(`<${name}> does not end`);
    } else fill(name, children, depth, { ...scope, unprefixed: namespace });
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
  const readAttributes = (owner: string): Map<string, string | undefined> => {
    const attributes = new Map<string, string | undefined>();
    for (take(blanks); at < source.length && source[at] !== '>' && source[at] !== '/'; take(blanks)) {
      const name = take(names) || stop(`<${owner}> has an attribute without a name`);
      take(blanks);
      const next = source[at] ?? '';
      if (next === '=') {
        at++;
        take(blanks);
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
