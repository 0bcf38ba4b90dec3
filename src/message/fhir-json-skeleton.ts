import { FhirFormatError } from './fhir-format-error.ts';
import type { FhirResource } from './fhir-message.ts';
import { readXml } from './xml/read-xml.ts';
import { xhtmlNamespace } from './fhir-xml-skeleton.ts';

type Lifted = {
  readonly text: string;
  readonly path: string;
  /** The value is a narrative: markup, written as it stands. */
  readonly narrative: boolean;
};

/** Stands before the number of a value. */
export const numberMark = 'value-';

/** The structure of a resource with its values lifted out and numbered. */
export function jsonSkeleton(resource: FhirResource): { skeleton: object; values: readonly Lifted[] } {
  const values: Lifted[] = [];
  return { skeleton: objectOf(resource, '', 0), values };

  function skeletonOf(node: unknown, path: string, depth: number): unknown {
    if (depth > deepest) throw new FhirFormatError(`nested more than ${deepest} deep`);
    if (node === null || node === undefined) return null;
    if (Array.isArray(node)) {
      return node.map((item, index) => skeletonOf(item, `${path}[${index}]`, depth + 1));
    }
    if (typeof node === 'object') return objectOf(node, path, depth);
    return lifted(typeof node === 'string' ? node : JSON.stringify(node), path);
  }

  function objectOf(node: object, path: string, depth: number): object {
    const members = new Map<string, unknown>();
    for (const [name, member] of Object.entries(node)) {
      const at = path === '' ? name : `${path}.${name}`;
      if (name === 'resourceType') members.set(name, typeName(member, at));
      else if (name === 'div' && typeof member === 'string') members.set(name, narrative(member, at));
      else if (member !== undefined && member !== null) {
        const value = skeletonOf(member, at, depth + 1);
        if (elementName.test(name)) members.set(name, value);
      }
    }
    for (const [name, member] of members) {
      if (!name.startsWith('_') || !Array.isArray(member)) continue;
      const beside = members.get(name.slice(1));
      members.set(name.slice(1), padded(Array.isArray(beside) ? beside : [], member.length));
    }
    return Object.fromEntries(members);
  }

  function narrative(text: string, path: string): string {
    const div = standingAlone(text, path);
    values.push({ text: div, path, narrative: true });
    return `<div>${numberMark}${values.length - 1}</div>`;
  }

  function lifted(text: string, path: string): string {
    if (unwritable.test(text) || !text.isWellFormed()) {
      throw new FhirFormatError(`${path} has a character that XML cannot carry`);
    }
    values.push({ text, path, narrative: false });
    return `${numberMark}${values.length - 1}`;
  }
}

const deepest = 64;

/** What the library could take for something else, such as a comment, never reaches it and so is told as lost. */
const elementName = /^_?[A-Za-z][A-Za-z0-9]*$/;

// oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

function typeName(value: unknown, path: string): string {
  if (typeof value === 'string' && /^[A-Z][A-Za-z]*$/.test(value)) return value;
  throw new FhirFormatError(`${path} names no type of resource`);
}

/** The library looks only as far as there are values, although more may be said beside them. */
function padded(items: readonly unknown[], length: number): unknown[] {
  return Array.from({ length: Math.max(items.length, length) }, (_, index) => items[index] ?? null);
}

function standingAlone(text: string, path: string): string {
  const trimmed = text.trim();
  const bare = /^<div(?=[\s>/])(?![^>]*\sxmlns\s*=)/.test(trimmed);
  const div = bare ? trimmed.replace('<div', `<div xmlns="${xhtmlNamespace}"`) : trimmed;
  try {
    if (div.startsWith('<div') && readXml(div).root.namespace === xhtmlNamespace) return div;
  } catch (error) {
    throw new FhirFormatError(`${path} is not well-formed: ${(error as Error).message}`, { cause: error });
  }
  throw new FhirFormatError(`${path} is not a <div> of XHTML`);
}
