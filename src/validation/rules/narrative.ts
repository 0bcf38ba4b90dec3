import type { XmlElement } from '../../message/xml/document.ts';
import { readXml } from '../../message/xml/read-xml.ts';
import { XmlError } from '../../message/xml/xml-error.ts';
import { child, type Element, notesOf } from '../element/element.ts';
import { fail, type Judgement } from './judgement.ts';
import { resolveEntities } from './xhtml-entities.ts';
import { allowedAttributes, allowedElements } from './xhtml-names.ts';

/** What was found in the `div` of a narrative. */
export type Narrative = {
  readonly problems: readonly string[];
  /** Only elements and attributes that FHIR allows (txt-1). */
  readonly allowed: boolean;
  /** Some text or a picture (txt-2). */
  readonly visible: boolean;
};

const xhtml = 'http://www.w3.org/1999/xhtml';

/** FHIR R4, Narrative: basic XHTML, without forms, scripts, frames or event attributes. */
export function checkNarrative(judgement: Judgement, element: Element): void {
  const div = child(element, 'div');
  if (!div) return;
  for (const problem of narrativeOf(div).problems) fail(judgement, 'narrative.xhtml', div, problem);
}

export function narrativeOf(div: Element): Narrative {
  const notes = notesOf(div);
  const known = notes.xhtml as Narrative | XmlElement | undefined;
  if (known && 'problems' in known) return known;
  const narrative = readNarrative(known ?? div.value ?? '');
  notes.xhtml = narrative;
  return narrative;
}

function readNarrative(source: XmlElement | string): Narrative {
  if (typeof source !== 'string') return inspect(source);
  try {
    return inspect(readXml(resolveEntities(source)).root);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    // JSON can hold characters that XML cannot; the official validator does not mind them in a narrative.
    const readable = source.replaceAll(forbidden, '\uFFFD');
    if (readable !== source) return readNarrative(readable);
    return { problems: [`the narrative is not XHTML: ${error.message}`], allowed: true, visible: true };
  }
}

// oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

function inspect(root: XmlElement): Narrative {
  const problems: string[] = [];
  if (root.name !== 'div') problems.push(`the narrative must be a <div>, not <${root.name}>`);
  if (root.namespace !== xhtml) problems.push(`the narrative must be in the namespace ${xhtml}`);
  let allowed = true;
  let visible = false;
  const forbid = (problem: string) => {
    problems.push(problem);
    allowed = false;
  };
  const visit = (element: XmlElement) => {
    if (!allowedElements.has(element.name)) forbid(`<${element.name}> is not allowed in a narrative`);
    if (element.name === 'img') visible = true;
    for (const { name, prefix } of element.attributes) {
      const written = prefix ? `${prefix}:${name}` : name;
      if (!allowedAttributes.has(written))
        forbid(`attribute ${written} is not allowed on <${element.name}> in a narrative`);
    }
    for (const node of element.children) {
      if (node.kind === 'element') visit(node);
      else if (/\S/.test(node.text)) visible = true;
    }
  };
  visit(root);
  return { problems, allowed, visible };
}
