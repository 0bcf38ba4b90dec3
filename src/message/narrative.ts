import type { FhirResource } from './fhir-message.ts';
import { meaningOf, termFor } from './narrative-terms.ts';
import { isNode, textAt } from './query.ts';

export type Narrative = { readonly status: 'generated' | 'extensions'; readonly div: string };

/**
 * A resource in words, for a reader whose system does not show it: everything that stands in it, extensions included, by
 * the Danish term and the name in FHIR. That covers what MedCom wants told, ids and references among it. Attachments are
 * told without their content.
 */
export function narrativeOf(resource: FhirResource): Narrative {
  const { resourceType, id, meta: _meta, text: _text, ...elements } = resource;
  const title = typeof id === 'string' ? `${resourceType} ${id}` : resourceType;
  const body = `<p><b>${markup(title)}</b></p>${tableOf(rowsOf(elements))}`;
  const status = hasExtension(elements) ? 'extensions' : 'generated';
  return { status, div: `<div xmlns="http://www.w3.org/1999/xhtml">${body}</div>` };
}

function rowsOf(element: object): string {
  return Object.entries(element)
    .flatMap(([name, member]) => (Array.isArray(member) ? member : [member]).map((item) => rowOf(name, item)))
    .join('');
}

function rowOf(name: string, item: unknown): string {
  if (item === undefined || item === null) return '';
  if (name === 'extension' && isNode(item)) {
    const { url, ...value } = item;
    return row(termFor(String(url)), contentOf(name, Object.values(value)[0]));
  }
  return row(termFor(name), contentOf(name, item));
}

function contentOf(name: string, item: unknown): string {
  if (Array.isArray(item)) return item.map((each) => contentOf(name, each)).join('<br/>');
  if (typeof item === 'boolean') return item ? 'ja' : 'nej';
  if (!isNode(item))
    return markup(name === 'data' ? sizeOf(item) : meaningOf(String(item), { element: name }));
  const short = shortOf(item);
  return short === undefined ? tableOf(rowsOf(item)) : markup(short);
}

/** References, identifiers and codings fit on one line. */
function shortOf(item: object): string | undefined {
  const names = Object.keys(item);
  if (names.length === 1 && names[0] === 'reference') return textAt(item, 'reference');
  if (names.length > 2 || !names.every((name) => name === 'system' || name === 'value' || name === 'code')) {
    return undefined;
  }
  const system = textAt(item, 'system');
  const value = textAt(item, 'value') ?? meaningOf(textAt(item, 'code') ?? '', system ? { system } : {});
  return system === undefined ? value : `${value} (${system})`;
}

function sizeOf(base64: unknown): string {
  return `${Math.floor((String(base64).length * 3) / 4)} byte`;
}

function row(label: string, content: string): string {
  return content === '' ? '' : `<tr><td>${markup(label)}</td><td>${content}</td></tr>`;
}

function tableOf(rows: string): string {
  return rows === '' ? '' : `<table><tbody>${rows}</tbody></table>`;
}

function hasExtension(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasExtension);
  return isNode(node) && ('extension' in node || Object.values(node).some(hasExtension));
}

function markup(text: string): string {
  return text
    .toWellFormed()
    .replace(unwritable, '\uFFFD')
    .replace(/[&<>"]/g, (character) => escaped[character] ?? character)
    .replace(/\r\n?|\n/g, '<br/>');
}

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
