import type { XmlAttribute } from './document.ts';
import { XmlError } from './xml-error.ts';

/** The namespace declarations in force at an element: its own, and those around it. */
export type Scope = {
  readonly own: ReadonlyMap<string, string>;
  readonly around: Scope | undefined;
  /** What a name without a prefix is in. */
  readonly namespace: string;
};

/** A name or attribute as written, with its colon. */
export type RawAttribute = { readonly name: string; readonly value: string; readonly offset: number };

export const outermost: Scope = {
  own: new Map([
    ['', ''],
    ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ]),
  around: undefined,
  namespace: '',
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
  return own === undefined ? around : { own, around, namespace: own.get('') ?? around.namespace };
}

export function expandedName(
  text: string,
  scope: Scope,
  name: string,
  offset: number,
): { name: string; prefix: string; namespace: string } {
  const colon = name.indexOf(':');
  // Nearly every name: without a prefix there is nothing to look up, and nothing that could be wrong.
  if (colon < 0) return { name, prefix: '', namespace: scope.namespace };
  const prefix = name.slice(0, colon);
  const local = name.slice(colon + 1);
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
    const expanded = name.includes(':') ? expandedName(text, scope, name, offset) : undefined;
    const attribute = {
      name: expanded?.name ?? name,
      prefix: expanded?.prefix ?? '',
      namespace: expanded?.namespace ?? '',
      value,
      offset,
    };
    for (const other of attributes) {
      if (other.name === attribute.name && other.namespace === attribute.namespace)
        throw new XmlError('duplicate-attribute', `attribute ${name} stands twice`, text, offset);
    }
    attributes.push(attribute);
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
