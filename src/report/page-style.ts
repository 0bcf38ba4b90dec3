import { colours } from './page-colours.ts';
import { findingsStyle } from './page-style-findings.ts';
import { frameStyle } from './page-style-frame.ts';
import { mediaStyle } from './page-style-media.ts';
import { laneStyle, sequenceStyle } from './page-style-sequence.ts';
import { states } from './words.ts';

const tones = states
  .map(
    (state) =>
      `.state.${state} { color: var(--${state}); } .bar .${state} { fill: var(--${state}); } ` +
      `.open.${state}, .rows .${state} { --tone: var(--${state}); }`,
  )
  .join('\n');

/** The page's style sheet. */
export const style = [colours, frameStyle, findingsStyle, sequenceStyle, tones, laneStyle, mediaStyle].join(
  '\n',
);
