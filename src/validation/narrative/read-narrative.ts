import type { XmlElement } from '../../message/xml/document.ts';
import { type Element, notesOf } from '../element/element.ts';
import { isEmptyText } from '../empty-text.ts';
import { readXhtml } from './read-xhtml.ts';
import { badAddress, badScheme } from './xhtml-address.ts';
import { XhtmlError } from './xhtml-error.ts';
import { allowedElements, isAllowedOn } from './xhtml-names.ts';
import { type XhtmlElement, xhtmlNamespace, xhtmlOf } from './xhtml-node.ts';
import { misplaced } from './xhtml-structure.ts';

/** What was found in the `div` of a narrative. */
export type Narrative = {
  readonly problems: readonly string[];
  /** Only elements and attributes that FHIR allows (txt-1). */
  readonly allowed: boolean;
  /** Some text or a picture (txt-2). */
  readonly visible: boolean;
  /** Places in the message that links and pictures lead to, without the `#`. */
  readonly links: readonly string[];
  readonly pictures: readonly string[];
  /** What may be led to: ids, and names of anchors. */
  readonly ids: readonly string[];
  readonly anchors: readonly string[];
};

export function narrativeOf(div: Element): Narrative {
  const notes = notesOf(div);
  const known = notes.xhtml as Narrative | XmlElement | undefined;
  if (known && 'problems' in known) return known;
  const narrative = known ? inspect(xhtmlOf(known)) : readNarrative(div.value ?? '');
  notes.xhtml = narrative;
  return narrative;
}

function readNarrative(source: string): Narrative {
  try {
    return inspect(readXhtml(source));
  } catch (error) {
    if (!(error instanceof XhtmlError)) throw error;
    const problems = [`the narrative is not XHTML: ${error.message}`];
    return { problems, allowed: true, visible: true, links: [], pictures: [], ids: [], anchors: [] };
  }
}

function inspect(root: XhtmlElement): Narrative {
  const problems = misplaced(root);
  const links: string[] = [];
  const pictures: string[] = [];
  const ids: string[] = [];
  const anchors: string[] = [];
  if (root.name !== 'div') problems.push(`the narrative must be a <div>, not <${root.name}>`);
  let allowed = true;
  let visible = false;
  const forbid = (problem: string) => {
    problems.push(problem);
    allowed = false;
  };
  const lead = (address: string | undefined, into: string[], schemes: boolean) => {
    if (address === undefined) return;
    if (address.startsWith('#') && (address !== '#' || !schemes)) into.push(address.slice(1));
    const problem = badAddress(address) ?? (schemes ? badScheme(address) : undefined);
    if (problem) problems.push(problem);
  };
  const visit = ({ name, namespace, attributes, children }: XhtmlElement) => {
    if (namespace !== xhtmlNamespace) problems.push(`<${name}> must be in the namespace ${xhtmlNamespace}`);
    if (!allowedElements.has(name)) forbid(`<${name}> is not allowed in a narrative`);
    for (const attribute of attributes.keys()) {
      if (!isAllowedOn(name, attribute))
        forbid(`attribute ${attribute} is not allowed on <${name}> in a narrative`);
    }
    const id = attributes.get('id');
    if (id !== undefined) ids.push(id);
    const anchor = name === 'a' ? attributes.get('name') : undefined;
    if (anchor !== undefined) anchors.push(anchor);
    if (name === 'a') lead(attributes.get('href'), links, true);
    if (name === 'img') {
      visible = true;
      lead(attributes.get('src'), pictures, false);
    }
    for (const node of children) {
      if (node.kind === 'element') visit(node);
      else if (node.kind === 'text') visible ||= !isEmptyText(node.text);
      else if (node.text.startsWith('DOCTYPE')) forbid('a narrative has no document type');
    }
  };
  visit(root);
  return { problems, allowed, visible, links, pictures, ids, anchors };
}
