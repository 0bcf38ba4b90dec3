import type { Html } from './html.ts';

/** A touchstone: a dark stone with the streak that gold leaves on it. */
export const mark: Html = {
  html:
    '<svg class="mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false">' +
    '<path class="stone" d="M7 2.5h11.5c1.5 0 2.800.8 3.5 2l3.300 7.5c.5 1.200.5 2.400 0 3.5l-4.300 7.800c-.8 1.300-2 2.200-3.5 2.200H8.5c-1.700 0-3.200-1-3.800-2.600L2 14.800c-.4-1-.4-2.200 0-3.200l2-6.800C4.5 3.400 5.600 2.5 7 2.5z"/>' +
    '<path class="streak" d="M8.5 19.5L18 7.5"/></svg>',
};
