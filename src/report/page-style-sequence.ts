import { mostLanes } from './page-lanes.ts';

/** The scenarios with their sequence diagrams. */
export const sequenceStyle = `
.scenario { border-bottom: 1px solid var(--line); }
.scenario:first-of-type { border-top: 2px solid var(--line); }
.scenario > summary { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr) auto 4.5rem .8rem; gap: 0 .75rem; padding: .5rem .35rem; align-items: baseline; list-style: none; }
.scenario > summary code { color: var(--soft); }
.scenario[open] > summary .text { font-weight: 600; }
.took { color: var(--soft); text-align: right; font-size: .88rem; font-variant-numeric: tabular-nums; }
.fault { margin: .5rem .35rem 1rem; padding: .6rem 1rem; border-left: 3px solid var(--error); background: var(--wash); }
.record { margin: .9rem .35rem 1.75rem; font-size: .88rem; color: var(--soft); }
.sequence { margin: .75rem .35rem 0; border: 1px solid var(--line); border-radius: 6px; background: var(--sheet); overflow: clip; }
.heads { position: sticky; top: 3rem; z-index: 1; display: grid; padding: .7rem 0 .6rem 6rem; background: var(--sheet); border-bottom: 1px solid var(--line); text-align: center; font-size: .88rem; line-height: 1.3; }
.heads b { display: block; font-weight: 600; padding: 0 .4rem; }
.heads .digits { color: var(--soft); font-size: .76rem; }
.step + .step { border-top: 1px solid var(--line); }
.step { --here: var(--sheet); scroll-margin-top: 9rem; }
.step summary:hover, .step:target summary { --here: var(--wash); }
.step summary { display: grid; grid-template-columns: 6rem 1fr; list-style: none; font-size: .9rem; }
.when { white-space: nowrap; padding: .55rem 0 .55rem .9rem; color: var(--soft); font-size: .8rem; font-variant-numeric: tabular-nums; }
.when b { color: var(--ink); font-weight: 560; margin-right: .25rem; }
.track { display: grid; }
.track, .found { background-image: linear-gradient(90deg, transparent calc(50% - .5px), var(--line) calc(50% - .5px), var(--line) calc(50% + .5px), transparent calc(50% + .5px)); }
.arrow { --stroke: var(--soft); position: relative; margin: .5rem 0 .6rem; padding: 0 .3rem .35rem; text-align: center; line-height: 1.35; border-bottom: 1.5px solid var(--stroke); min-width: 0; }
.arrow .label, .arrow .result { display: table; margin: 0 auto; padding: 0 .3rem; background: var(--here); max-width: 100%; overflow-wrap: anywhere; hyphens: auto; }
.arrow .label { font-weight: 560; font-size: .85rem; }
.arrow .result { color: var(--soft); font-size: .8rem; }
.arrow .route { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.arrow.right::after, .arrow.left::after { content: ""; position: absolute; bottom: -4.75px; width: 8px; height: 8px; border: solid var(--stroke); border-width: 1.5px 1.5px 0 0; }
.arrow.right::after { right: 1px; transform: rotate(45deg); }
.arrow.left::after { left: 1px; transform: rotate(-135deg); }
.arrow.here { border: 1px dashed var(--line); border-radius: 5px; padding: .3rem .5rem; background: var(--here); margin: .5rem -3.5rem .6rem; }
.arrow.here.last { margin: .5rem .5rem .6rem -7.5rem; }
.arrow.here.from-0 { margin: .5rem -7.5rem .6rem .5rem; }
.compose .arrow, .inbox .arrow, .outbox .arrow { border-bottom-style: dashed; }
.trouble .arrow { --stroke: var(--fail); }
.trouble .result { color: var(--fail); }
.found { margin-left: 6rem; padding: 0 .9rem .6rem; text-align: center; font-size: .8rem; }
.found a { color: var(--fail); margin: 0 .1rem; padding: 0 .25rem; background: var(--sheet); }
.found a.warn { color: var(--warn); }
.found a.review { color: var(--review); }
.step:target summary { background: var(--wash); box-shadow: inset 3px 0 0 var(--accent); }
.content { padding: .35rem 1.25rem 1.1rem 6.9rem; font-size: .9rem; }
.content .moment { color: var(--soft); font-size: .82rem; }
.terms { display: grid; gap: .15rem 0; margin-top: .5rem; }
.terms > div, .table > div { display: grid; grid-template-columns: 13rem 1fr; gap: .15rem 1rem; align-items: baseline; }
.terms dd, .table dd { overflow-wrap: anywhere; white-space: pre-wrap; min-width: 0; }
.seen { border-left: 3px solid var(--line); padding-left: .9rem; margin-top: .7rem; }
.problems { color: var(--fail); margin: .5rem 0; }
.bytes { margin-top: .6rem; }
.step .bytes > summary { box-shadow: none; background: none; display: list-item; list-style: disclosure-closed inside; color: var(--accent); font-size: inherit; }
.step .bytes[open] > summary { list-style-type: disclosure-open; }
.bytes > summary .digits { color: var(--soft); font-size: .78rem; }
pre { margin: .4rem 0 0; padding: .9rem 1rem; max-height: 32rem; overflow: auto; background: var(--wash); border-radius: 5px; font-size: .78rem; line-height: 1.5; tab-size: 2; }
.cut { color: var(--warn); font-size: .86rem; margin-top: .3rem; }
`;

const counts = Array.from({ length: mostLanes }, (_, index) => index + 1);
const lanes = counts.flatMap((count) => [
  `.lanes-${count} .heads { grid-template-columns: repeat(${count}, 1fr); }`,
  `.lanes-${count} .track { grid-template-columns: repeat(${2 * count}, 1fr); }`,
  `.lanes-${count} .track, .lanes-${count} .found { background-size: calc(100% / ${count}) 100%; }`,
]);
const ends = counts.flatMap((_, lane) => [
  `.from-${lane} { grid-column-start: ${2 * lane + 2}; }`,
  `.to-${lane} { grid-column-end: ${2 * lane + 2}; }`,
  `.here.from-${lane} { grid-column: ${2 * lane + 1} / ${2 * lane + 3}; }`,
]);

/** Columns and ends of arrows are classes, for the policy allows no style attributes. */
export const laneStyle = [...lanes, ...ends].join('\n');
