import { child, type Element, resourceOf } from '../element/element.ts';
import { narrativeOf } from '../narrative/read-narrative.ts';
import { fragmentsIn, hasFragment } from './fragments.ts';
import { fail, type Judgement } from './judgement.ts';

/** FHIR R4, Narrative: basic XHTML, without forms, scripts, frames or event attributes; its links lead somewhere. */
export function checkNarrative(judgement: Judgement, element: Element): void {
  const div = child(element, 'div');
  if (!div) return;
  const { problems, links, pictures } = narrativeOf(div);
  for (const problem of problems) fail(judgement, 'narrative.xhtml', div, problem);
  for (const link of links) {
    if (!hasFragment(div, link))
      fail(judgement, 'narrative.link', div, `#${link} leads to nothing in this message`);
  }
  for (const picture of pictures) {
    if (fragmentsIn(resourceOf(div)).ids.get(picture) !== 1)
      fail(judgement, 'narrative.link', div, `#${picture} does not lead to one place in this resource`);
  }
}
