import { childrenNamed, type Element, text } from '../element/element.ts';
import { fail, type Judgement } from './judgement.ts';

const ofSearches = new Set(['first', 'previous', 'next', 'last']);

/** Links of a search have no place in a message or document, and there is one link to itself at most. */
export function checkLinks(judgement: Judgement, bundle: Element, type: string): void {
  let itself = false;
  for (const link of childrenNamed(bundle, 'link')) {
    const relation = text(link, 'relation') ?? '';
    if (ofSearches.has(relation) || (relation === 'self' && itself))
      fail(judgement, 'bundle.link', link, `a Bundle of type ${type} cannot have this link ${relation}`);
    itself ||= relation === 'self';
  }
}
