import type { XmlAttribute } from './document.ts';
import { XmlError } from './xml-error.ts';

/** The namespace declarations in force at an element: its own, and those around it. */
export type Scope = { readonly own: ReadonlyMap<string, string>; readonly around: Scope | undefined };

/** A name or attribute as written, with its colon. */
export type RawAttribute = { readonly name: string; readonly value: string; readonly offset: number };

export const outermost: Scope = {
  own: new Map([
    ['', ''],
    ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ]),
  around: undefined,
};

const declarationNamespace = 'http://www.w3.org/2000/xmlns/';

/** The scope inside an element with these attributes: the one around it when it declares nothing. */
export function scopeWithin(text: string, around: Scope, attributes: readonly RawAttribute[]): Scope {
  let own: Map<string, string> | undefined;
  for (const { name, value, offset } of attributes) {
    if (!isDeclaration(name)) continue;
    const prefix = name.slice('xmlns:'.length);
    const reserved =
      (value === outermost.own.get('xml')) !== (prefix === 'xml') || value === declarationNamespace;
    if (
      reserved ||
      prefix === 'xmlns' ||
      prefix.includes(':') ||
      name === 'xmlns:' ||
      (prefix !== '' && value === '')
    ) {
      throw new XmlError('namespace', `${name}="${value}" is no namespace declaration`, text, offset);
    }
    own ??= new Map();
    if (own.has(prefix)) throw new XmlError('duplicate-attribute', `${name} stands twice`, text, offset);
    own.set(prefix, value);
  }
  return own === undefined ? around : { own, around };
}

export function expandedName(
  text: string,
  scope: Scope,
  name: string,
  offset: number,
): { name: string; prefix: string; namespace: string } {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const local = colon < 0 ? name : name.slice(colon + 1);
  if (colon === 0 || local === '' || local.includes(':') || /^[-.0-9]/.test(local)) {
    throw new XmlError('namespace', `${name} is no qualified name`, text, offset);
  }
  return { name: local, prefix, namespace: namespaceOf(text, scope, prefix, offset) };
}

/** The attributes without the declarations; a name without a prefix is in no namespace. */
export function expandedAttributes(text: string, scope: Scope, raw: readonly RawAttribute[]): XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  for (const { name, value, offset } of raw) {
    if (isDeclaration(name)) continue;
    const expanded = name.includes(':')
      ? expandedName(text, scope, name, offset)
      : { name, prefix: '', namespace: '' };
    if (attributes.some((other) => other.name === expanded.name && other.namespace === expanded.namespace)) {
      throw new XmlError('duplicate-attribute', `attribute ${name} stands twice`, text, offset);
    }
    attributes.push({ ...expanded, value, offset });
  }
  return attributes;
}

function isDeclaration(name: string): boolean {
  return name.startsWith('xmlns') && (name.length === 5 || name[5] === ':');
}

function namespaceOf(text: string, scope: Scope, prefix: string, offset: number): string {
  for (let at: Scope | undefined = scope; at; at = at.around) {
    const namespace = at.own.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  throw new XmlError('namespace', `prefix ${prefix} is not declared`, text, offset);
}
