import { allowedAttributes, allowedElements } from './xhtml-names.ts';

// One run of text, then a character reference or a tag.
const markup =
  /([^<&]*)(?:&(?:amp|lt|gt|quot|apos|nbsp);|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z:-]*="[^"<&]*")*)\s*(\/?)>)/y;
const attribute = /([a-z][a-z:-]*)="([^"]*)"/g;

/**
 * Whether a narrative is beyond doubt: nothing but allowed elements and attributes, well-formed, with some text.
 * Most are, and half of a message may be narratives; what this does not understand is read as XML and judged for good.
 */
export function isPlainNarrative(source: string): boolean {
  const open: string[] = [];
  let visible = false;
  markup.lastIndex = 0;
  for (let at = 0; at < source.length; at = markup.lastIndex) {
    const found = markup.exec(source);
    if (!found) return false;
    const [, text = '', closing, name, attributes, empty] = found;
    if (at > 0 && open.length === 0) return false;
    if (text !== '') {
      if (at === 0 || text.includes(']]>')) return false;
      visible ||= /\S/.test(text);
    }
    if (name === undefined) visible = true;
    else if (closing) {
      if (attributes || empty || open.pop() !== name) return false;
    } else {
      if (!isAllowed(name, attributes ?? '', at === 0)) return false;
      if (!empty) open.push(name);
    }
  }
  return visible && open.length === 0;
}

function isAllowed(name: string, attributes: string, root: boolean): boolean {
  if (!allowedElements.has(name) || (root && name !== 'div')) return false;
  if (attributes === '') return !root;
  let namespace: string | undefined;
  const names: string[] = [];
  for (const [, attributeName = '', value] of attributes.matchAll(attribute)) {
    if (!allowedAttributes.has(attributeName) || names.includes(attributeName)) return false;
    names.push(attributeName);
    if (attributeName === 'xmlns') namespace = value;
  }
  return namespace === (root ? 'http://www.w3.org/1999/xhtml' : undefined);
}
