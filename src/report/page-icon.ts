import { both, html, type Html } from './html.ts';
import { stateWords, type State } from './words.ts';

// Drawn on a 16 by 16 grid; each state has a shape of its own, so that nothing depends on seeing colours.
const shapes: Readonly<Record<State, string>> = {
  pass: '<path d="M3.2 8.6l3.2 3.2 6.4-7.4"/>',
  fail: '<path d="M4 4l8 8M12 4l-8 8"/>',
  error: '<path d="M9.2 1.8L4 9h3.6l-.8 5.2L12 7H8.4z"/>',
  blocked: '<circle cx="8" cy="8" r="5.6"/><path d="M4.2 11.8l7.6-7.6"/>',
  known: '<path d="M4.5 14V2.6h7l-2 3 2 3h-7"/>',
  warn: '<path d="M8 2.4l6 11H2z"/><path d="M8 6.6v3M8 11.4v.2"/>',
  review:
    '<path d="M1.4 8S3.8 3.8 8 3.8 14.6 8 14.6 8 12.2 12.2 8 12.2 1.4 8 1.4 8z"/><circle cx="8" cy="8" r="1.7"/>',
  unsupported: '<path d="M3.6 8h8.8"/>',
};

/** The drawings that `stateMark` refers to; once on the page. */
export const iconSheet: Html = {
  html: `<svg class="sheet" aria-hidden="true" focusable="false">${Object.entries(shapes)
    .map(([state, shape]) => `<symbol id="i-${state}" viewBox="0 0 16 16">${shape}</symbol>`)
    .join('')}</svg>`,
};

/** A state as a sign and a word. */
export function stateMark(state: State): Html {
  return html`<span class="state ${state}"
    ><svg aria-hidden="true"><use href="#i-${state}" /></svg>${both(stateWords[state].word)}</span
  >`;
}
